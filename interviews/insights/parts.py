"""Which parts of a full answer are there, and the words that show it. Rules over the tables; no scores.

How a story's parts are found says `story`, those of a solved problem `solving`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from interviews.insights import chinese, english, solving, story
from interviews.insights.actors import Actions, actions
from interviews.insights.families import FAMILIES
from interviews.insights.replies import is_private
from interviews.insights.tables import Table
from interviews.insights.text import Text, content_words, first, read, shown

TABLES: Mapping[str, Table] = {"en": english.TABLE, "zh": chinese.TABLE}

OUTRIGHT = 8
"""Words of a first sentence that only names something."""

LENGTH = 60
"""Words from which a case shows the parts of `SHOWN_BY_A_CASE`."""

SHOWN_BY_A_CASE = frozenset({"preference", "method", "telling", "step"})

ORDER = (
    "approach",
    "code",
    "own_action",
    "measured_result",
    "situation",
    "task",
    "reflection",
    "tests",
    "complexity",
    "clarifying",
)
"""Which missing part is asked for first; parts that are not named here keep their place in the question."""

SYNONYMS: Mapping[str, frozenset[str]] = {
    "situation": frozenset({"situation", "context", "setting", "scene", "occasion"}),
    "task": frozenset({"task", "objective", "responsibility"}),
    "own_action": frozenset({"action", "actions", "share", "did", "contribution"}),
    "measured_result": frozenset({"result", "results", "outcome", "impact", "effect", "measured"}),
    "reflection": frozenset({"reflection", "lesson", "lessons", "learned", "learning", "takeaway", "hindsight"}),
    "clarifying": frozenset({"clarifying", "clarification", "assumptions", "requirements", "constraints"}),
    "approach": frozenset({"approach", "algorithm", "design", "solution"}),
    "code": frozenset({"code", "implementation"}),
    "tests": frozenset({"tests", "test", "testing", "edge"}),
    "complexity": frozenset({"complexity", "cost", "performance"}),
    "example": frozenset({"example", "examples", "evidence", "proof", "instance", "case", "story"}),
}


class WantedPart(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def cue(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be searched: its text, language, table of rules and deeds, and the question, "" if unknown."""

    text: Text
    language: str
    rules: Table
    deeds: Actions
    code: str
    question: str = ""

    @property
    def hypothetical(self) -> bool:
        """Whether it tells what would be or always is done, instead of what was done."""
        learned = self.rules.parts["reflection"]
        supposed = sum(bool(self.rules.hypothetical.search(low)) and not learned.search(low) for low in self.text.low)
        return supposed > 0 and supposed >= self.deeds.own + self.deeds.team

    @property
    def team_only(self) -> bool:
        """Whether the speaker's own part is hidden behind the group."""
        own, team = self.deeds.own, self.deeds.team
        return team > 0 and (own < self.rules.own_needed or own * 3 < team)


def answer(text: Text, language: str, code: str = "", question: str = "") -> Answer:
    return Answer(text, language, TABLES[language], actions(text, language), code, question)


def find(part: WantedPart, given: Answer) -> str | None:
    """The words that show this part, None when it was not heard."""
    kind = canonical(part.key)
    rule = _RULES.get(kind)
    if rule is not None:
        return rule(given)
    if kind in given.rules.parts:
        return first(given.text, given.rules.parts[kind])
    return _by_family(part, given)


def canonical(key: str) -> str:
    """The standard part that a key means, or the key itself."""
    if key in SYNONYMS:
        return key
    tokens = set(_tokens(key))
    return next((kind for kind, names in SYNONYMS.items() if tokens & names), key)


def wanted_first(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys in the order in which they are asked for."""
    rank = {key: ORDER.index(canonical(key)) if canonical(key) in ORDER else 0 for key in keys}
    return tuple(sorted(keys, key=lambda key: rank[key]))


def named_outright(given: Answer, parts: Sequence[WantedPart]) -> str | None:
    """The few words at the beginning that name what a question asks for (“The calls. You expect thirty a day …”), where
    its first part is no part of a story or a solution.
    """
    kinds = [canonical(part.key) for part in parts]
    if given.hypothetical or kinds[0] in _RULES or "situation" in kinds:
        return None
    begins = next((sentence for sentence in given.text.sentences if not is_private(sentence, given.language)), "")
    if given.text.words < given.rules.enough or given.rules.own.search(begins.lower()):
        return None
    named = 0 < read(begins).words <= OUTRIGHT and not _PLEASANT.search(begins.lower())
    return shown(begins) if named else None


_PLEASANT = re.compile(
    r"\bquestion\b|^(?:it depends|sure|of course|well|thank|thanks|okay|ok|yes|no|let me)\b|问题|谢谢|"
    r"^(?:好|嗯|是|看情况|当然)"
)
"""How a first sentence goes that names nothing."""


def _by_family(part: WantedPart, given: Answer) -> str | None:
    """Parts that a question brings itself: by the family of their key or cue, else by what they are about."""
    for tokens in (_tokens(part.key), _tokens(part.cue)):
        family = next((name for name, names in FAMILIES.items() if names & set(tokens)), None)
        if family is not None:
            found = first(given.text, given.rules.families[family])
            return found or (_counted_deed(given) if family == "example" else _told_at_length(given, family))
    about = content_words(f"{part.key.replace('_', ' ')} {part.cue}")
    for sentence in given.text.sentences:
        if len(about & content_words(sentence)) >= 2:
            return shown(sentence)
    return shown(given.text.plain) if given.text.words >= given.rules.enough else None


def _told_at_length(given: Answer, family: str) -> str | None:
    """A case that is told at length shows how it was there, or how it is done, in whatever words."""
    long = family in SHOWN_BY_A_CASE and given.text.words >= LENGTH and story.tells_case(given)
    return shown(given.text.plain) if long else None


def _counted_deed(given: Answer) -> str | None:
    """A deed that is told with a figure: an example, whether or not it is said to be one."""
    if given.hypothetical:
        return None
    for number in given.deeds.sentences:
        if given.rules.number.search(given.text.low[number]):
            return shown(given.text.sentences[number])
    return None


def _tokens(key: str) -> list[str]:
    return re.findall(r"[a-z]+", key.lower())


_RULES: Mapping[str, Callable[[Answer], str | None]] = {
    "own_action": story.own_action,
    "situation": story.situation,
    "task": story.task,
    "measured_result": story.result,
    "reflection": story.reflection,
    "clarifying": solving.clarifying,
    "approach": solving.approach,
    "code": solving.code,
    "tests": solving.tests,
}
