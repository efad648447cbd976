"""What the clock says to a plan: go on, hurry, tell the time, or come to the end. Limits are soft."""

from __future__ import annotations

from typing import Literal

from interviews.director.course import Course
from interviews.director.moves import Clock
from interviews.director.plan import Plan, Planned

CLOSING_SHARE = 0.1
"""The share of the limit kept for the candidate's questions and the goodbye."""

SOFT = 0.8
"""The share of the limit after which the time is told, once."""

SLACK = 0.5
"""How far a question may overrun, as a share of its own time, before its probes are left out."""

Pace = Literal["free", "behind", "soon", "over"]


def pace(plan: Plan, course: Course, clock: Clock) -> Pace:
    """How the interview stands against its clock; always `free` without a limit."""
    if clock.limit is None:
        return "free"
    if clock.used >= clock.limit * (1 - CLOSING_SHARE):
        return "over"
    if clock.used >= clock.limit * SOFT:
        return "soon"
    return "behind" if course.current and clock.used > _due(plan, course, clock.limit) else "free"


def share(plan: Plan, question: Planned, limit: float) -> float:
    """Seconds of `limit` that belong to this question."""
    total = sum(planned.minutes for planned in plan.questions) or 1.0
    return limit * (1 - CLOSING_SHARE) * question.minutes / max(total, question.minutes)


def room_for(plan: Plan, question: Planned, clock: Clock) -> bool:
    """Whether at least half of the time of `question` is left before the end."""
    if clock.limit is None:
        return True
    return clock.limit * (1 - CLOSING_SHARE) - clock.used >= SLACK * share(plan, question, clock.limit)


def minutes_left(clock: Clock) -> int | None:
    """Whole minutes, at least one; None without a limit."""
    return None if clock.left is None else max(1, round(clock.left / 60))


def _due(plan: Plan, course: Course, limit: float) -> float:
    """Seconds after which the question in hand has had its time and some slack."""
    shares = [share(plan, topic.question, limit) for topic in course.topics]
    return sum(shares) + SLACK * shares[-1]
