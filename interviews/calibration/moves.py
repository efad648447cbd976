"""Moves: an answer is changed, and its score must stay, fall, rise or vanish. Here: whether it did; no model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Rule = Literal["within", "below", "above", "nothing", "toward", "away"]

Points = float | None
"""A score, or None: no evidence."""


@dataclass(frozen=True, slots=True)
class Move:
    """What must hold of the scores of `changed` beside those of `base`, under each of `criteria`.

    Attributes:
        test: what was changed, in a word or two: rows of the table.
        rule: `within`: no further apart than `by`, or both without evidence; `below`, `above`: by so much at least,
            where no evidence is below any score; `nothing`: `changed` has no evidence, and there is no `base`;
            `toward`: nearer to the level `by` than before, or on it; `away`: further from it, or without evidence.
    """

    test: str
    changed: str
    criteria: Sequence[str]
    rule: Rule
    by: float = 0.0
    base: str | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids that it needs scores of."""
        return (self.changed,) if self.base is None else (self.base, self.changed)

    def __str__(self) -> str:
        return f"{self.test}: {_SAID[self.rule].format(self.by)}"


@dataclass(frozen=True, slots=True)
class Case:
    """One move under one criterion, with what the judge found."""

    move: Move
    criterion: str
    before: Points
    after: Points

    @property
    def held(self) -> bool:
        return _HOLDS[self.move.rule](self.before, self.after, self.move.by)

    def __str__(self) -> str:
        before = "" if self.move.base is None else f"{_said(self.before)} → "
        return f"{self.move.changed}, {self.criterion}: {before}{_said(self.after)}"


def cases(moves: Sequence[Move], points: Mapping[tuple[str, str], Points]) -> list[Case]:
    """Every case of some moves. `points`: (answer, criterion) → what was found."""
    return [
        Case(move, key, points.get((move.base, key)) if move.base else None, points.get((move.changed, key)))
        for move in moves
        for key in move.criteria
    ]


def _within(before: Points, after: Points, by: float) -> bool:
    if before is None or after is None:
        return before is after
    return abs(after - before) <= by


def _below(before: Points, after: Points, by: float) -> bool:
    return before is not None and (after is None or after <= before - by)


def _above(before: Points, after: Points, by: float) -> bool:
    return _below(after, before, by)


def _nothing(before: Points, after: Points, by: float) -> bool:
    return after is None


def _toward(before: Points, after: Points, level: float) -> bool:
    return after is not None and (after == level or before is None or abs(after - level) < abs(before - level))


def _away(before: Points, after: Points, level: float) -> bool:
    return before is not None and (after is None or abs(after - level) > abs(before - level))


def _said(points: Points) -> str:
    return "no evidence" if points is None else f"{points:g}"


_HOLDS: Mapping[Rule, Callable[[Points, Points, float], bool]] = {
    "within": _within,
    "below": _below,
    "above": _above,
    "nothing": _nothing,
    "toward": _toward,
    "away": _away,
}
_SAID: Mapping[Rule, str] = {
    "within": "within {:g}",
    "below": "lower by {:g}",
    "above": "higher by {:g}",
    "nothing": "no evidence",
    "toward": "toward {:g}",
    "away": "away from {:g}",
}
