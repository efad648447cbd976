"""How the parts of an answer to a coding problem are found. Words that show them: `coding`; other parts: `parts`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interviews.insights.facts import wondered_in
from interviews.insights.naming import without_source
from interviews.insights.text import content_words, first, read, shown

if TYPE_CHECKING:
    from interviews.insights.parts import Answer

STEPS = 15
"""Words from which sentences on a coding problem tell how it is solved, whatever words they use."""

SHARED, LONG = 3, 40
"""Words of a problem that are in what is told of it, whatever the way; one less from so many words on."""

_ANYWHERE = content_words("first next again never always down back look call start begin")
"""Words that stand in any text, whatever it is about."""

_VALUE = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[一二三四五六七八九十]+|"
    r"/[\w/]+|'[^']*'|\"[^\"]*\"|“[^”]*”)"
)
_COUNTEREXAMPLE = re.compile(
    rf"{_VALUE}(?:(?:, ?(?:and )?| and |、| ?和 ?){_VALUE}){{2,}}|/[\w/]+ ?(?:and|和) ?/[\w/]+"
)
"""An input in full, three values of it at least: who names one that goes wrong has tried it."""


def clarifying(given: Answer) -> str | None:
    """What was asked, or said to be asked, before the work."""
    found = first(given.text, given.rules.parts["clarifying"])
    return found or next((shown(asked) for asked in wondered_in(given.text.plain)), None)


def approach(given: Answer) -> str | None:
    """A way to solve the problem: words that name one, or several sentences on it that tell what is done."""
    rules = given.rules.parts
    text = read(without_source(given.text.plain))
    found = first(text, rules["approach"])
    if found is not None or text.words < STEPS:
        return found
    others = [rules[key] for key in ("clarifying", "tests", "complexity", "code")]
    said = dict(zip(text.sentences, text.low, strict=True))
    told = [
        sentence
        for sentence, low in said.items()
        if not low.endswith(("?", "？")) and not any(other.search(low) for other in others)
    ]
    least = SHARED - (text.latin >= LONG)
    if given.question and len(content_words(given.question) & content_words(text.plain) - _ANYWHERE) < least:
        return None
    return shown(told[0]) if len(told) > 1 or sum(read(sentence).words for sentence in told) >= STEPS else None


def code(given: Answer) -> str | None:
    """The first words of code, beside the answer or in it."""
    if given.code.strip():
        return shown(given.code.strip().splitlines()[0])
    found = given.rules.parts["code"].search(given.text.plain)
    return shown(found.group(0)) if found else None


def tests(given: Answer) -> str | None:
    """What was tried, or would be: said so, or an input named with its values."""
    for sentence, low in zip(given.text.sentences, given.text.low, strict=True):
        if not low.endswith(("?", "？")) and (given.rules.parts["tests"].search(low) or _COUNTEREXAMPLE.search(low)):
            return shown(sentence)
    found = re.search(r"\bassert\b.*", given.code)
    return shown(found.group(0)) if found else None
