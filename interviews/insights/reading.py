"""One question and the replies to it → what kind of reply came last, and which parts have been heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from interviews.insights import parts as rules
from interviews.insights import story
from interviews.insights.meant import CODING, UNMEASURED, told
from interviews.insights.naming import (
    Asked,
    has_class,
    is_empty,
    only_name,
    other_call,
    other_name,
)
from interviews.insights.parts import TABLES, WantedPart
from interviews.insights.replies import Kind, asks_reason
from interviews.insights.text import Text, content_words, shown
from interviews.insights.unfinished import ends_at_finding, untold

NOTHING = Asked()
"""Where no code is asked for."""

ECHO, ECHOED = 3, 0.75
"""Words of a probe that can be told in answer to something else, and the share of them that is."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the replies to one question hold.

    Attributes:
        said: what the last reply is; `kinds`: what each is, in order.
        parts: part → the words that show it; `missing`: the others, the one to ask for first in front.
        team_only: deeds of the group hide the speaker's own; `hypothetical`: told what would be done.
        private: the last reply tells of age, health, family or faith.
        done: something is told that was done, by whomever.
        again: the last reply was given to this question before, word for word; `elsewhere`: to an earlier question,
            and it tells nothing.
        other_name: the function that was asked for, where the code that came defines others; `other_call`: the one
            of that name in the code, with its parameters, where they are others than those asked for.
        only_name: the one function or class that the code that came defines, "" for none or several.
        has_class: code or words of the last reply speak of a class.
        empty: functions were begun in which nothing stands yet.
        explained: what is private is the reason that was asked for.
        finding: what is told ends at what was found out, before what came of it.
        announced: the number of the thing that was announced and did not come ("Three things. First …"), 0 for none.
    """

    said: Kind = "answer"
    kinds: tuple[Kind, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    team_only: bool = False
    hypothetical: bool = False
    private: bool = False
    done: bool = False
    again: bool = False
    elsewhere: bool = False
    other_name: str = ""
    other_call: str = ""
    only_name: str = ""
    has_class: bool = False
    empty: bool = False
    explained: bool = False
    finding: bool = False
    announced: int = 0


def heard(
    replies: Sequence[str],
    *,
    question: str,
    parts: Sequence[WantedPart],
    language: str,
    code: str = "",
    coded: bool = False,
    before: Sequence[str] = (),
    asked: Asked = NOTHING,
) -> Heard:
    """Read the replies to `question` for its `parts`.

    Args:
        language: of the interview ("en", "zh-CN", …); what is written in Chinese characters is read as Chinese.
        code: the source that came with the last reply; `coded`: code came with an earlier one.
        before: the replies to earlier questions; what was told then answers no second question.
        asked: what a coding problem wants to be written.
    """
    meant = told(replies, question=question, parts=parts, language=language, code=code, before=before)
    text, keys = meant.text, [part.key for part in parts]
    if meant.language not in TABLES:
        enough = text.words >= UNMEASURED or code.strip()
        found = dict.fromkeys(keys, shown(text.plain)) if enough else {}
        return Heard(meant.said, meant.kinds, found, tuple(keys) if not enough else (), private=meant.private)
    given = rules.answer(text, meant.language, code, question)
    empty = is_empty(meant.source)
    found = _found(parts, given, question, coded)
    if empty:
        found = {key: words for key, words in found.items() if rules.canonical(key) != "code"}
    of_a_post = not (CODING | {"situation"}) & set(map(rules.canonical, keys))
    explained = meant.private and of_a_post and asks_reason(question, language)
    return Heard(
        meant.said,
        meant.kinds,
        found,
        () if explained else _missing(keys, found, given),
        given.team_only,
        given.hypothetical,
        meant.private,
        done=given.deeds.own + given.deeds.team > 0,
        again=meant.again,
        elsewhere=meant.elsewhere,
        other_name=other_name(meant.source, asked.names),
        other_call=other_call(meant.source, asked.call),
        only_name=only_name(meant.source),
        empty=empty,
        has_class=bool(replies) and has_class(code or replies[-1]),
        explained=explained,
        finding=meant.said == "answer" and _stops_at_finding(text, given, parts, found),
        announced=untold(text),
    )


def _found(parts: Sequence[WantedPart], given: rules.Answer, question: str, coded: bool) -> dict[str, str]:
    """Part → the words that show it, "" where it was shown before or in the words of its probe."""
    found = {part.key: words for part in parts if (words := rules.find(part, given)) is not None}
    if story.goes_on(given) and "reflection" in {rules.canonical(part.key) for part in parts if part.key not in found}:
        found = {key: words for key, words in found.items() if rules.canonical(key) != "measured_result"}
    if parts and parts[0].key not in found and (named := rules.named_outright(given, parts)):
        found[parts[0].key] = named
    others = [part for part in parts if part.key not in found]
    shown_else = (part for part in others if coded and rules.canonical(part.key) == "code")
    echoed = (
        part for part in others if rules.canonical(part.key) != "code" and _echoed(part, given.text.plain, question)
    )
    return found | {part.key: "" for part in (*shown_else, *echoed)}


def _missing(keys: Sequence[str], found: Mapping[str, str], given: rules.Answer) -> tuple[str, ...]:
    """The parts that were not heard, the one to ask for first in front: where nothing is done yet, the situation, and
    before any result where next to nothing is told.
    """
    missing = rules.wanted_first([key for key in keys if key not in found])
    if given.hypothetical or not given.deeds.own + given.deeds.team:
        return tuple(sorted(missing, key=lambda key: rules.canonical(key) != "situation"))
    if not any(found.values()) or given.text.words < UNMEASURED:
        return tuple(sorted(missing, key=lambda key: _FIRST.get(rules.canonical(key), len(_FIRST))))
    return missing


_FIRST = {"own_action": 0, "situation": 1}
"""What is asked for before the rest where a deed is told and nothing around it."""


def _stops_at_finding(text: Text, given: rules.Answer, parts: Sequence[WantedPart], found: Mapping[str, str]) -> bool:
    """Whether the answer ends at what was found out, and no result and no lesson is told before that."""
    if not ends_at_finding(text, given.rules):
        return False
    by_kind = {rules.canonical(part.key): found[part.key] for part in parts if part.key in found}
    no_ends = {shown(text.sentences[-1]), by_kind.get("situation")}
    return all(by_kind.get(kind) in {None, *no_ends} for kind in _ENDS)


_ENDS = frozenset({"measured_result", "reflection"})
"""Parts with which a story ends."""


def _echoed(part: WantedPart, told: str, question: str) -> bool:
    """Whether what one would ask for the part is told already, almost in the same words."""
    said, asked = content_words(told), _bank_words(question)
    wanted = [_bank_words(probe) - asked for probe in getattr(part, "probes", ())]
    return any(len(words) >= ECHO and len(words & said) >= len(words) * ECHOED for words in wanted)


@lru_cache(maxsize=4096)
def _bank_words(text: str) -> frozenset[str]:
    """Of questions and probes, which are compared again and again."""
    return content_words(text)
