"""My interviews: what is searched for, page by page, and the one to go on with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q

from accounts import quotas
from accounts.models import User
from interviews.director import Plan
from interviews.models import Interview
from interviews.models.interview import InterviewQuerySet
from interviews.showing import clock
from interviews.showing.names import type_name
from interviews.showing.outcomes import NONE, Outcome, outcomes
from interviews.showing.room import progress

PER_PAGE = 20

WORTH_SEARCHING = 6
"""Interviews from which a form to search them is shown; fewer are seen at a glance."""
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One interview of the list, and how it went."""

    interview: Interview
    type_name: str
    questions: int
    went: Outcome

    @property
    def minutes(self) -> int:
        return max(1, round(self.interview.used_seconds / 60))


@dataclass(frozen=True, slots=True)
class Underway:
    """The interview to go on with. `begun`: the user has answered something in it."""

    interview: Interview
    type_name: str
    question: int
    of: int
    clock: clock.Figures
    begun: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; everything when empty."""

    words: str = ""
    type: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Search":
        """From a query string; a state that is none finds everything."""
        state = query.get("state", "")
        words = query.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
        return cls(words, query.get("type", "").replace("\0", ""), state if state in Interview.State else "")

    def __bool__(self) -> bool:
        return bool(self.words or self.type or self.state)

    @property
    def query(self) -> str:
        """The search as the beginning of a query string."""
        found = {"q": self.words, "type": self.type, "state": self.state}
        return "".join(f"{urlencode({name: value})}&" for name, value in found.items() if value)

    def within(self, interviews: InterviewQuerySet) -> InterviewQuerySet:
        """Those that are looked for."""
        if self.words:
            interviews = interviews.filter(Q(company__icontains=self.words) | Q(position__icontains=self.words))
        if self.type:
            interviews = interviews.filter(type_code=self.type)
        return interviews.filter(state=self.state) if self.state else interviews


def listed(user: User, search: Search, number: Any) -> Page[Interview]:
    """A page of the user's interviews, the newest first; a number that is none gives the nearest page."""
    found = search.within(Interview.objects.for_user(user)).order_by("-created", "id")
    return Paginator(found, PER_PAGE).get_page(number)


def rows(page: Page[Interview]) -> list[Row]:
    """What the list shows of each, with how it went where it has a report."""
    went = outcomes(list(page.object_list))
    return [
        Row(
            interview,
            type_name(interview.type_code),
            len(interview.plan.get("questions", ())),
            went.get(interview.session_id, NONE),
        )
        for interview in page.object_list
    ]


def underway(user: User) -> Underway | None:
    """The interview in progress that was last active."""
    interview = Interview.objects.for_user(user).filter(state=Interview.State.ACTIVE).order_by("-last_active").first()
    if interview is None:
        return None
    plan = Plan.from_json(interview.plan)
    reached = progress(interview)
    last = next(reversed(reached.values()), {})
    return Underway(
        interview,
        type_name(interview.type_code),
        last.get("question", 1),
        last.get("of", len(plan.questions)),
        clock.figures(plan, interview.used_seconds),
        begun=len(reached) > 1,
    )


def questions_today(user: User) -> dict[str, Any]:
    """How many answers of today's are used: `used`, `limit` (None: no limit), `resetsAt`."""
    return next(quota for quota in quotas.report(user) if quota["key"] == "questionsPerDay")
