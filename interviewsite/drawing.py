"""The geometry of the two instruments that run through the product: the clock rule and the scale.

Pure arithmetic: positions in per cent of the width, as text, so that no locale turns a point into a comma.
How they are drawn is in `templates/parts/`; which numbers they show is decided by the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5
"""The ends of the scale of scores."""


@dataclass(frozen=True)
class Mark:
    """A tall, numbered tick: where a question begins."""

    x: str
    number: int
    state: str


@dataclass(frozen=True)
class Rule:
    """A clock rule: minor ticks a minute, marks a question, the needle if there is one."""

    minutes: tuple[str, ...]
    marks: tuple[Mark, ...]
    now: str | None


def rule(total: float, marks: Sequence[float], now: float | None = None, current: int | None = None) -> Rule:
    """Lay out a rule.

    Args:
        total: length in minutes, above zero.
        marks: the minutes at which the questions begin, ascending.
        now: minutes used, or None for a rule without needle; more than `total` stands at the end.
        current: number of the question under way, from 1.
    """
    total = max(total, 1)
    whole = {round(mark) for mark in marks}
    step = 1 if total <= 60 else 5
    minutes = tuple(_share(m, total) for m in range(0, int(total) + 1, step) if m not in whole)
    return Rule(
        minutes=minutes,
        marks=tuple(Mark(_share(m, total), n, _state(n, current)) for n, m in enumerate(marks, 1)),
        now=None if now is None else _share(min(max(now, 0), total), total),
    )


def _state(number: int, current: int | None) -> str:
    """Whether a question is past (`done`), under way (`on`) or to come."""
    if current is None or number > current:
        return ""
    return "on" if number == current else "done"


def _share(part: float, whole: float) -> str:
    return f"{part / whole * 100:.2f}%"


@dataclass(frozen=True)
class Scale:
    """A score drawn: ticks, the inked part, its end, a range, the ring of last time."""

    ticks: tuple[str, ...]
    low: str | None
    high: str | None
    end: str | None
    before: str | None


def scale(low: float | None, high: float | None = None, before: float | None = None) -> Scale:
    """Lay out a score from 1 to 5; `high` makes it a range, None as `low` means no evidence."""
    reach = high if high is not None else low
    return Scale(
        ticks=tuple(_score(value) for value in range(LOWEST, HIGHEST + 1)),
        low=None if low is None else _score(low),
        high=None if high is None else _score(high),
        end=None if low is None or reach is None else _score(reach),
        before=None if before is None else _score(before),
    )


def _score(value: float) -> str:
    return _share(value - LOWEST, HIGHEST - LOWEST)


@dataclass(frozen=True)
class Quota:
    """A quota drawn: a ruler with its ticks, and how far it is filled."""

    ticks: tuple[str, ...]
    filled: str


MOST_TICKS = 40
"""A larger quota is ruled in tenths, a smaller one in units."""

TENTHS = 10

LEAST = 40
"""A bar that is begun shows at least this part of the whole."""


def quota(used: int, limit: int) -> Quota:
    """Lay out a quota on a ruler; the beginning of what is used always shows, and nothing is a quota that is full."""
    count = limit if 0 < limit <= MOST_TICKS else TENTHS
    inked = _share(min(max(used, limit / LEAST if used else 0), limit), limit) if limit else _share(1, 1)
    return Quota(tuple(_share(n, count) for n in range(count + 1)), inked)
