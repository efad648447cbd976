"""Several verdicts to one score, and scores to totals. All sums are made here, none by a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median_low

from interviews.rubric.evidence import MOST_QUOTES, Verdict

PASSES = 3
"""Verdicts on one answer under one criterion."""

APART = 1
"""Points that verdicts may lie apart; beyond that the score is shown as a range."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the passes found.

    Attributes:
        points: 1 to 5, the median; None: not enough evidence.
        low, high: the lowest and the highest verdict.
        quotes, reason: of a verdict that gave the median.
    """

    points: float | None = None
    low: int | None = None
    high: int | None = None
    quotes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def ranges(self) -> bool:
        """Whether the verdicts lie so far apart that one number would be false."""
        return self.low is not None and self.high is not None and self.high - self.low > APART


def score(verdicts: Sequence[Verdict]) -> Score:
    """The median of the verdicts; no score where most of them found no evidence."""
    given = [each for each in verdicts if each.score is not None]
    if not given or 2 * len(given) <= len(verdicts):
        reason = next((each.reason for each in verdicts if each.reason), "")
        return Score(reason=reason)
    points = [each.score for each in given if each.score is not None]
    middle = median_low(points)
    agreeing = [each for each in given if each.score == middle]
    quotes = tuple(dict.fromkeys(quote for each in agreeing for quote in each.quotes))[:MOST_QUOTES]
    reason = next((each.reason for each in agreeing if each.reason), "")
    return Score(float(middle), min(points), max(points), quotes, reason)


def average(scores: Iterable[Score]) -> float | None:
    """The mean of those that have points, to one place; None without any."""
    points = [each.points for each in scores if each.points is not None]
    return round(mean(points), 1) if points else None


def overall(weighted: Iterable[tuple[float, float | None]]) -> float | None:
    """The weighted mean of (weight, points), to one place, over those that have points; None without any."""
    judged = [(weight, points) for weight, points in weighted if points is not None and weight > 0]
    total = sum(weight for weight, _ in judged)
    return round(sum(weight * points for weight, points in judged) / total, 1) if total else None
