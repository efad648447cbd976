"""The plan of an interview: which questions, in which order, with the phrases of its type and language.

Made once, when the interview starts, and stored with it. What happens to it is in `course` and `offers`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from interviews.insights.parts import canonical
from interviews.insights.replies import asks_reason
from interviews.insights.text import content_words
from prompts.bank import BankQuestion, Part, Phrases

STORY = frozenset({"situation", "task", "own_action", "measured_result", "reflection"})
"""Parts that only a story has."""

CLOSING = "closing"
"""The competency of questions that look back on the others: they come last."""

Planned = BankQuestion
"""A planned question is a question of the bank, copied into the plan: later edits of the bank do not change it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the interviewer means to ask. `time_limit` in seconds, before any stretching; None: no limit."""

    type: str = ""
    language: str = "en"
    level: str = "mid"
    seed: str = ""
    time_limit: float | None = None
    questions: tuple[Planned, ...] = ()
    phrases: Phrases = field(default_factory=lambda: Phrases("", ""))

    def to_json(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "language": self.language,
            "level": self.level,
            "seed": self.seed,
            "time_limit": self.time_limit,
            "questions": [question.to_json() for question in self.questions],
            "phrases": self.phrases.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Plan:
        """The stored plan; unknown fields are ignored, missing ones have their defaults (`{}`: an empty plan)."""
        data = data or {}
        known = {name: data[name] for name in ("type", "language", "level", "seed", "time_limit") if name in data}
        questions = tuple(BankQuestion.of(question) for question in data.get("questions", ()))
        phrases = Phrases.from_json(data["phrases"]) if data.get("phrases") else Phrases("", "")
        return cls(**known, questions=questions, phrases=phrases)


def make_plan(
    bank: Sequence[BankQuestion],
    *,
    type: str,
    language: str,
    level: str,
    count: int,
    time_limit: float | None,
    seed: str,
    phrases: Phrases | None = None,
    about: str = "",
) -> Plan:
    """Choose `count` questions (fewer when the bank holds fewer) of as many competencies as possible.

    A bank without questions gives a plan without any: the interview then asks one of any type (`wording`).

    Args:
        bank: the questions of this type and language; the same `type`, `level` and `seed` choose the same keys.
        level: "junior", "mid" or "senior"; questions of other levels come only when those do not suffice.
        time_limit: seconds for the whole interview, None for no limit.
        about: a text; of questions that are as good, those that share most with it are chosen.
    """
    order = sorted(bank, key=lambda question: question.key)
    random.Random(f"{type}/{level}/{seed}").shuffle(order)  # noqa: S311 - a choice of questions, no secret
    if about.strip():
        words = content_words(about)
        order.sort(key=lambda question: -len(words & content_words(f"{question.competency} {question.text}")))
    chosen = tuple(sorted(_varied(order, count, level), key=lambda question: question.competency == CLOSING))
    return Plan(type, language, level, seed, time_limit, chosen, phrases or Phrases(type, language))


def in_words_of(plan: Plan, bank: Sequence[BankQuestion], language: str, phrases: Phrases | None = None) -> Plan:
    """The same plan in another language: each question that `bank` has under the same key is said in its words."""
    words = {question.key: question for question in bank}
    questions = tuple(words.get(question.key, question) for question in plan.questions)
    return replace(plan, language=language, questions=questions, phrases=phrases or plan.phrases)


def wants_story(question: Planned) -> bool:
    """Whether a question is about something that happened: only such things can be supposed."""
    return any(canonical(part.key) in STORY for part in question.parts)


def asks_whether(question: Planned) -> bool:
    """Whether “never” answers a question: it asks how something came about that need not have been."""
    told = {canonical(part.key) for part in question.parts}
    return not question.statement and "situation" not in told and asks_reason(question.text, question.language)


def wants_view(question: Planned) -> bool:
    """Whether a question asks what one does, wants or thinks, for which nothing has to have happened."""
    return not (question.statement or wants_story(question) or asks_whether(question))


def parts_of(plan: Plan) -> tuple[Part, ...]:
    """The parts of a full answer to a question that is not in the plan: those of the type."""
    if plan.phrases.parts:
        return plan.phrases.parts
    return tuple(Part(key, "", ()) for key in _PARTS.get(plan.type, _PARTS["HR"]))


_PARTS: Mapping[str, tuple[str, ...]] = {
    "BQ": ("situation", "task", "own_action", "measured_result", "reflection"),
    "CODE": ("clarifying", "approach", "code", "tests", "complexity"),
    "HR": ("reason", "example"),
}


def _varied(order: Sequence[BankQuestion], count: int, level: str) -> list[BankQuestion]:
    """One after the other: of the fitting level before others, of the competency that came least often so far."""
    chosen: list[BankQuestion] = []
    left = list(order)
    had: dict[str, int] = {}
    while left and len(chosen) < count:
        best = min(left, key=lambda item: (item.level not in (level, "any"), had.get(item.competency, 0)))
        had[best.competency] = had.get(best.competency, 0) + 1
        left.remove(best)
        chosen.append(best)
    return chosen
