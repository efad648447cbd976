"""What somebody's reports say over time: each answered question of each finished interview, with its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import mean

from accounts.models import User
from interviews.models import Interview, Report, Section
from interviews.reports.queue import PARTS

MOST = 1_000
"""Sections that are looked at, the newest first: some fifty interviews of five questions."""

LATELY = 300
"""Sections for a look at how it went lately."""


@dataclass(slots=True)
class Tried:
    """One answered question of one interview. `scores`: points by criterion; `heard` of `of` parts."""

    session_id: str
    type_code: str
    when: datetime
    number: int
    key: str
    competency: str
    scores: dict[str, float] = field(default_factory=dict)
    heard: int = 0
    of: int = 0

    @property
    def points(self) -> float | None:
        """The mean of its scores; None where nobody judged."""
        return round(mean(self.scores.values()), 1) if self.scores else None


def tried(user: User, most: int = MOST) -> Sequence[Tried]:
    """What the user answered in interviews with a report, the oldest first. One query.

    Args:
        most: sections that are looked at, the newest first.
    """
    rows = (
        Section.objects.for_user(user)
        .filter(report__state=Report.State.DONE, report__interview__seat=Interview.Seat.CANDIDATE)
        .exclude(criterion="")
        .order_by("-report__interview__created", "-report__number")
        .values_list(
            *("report_id", "report__interview_id", "report__interview__session_id", "report__interview__type_code"),
            *("report__interview__created", "question", "question_key", "competency", "criterion", "points"),
            *("low", "high"),
        )[:most]
    )
    newest: dict[object, object] = {}
    found: dict[tuple[object, int], Tried] = {}
    for report, interview, session, kind, when, number, key, competency, criterion, points, low, high in rows:
        if newest.setdefault(interview, report) != report:
            continue
        one = found.setdefault((interview, number), Tried(session, kind, when, number, key, competency))
        if criterion == PARTS:
            one.heard, one.of = low or 0, high or 0
        elif points is not None:
            one.scores[criterion] = points
    return sorted(found.values(), key=lambda each: (each.when, each.number))
