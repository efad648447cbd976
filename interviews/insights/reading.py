"""One question and the replies to it → what kind of reply came last, and which parts have been heard."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from interviews.insights import parts as rules
from interviews.insights.parts import TABLES, WantedPart
from interviews.insights.replies import Kind, is_private, kind_of, without_injections
from interviews.insights.text import read, spoken

UNMEASURED = 25
"""Words of an answer in a language without rules that count as a full one; and of a story that may be told twice."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the replies to one question hold.

    Attributes:
        said: what the last reply is; `kinds`: what each is, in order.
        parts: part → the words that show it; `missing`: the others, the one to ask for first in front.
        team_only: deeds of the group hide the speaker's own; `hypothetical`: told what would be done.
        private: the last reply tells of age, health, family or faith.
    """

    said: Kind = "answer"
    kinds: tuple[Kind, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    team_only: bool = False
    hypothetical: bool = False
    private: bool = False


def heard(
    replies: Sequence[str],
    *,
    question: str,
    parts: Sequence[WantedPart],
    language: str,
    code: str = "",
    coded: bool = False,
    before: Sequence[str] = (),
) -> Heard:
    """Read the replies to `question` for its `parts`.

    Args:
        language: of the interview ("en", "zh-CN", …); what is written in Chinese characters is read as Chinese.
        code: the source that came with the last reply; `coded`: code came with an earlier one.
        before: the replies to earlier questions; a story that was told then is none to this one.
    """
    told_before = frozenset(sentence for reply in before for sentence in _sentences(reply))
    kinds = tuple(_again(kind_of(reply, question=question, language=language), reply, told_before) for reply in replies)
    private = bool(replies) and is_private(replies[-1], language)
    said = kinds[-1] if kinds else "silence"
    if code.strip() and said in ("silence", "question", "off_topic"):
        said = "answer"
    told = [
        without_injections(reply, language).plain
        for reply, kind in zip(replies, kinds, strict=True)
        if kind in ("answer", "question", "other_language")
    ]
    text = read("\n".join(told))
    spoken_in = spoken(text, language)
    keys = [part.key for part in parts]
    if spoken_in not in TABLES:
        enough = text.words >= UNMEASURED or code.strip()
        found = dict.fromkeys(keys, text.plain[: rules.SHOWN]) if enough else {}
        return Heard(said, kinds, found, tuple(keys) if not enough else (), private=private)
    given = rules.answer(text, spoken_in, code)
    found = {part.key: words for part in parts if (words := rules.find(part, given)) is not None}
    if coded:
        found |= {key: found.get(key, "") for key in keys if rules.canonical(key) == "code"}
    missing = rules.wanted_first([key for key in keys if key not in found])
    if given.hypothetical or not given.deeds.own + given.deeds.team:
        missing = tuple(sorted(missing, key=lambda key: rules.canonical(key) != "situation"))
    return Heard(said, kinds, found, missing, given.team_only, given.hypothetical, private)


def _again(kind: Kind, reply: str, told_before: Set[str]) -> Kind:
    """The kind of a reply, now that one knows what was said before it."""
    if kind != "answer" or not told_before or read(reply).words < UNMEASURED:
        return kind
    return "repeated" if set(_sentences(reply)) <= told_before else kind


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text for comparing."""
    return tuple(_SIGNS.sub("", sentence) for sentence in read(text).low)


_SIGNS = re.compile(r"[\W_]+")
