"""The figures of the clock rule: how long an interview is meant to be, and where its questions begin. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from interviews.director import Plan


@dataclass(frozen=True, slots=True)
class Figures:
    """All in minutes, but for `used_seconds` and `limit_seconds`; `limited` says whether there is a clock at all."""

    total: int
    marks: tuple[float, ...]
    used: float
    used_seconds: int
    limit_seconds: int | None

    @property
    def limited(self) -> bool:
        return self.limit_seconds is not None

    @property
    def left(self) -> int:
        """Whole minutes left of what was meant, at least one."""
        return max(1, round(self.total - self.used))

    @property
    def reading(self) -> str:
        """The time used, as a clock says it: `09:40`."""
        minutes, seconds = divmod(self.used_seconds, 60)
        return f"{minutes:02d}:{seconds:02d}"


def figures(plan: Plan, used_seconds: float) -> Figures:
    """The figures of a plan after so many active seconds."""
    minutes = [question.minutes for question in plan.questions]
    total = plan.time_limit / 60 if plan.time_limit else sum(minutes)
    limit = round(plan.time_limit) if plan.time_limit else None
    return Figures(max(1, round(total)), marks(minutes, total), used_seconds / 60, int(used_seconds), limit)


def marks(minutes: Sequence[float], total: float) -> tuple[float, ...]:
    """Where each question begins when they share `total` minutes by their weight."""
    whole = sum(minutes)
    begins = [0.0, *accumulate(minutes)][: len(minutes)]
    return tuple(round(begin * total / whole, 2) for begin in begins) if whole else ()
