"""What a better answer may be made of: the candidate's own facts, and gaps where one is missing.

A model likes to invent a figure that sounds well. Every number, name and tool of its text is looked
up in what the candidate said; a sentence with a foreign one gets a gap in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviews.rubric.evidence import ANSWERS, Manner, plain, quotes
from interviews.rubric.material import Material, fold

GAPS: Mapping[str, str] = {"en": "[your figure]", "zh": "[你的数字]"}
NAME_GAPS: Mapping[str, str] = {"en": "[your example]", "zh": "[你的例子]"}

MOST_NOTES = 3
LONGEST = 1_600

_CHINESE_DIGITS = "一二三四五六七八九十百千万亿两半"
_FIGURE = re.compile(
    rf"\d[\d.,:/]*\d|\d|百分之[{_CHINESE_DIGITS}]+|(?<![{_CHINESE_DIGITS}])[{_CHINESE_DIGITS}]+(?=[个家位名人次天周月年季倍成件单万元块小分秒%])"
)
_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|hundred|thousand|million|half|double|doubled|tripled|twice|quarter|dozen)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b(?:[A-Z][\w+#.-]*[a-z0-9+#]|[A-Z]{2,}[\w+#-]*)\b", re.MULTILINE)
_LATIN = re.compile(r"[A-Za-z][\w+#.-]{1,}")
_NOT_NAMES = frozenset(
    [
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "chinese",
    ]
)
_GAP = re.compile(r"\[[^\]\n]{1,40}\]")


@dataclass(frozen=True, slots=True)
class Review:
    """What is said about one answer, as far as it stands.

    Attributes:
        worked: (quote, why it works).
        missing: what a listener still wants.
        stronger: the answer as it could be, of the candidate's own facts; gaps stand in brackets.
        say: one sentence to say next time.
    """

    worked: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    stronger: str = ""
    say: str = ""


def review(said: Mapping[str, Any], judged: Material, *, known: str, language: str, manner: Manner = ANSWERS) -> Review:
    """Check what the reviewer said about an answer.

    Args:
        said: its JSON, of any shape.
        judged: the answer.
        known: everything else that the candidate said or is asked, whose facts are no inventions.
    """
    worked = []
    for each in _list(said.get("worked")):
        if isinstance(each, Mapping) and (why := plain(each.get("why"), manner)):
            found = quotes([each.get("quote")], judged, language, manner)
            worked += [(found[0], why)] if found else []
    facts = f"{judged.text}\n{known}"
    return Review(
        tuple(worked[:MOST_NOTES]),
        tuple(note for each in _list(said.get("missing")) if (note := plain(each, manner)))[:MOST_NOTES],
        own(said.get("stronger"), facts, language),
        own(said.get("say"), facts, language),
    )


def own(text: Any, facts: str, language: str) -> str:
    """The text with a gap for each figure and name that is not in `facts`; empty when it is none."""
    if not isinstance(text, str) or not text.strip():
        return ""
    base = language.partition("-")[0]
    figure, name = GAPS.get(base, GAPS["en"]), NAME_GAPS.get(base, NAME_GAPS["en"])
    whole = fold(facts)
    pieces, at = [], 0
    trimmed = unicodedata.normalize("NFC", text.strip())[:LONGEST]
    for gap in _GAP.finditer(trimmed):
        pieces += [_filled(trimmed[at : gap.start()], whole, figure, name, base), gap.group()]
        at = gap.end()
    return "".join([*pieces, _filled(trimmed[at:], whole, figure, name, base)])


def _filled(text: str, facts: str, figure: str, name: str, language: str) -> str:
    text = _FIGURE.sub(lambda found: found.group() if _known_figure(found.group(), facts) else figure, text)
    text = _WORDS.sub(lambda found: found.group() if _known_word(found.group(), facts) else figure, text)
    names = _LATIN if language == "zh" else _NAME
    text = names.sub(lambda found: found.group() if _known_name(found.group(), facts) else name, text)
    return re.sub(rf"{re.escape(figure)}(?:\s*(?:[%％]|per ?cent))?(?:\s*{re.escape(figure)})*", figure, text)


def _known_figure(found: str, facts: str) -> bool:
    digits = found.strip(".,:/").casefold()
    return re.search(rf"(?<!\d){re.escape(digits)}(?!\d)", facts) is not None


def _known_word(found: str, facts: str) -> bool:
    return re.search(rf"\b{re.escape(found.casefold())}\b", facts) is not None


def _known_name(found: str, facts: str) -> bool:
    low = found.casefold().rstrip(".,")
    return low in _NOT_NAMES or low in facts


def _list(given: Any) -> Sequence[Any]:
    return given if isinstance(given, Sequence) and not isinstance(given, str) else ()
