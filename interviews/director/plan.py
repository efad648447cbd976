"""The plan of an interview: which questions, with the parts of a full answer and their shares of the time.

Made once, when the interview starts, and stored with it. What happens to it is in `course` and `offers`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

CLOSING_SHARE = 0.1
"""The share of the time that is kept for the candidate's questions and the goodbye."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a full answer. `cue` says in words what shows it; `probes` ask for it, in the bank's words."""

    key: str
    cue: str = ""
    probes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A question with everything that is needed to ask it, to follow it up and to help with it."""

    key: str
    text: str
    competency: str = ""
    level: str = "any"
    minutes: float = 4.0
    parts: tuple[Part, ...] = ()
    statement: str = ""
    examples: tuple[Mapping[str, str], ...] = ()
    clarifications: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    complexity: str = ""

    def part(self, key: str | None) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the interviewer means to do. `time_limit` in seconds, before any stretching; `phrases` by name."""

    type: str = ""
    language: str = "en"
    level: str = "mid"
    seed: str = ""
    time_limit: float | None = None
    questions: tuple[Planned, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Plan:
        """The stored plan; unknown fields are ignored, missing ones have their defaults (`{}`: an empty plan)."""
        data = data or {}
        known = {name: data[name] for name in ("type", "language", "level", "seed", "time_limit") if name in data}
        return cls(
            **known,
            questions=tuple(_planned(question) for question in data.get("questions", ())),
            phrases=dict(data.get("phrases", {})),
        )


class _BankPart(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def cue(self) -> str: ...
    @property
    def probes(self) -> Sequence[str]: ...


class BankEntry(Protocol):
    """What the director needs of a question of the bank (`prompts.bank.BankQuestion` has it)."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def competency(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def minutes(self) -> float: ...
    @property
    def parts(self) -> Sequence[_BankPart]: ...
    @property
    def statement(self) -> str: ...
    @property
    def examples(self) -> Sequence[Mapping[str, str]]: ...
    @property
    def clarifications(self) -> Sequence[str]: ...
    @property
    def hints(self) -> Sequence[str]: ...
    @property
    def complexity(self) -> str: ...


def make_plan(
    bank: Sequence[BankEntry],
    *,
    type: str,
    language: str,
    level: str,
    count: int,
    time_limit: float | None,
    seed: str,
    phrases: Mapping[str, str] | None = None,
) -> Plan:
    """Choose `count` questions (fewer when the bank holds fewer) of as many competencies as possible.

    Args:
        bank: the questions of this type and language; the same `type`, `level` and `seed` choose the same keys.
        level: "junior", "mid" or "senior"; questions of other levels come only when those do not suffice.
        time_limit: seconds for the whole interview, None for no limit.
        phrases: the sentences of this type and language by name (`opening`, `closing`, `redirect`, …).
    """
    order = sorted(bank, key=lambda question: question.key)
    random.Random(f"{type}/{level}/{seed}").shuffle(order)  # noqa: S311 - a choice of questions, no secret
    chosen = _varied(sorted(order, key=lambda question: question.level not in (level, "any")), count, level)
    return Plan(
        type, language, level, seed, time_limit, tuple(_from_bank(item) for item in chosen), dict(phrases or {})
    )


def in_words_of(plan: Plan, bank: Sequence[BankEntry], language: str, phrases: Mapping[str, str] | None = None) -> Plan:
    """The same plan in another language: each question that `bank` has under the same key is said in its words."""
    words = {question.key: question for question in bank}
    questions = tuple(
        _from_bank(words[question.key]) if question.key in words else question for question in plan.questions
    )
    return Plan(plan.type, language, plan.level, plan.seed, plan.time_limit, questions, dict(phrases or plan.phrases))


def _varied(order: Sequence[BankEntry], count: int, level: str) -> list[BankEntry]:
    """Round after round, the first question of each competency that has had fewest; own level before others."""
    chosen: list[BankEntry] = []
    left = list(order)
    had: dict[str, int] = {}
    while left and len(chosen) < count:
        best = min(left, key=lambda item: (had.get(item.competency, 0), item.level not in (level, "any")))
        had[best.competency] = had.get(best.competency, 0) + 1
        left.remove(best)
        chosen.append(best)
    return chosen


def _from_bank(item: BankEntry) -> Planned:
    return Planned(
        key=item.key,
        text=item.text,
        competency=item.competency,
        level=item.level,
        minutes=float(item.minutes),
        parts=tuple(Part(part.key, part.cue, tuple(part.probes)) for part in item.parts),
        statement=item.statement,
        examples=tuple(dict(example) for example in item.examples),
        clarifications=tuple(item.clarifications),
        hints=tuple(item.hints),
        complexity=item.complexity,
    )


def _planned(data: Mapping[str, Any]) -> Planned:
    parts = tuple(
        Part(str(part["key"]), str(part.get("cue", "")), tuple(part.get("probes", ())))
        for part in data.get("parts", ())
    )
    return Planned(
        key=str(data["key"]),
        text=str(data["text"]),
        competency=str(data.get("competency", "")),
        level=str(data.get("level", "any")),
        minutes=float(data.get("minutes", 4.0)),
        parts=parts,
        statement=str(data.get("statement", "")),
        examples=tuple(data.get("examples", ())),
        clarifications=tuple(data.get("clarifications", ())),
        hints=tuple(data.get("hints", ())),
        complexity=str(data.get("complexity", "")),
    )
