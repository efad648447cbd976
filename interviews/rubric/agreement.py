"""How well scores agree with labels: over all answers, and in their order within one interview.

Order over all interviews proves little: longer answers are better on the whole, so counting words alone
orders them. Within one interview that help is small; and the same figures are given for words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer under one criterion: what the label says, what was found. `group`: its interview."""

    group: str
    label: float
    score: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of agreement; each None where there is nothing to compare.

    Attributes:
        kappa: quadratically weighted (Cohen, Psychological Bulletin 70, 1968), of scores rounded to levels.
        rho: Spearman's, with tied ranks.
        exact: share of scores that round to the label.
        order: share of pairs within one interview, of different labels, that stand in the right order; ties count half.
    """

    count: int
    kappa: float | None
    rho: float | None
    exact: float | None
    order: float | None


def agreement(judged: Sequence[Judged], levels: Sequence[int] = (1, 2, 3, 4, 5)) -> Agreement:
    """The figures of some judgements."""
    labels, scores = [each.label for each in judged], [each.score for each in judged]
    return Agreement(
        count=len(judged),
        kappa=kappa(labels, scores, levels),
        rho=rho(labels, scores),
        exact=mean(near(score) == near(label) for label, score in zip(labels, scores, strict=True)) if judged else None,
        order=order(judged),
    )


def near(points: float) -> int:
    """The level that points round to; halves go up."""
    return int(points + 0.5)


def kappa(labels: Sequence[float], scores: Sequence[float], levels: Sequence[int]) -> float | None:
    """Quadratically weighted kappa; None without two different labels or scores."""
    if len(labels) < 2:
        return None
    pairs = [(near(label), near(score)) for label, score in zip(labels, scores, strict=True)]
    count, widest = len(pairs), (max(levels) - min(levels)) ** 2
    seen = sum((label - score) ** 2 for label, score in pairs) / count
    chance = sum((label - score) ** 2 for label, _ in pairs for _, score in pairs) / count**2
    return None if chance == 0 or not widest else round(1 - seen / chance, 3)


def rho(labels: Sequence[float], scores: Sequence[float]) -> float | None:
    """Spearman's rank correlation; None where one side is all the same."""
    if len(labels) < 2:
        return None
    one, other = ranks(labels), ranks(scores)
    middle_one, middle_other = mean(one), mean(other)
    spread = sum((a - middle_one) ** 2 for a in one) * sum((b - middle_other) ** 2 for b in other)
    if spread == 0:
        return None
    together = sum((a - middle_one) * (b - middle_other) for a, b in zip(one, other, strict=True))
    return float(round(together / spread**0.5, 3))


def ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value; equal ones share the mean of theirs."""
    places: Mapping[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values), 1):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def order(judged: Sequence[Judged]) -> float | None:
    """Pair order within one interview."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[each.group].append(each)
    right: list[float] = []
    for members in groups.values():
        for one, other in combinations(members, 2):
            if one.label != other.label:
                better, worse = (one, other) if one.label > other.label else (other, one)
                right.append(0.5 if better.score == worse.score else float(better.score > worse.score))
    return round(mean(right), 3) if right else None
