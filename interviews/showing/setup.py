"""The new interview: what the form begins with, and the summary beside its button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from interviews.ledger.opening import language_of
from interviews.ledger.plans import QUESTIONS, time_limit
from interviews.models import Interview
from interviews.showing import clock, sample
from interviews.showing.names import page_language
from prompts import catalog
from prompts.inforce import TypeInForce

FIRST = 3
"""Questions of somebody's first interview, unless they choose another length."""

ANSWERS_A_QUESTION = 2.5
"""About how many answers of the AI a question takes, with its probes."""
MINUTES_A_QUESTION = 5.0

DESCRIPTIONS = {
    "BQ": _("What you did, and what came of it"),
    "CODE": _("Solve it, run it in your head, explain it"),
    "HR": _("Why this job, why now"),
}
"""What the shipped kinds are about; kinds that admins add have their own words or none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of interview with what its length is reckoned by: minutes a question, and its limit (0: none)."""

    code: str
    name: str
    about: Any
    minutes: float
    limit: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What pressing Start means."""

    questions: int
    minutes: int
    marks: Sequence[float]
    answers: int


def kinds(types: Sequence[TypeInForce], language: str) -> list[Kind]:
    """The kinds to choose from, reckoned by the bank of an interview's language."""
    shown = page_language()
    return [
        Kind(
            kind.code,
            kind.name_in(shown),
            kind.descriptions.get(shown) or DESCRIPTIONS.get(kind.code, ""),
            _minutes(kind.code, language),
            (kind.time_limit or 0) / 60,
        )
        for kind in types
    ]


def _minutes(code: str, language: str) -> float:
    """The mean length of a question of the bank."""
    bank = catalog.questions(code, language)
    return round(sum(question.minutes for question in bank) / len(bank), 1) if bank else MINUTES_A_QUESTION


def summary(kind: Kind | None, questions: int, factor: float) -> Summary:
    """How long it will be: as long as its clock will say, without one by its questions."""
    limit = time_limit(round(kind.limit * 60), factor, questions) if kind else None
    minutes = limit / 60 if limit else (kind.minutes if kind else MINUTES_A_QUESTION) * questions
    return Summary(
        questions,
        round(minutes),
        clock.marks([1.0] * questions, round(minutes)),
        round(questions * ANSWERS_A_QUESTION),
    )


def usual_minutes(questions: int) -> int:
    """The minutes of so many questions of the first kind, with its usual clock."""
    language = catalog.language(page_language())
    first = next(iter(kinds(catalog.types(), language.code if language else "en")), None)
    return summary(first, questions, 1.0).minutes


def beginning(user: User, again: str, timing: str) -> dict[str, Any]:
    """What the form begins with: as the last interview was, or the one that is to be tried again."""
    mine = Interview.objects.for_user(user)
    last = mine.filter(session_id=again).first() if again else mine.order_by("-created").first()
    pages = catalog.language(page_language())
    language = pages.code if pages else language_of(user)
    begin: dict[str, Any] = {"timing": timing, "questions": QUESTIONS, "language": language}
    if last is None:
        return begin | {"questions": FIRST}
    kept: dict[str, Any] = {
        "company": "" if sample.stands_for(sample.COMPANY, last.company) else last.company,
        "position": "" if sample.stands_for(sample.POSITION, last.position) else last.position,
        "level": last.level,
        "language": last.language,
        "mode": last.mode,
        "model": last.model,
    }
    if again:
        kept |= {"type": last.type_code, "seat": last.seat, "job_ad": last.plan.get("job_ad", "")}
    return begin | kept


def words(quota: Mapping[str, Any]) -> dict[str, Any]:
    """Sentences of the summary that its script says; `{name}` is filled in there."""
    uses = (
        gettext("Takes about {answers} answers; yours are not limited")
        if quota["limit"] is None
        else gettext("Takes about {answers} answers; {used} of {limit} are used today")
    )
    return {
        "timed": gettext("{questions} questions, about {minutes} minutes"),
        "untimed": gettext("{questions} questions, about {minutes} minutes, no clock"),
        "uses": uses,
        "rule": gettext("{questions} questions over {minutes} minutes"),
        "quota": {"used": quota["used"], "limit": quota["limit"]},
    }
