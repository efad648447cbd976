"""The rows of reports: who makes which, what is done of it, how it ended. The only writer of reports and sections.

Whoever makes a report owns its row and gives a sign of life every few seconds; a row without one for
`GONE` seconds is free again, and what stands in it already is not made a second time.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts import quotas
from accounts.errors import Refusal
from interviews import ledger
from interviews.llm import ModelInForce, Usage, registry
from interviews.models import Attempt, Interview, Report, Section
from interviews.reports import seats
from interviews.reports.material import Criterion, Question, criteria, questions, version_of
from prompts import catalog
from prompts.inforce import PromptInForce

GONE = 20.0
"""Seconds without a sign of life after which a report's maker is taken for dead."""

PULSE = 5.0
"""Seconds between two signs of life."""

TRIES = 4
"""Tries in a row that make no section, by a failing model or a maker that died, after which a report has failed."""

PAUSE, LONGEST_PAUSE = 15.0, 3600.0
"""Seconds that a report rests after such a try: twice as many after each further one, or as many as the model asks."""

PARTS = ":parts"
"""The criterion under which the measured parts are kept: `low` of `high` were heard."""

OPEN = (Report.State.WAITING, Report.State.MAKING)


@dataclass(frozen=True, slots=True)
class Work:
    """One report to be made, with everything that is needed for it.

    Args:
        owner: proves that the row is still ours.
        model: that judges; None: none that could, so the report is of measures alone.
        done: the (question, criterion) that stand already; criterion "" is the review.
        seat: the user's.
    """

    report_id: UUID
    owner: UUID
    owner_id: UUID
    type_name: str
    level: str
    language: str
    locale: str
    questions: Sequence[Question]
    criteria: Sequence[Criterion]
    model: ModelInForce | None
    judge: PromptInForce | None
    reviewer: PromptInForce | None
    done: frozenset[tuple[int, str]]
    seat: str = Interview.Seat.CANDIDATE


def claim(report_id: UUID) -> UUID | None:
    """Take a report that waits, or whose maker is gone: proof that it is ours. None: another's, done, or no more."""
    now, owner = timezone.now(), uuid4()
    rested = Q(state=Report.State.WAITING) & (Q(due=None) | Q(due__lte=now))
    gone = Q(state=Report.State.MAKING, heard__lt=now - timedelta(seconds=GONE))
    taken = {"state": Report.State.MAKING, "owner": owner, "heard": now, "due": None, "tries": F("tries") + 1}
    if not Report.objects.filter(rested | gone, pk=report_id).update(**taken):
        return None
    if Report.objects.filter(pk=report_id, tries__gt=TRIES).exists():  # whoever made it died of it each time
        let_go(report_id, owner, Refusal())
        return None
    return owner


def speaking(report_id: UUID) -> bool:
    """Whether an answer of its interview is still under way; also a sign of life."""
    Report.objects.filter(pk=report_id).update(heard=timezone.now())
    running = Attempt.objects.filter(answer__interview__reports=report_id, state=Attempt.State.RUNNING)
    return running.exists()


def work_of(report_id: UUID, owner: UUID) -> Work:
    """Everything that is needed to make a report which we own; what it is made with is noted in its row."""
    report = Report.objects.select_related("interview").get(pk=report_id)
    work = _work(report, owner)
    Report.objects.filter(pk=report_id, owner=owner).update(
        rubric=[each.to_json() for each in work.criteria],
        rubric_version=version_of(work.criteria),
        judged=work.model is not None,
        model=work.model.name if work.model else "",
        data_goes_to=work.model.data_goes_to if work.model else "",
        prompt_version=",".join(each.version_id[:8] for each in (work.judge, work.reviewer) if each),
        prompts=[
            {"voice": voice, "version": each.version_id, "number": each.number, "label": each.label}
            for voice, each in (("judge", work.judge), ("reviewer", work.reviewer))
            if each
        ],
        sections=sum(question.judged.enough for question in work.questions) * (len(work.criteria) + 1)
        if work.model
        else 0,
    )
    return work


def _work(report: Report, owner: UUID) -> Work:
    interview = report.interview
    known = catalog.interview_type(interview.type_code)
    language = catalog.language(interview.language)
    model = capable(interview)

    def prompt(voice: str) -> PromptInForce | None:
        return catalog.prompt(interview.type_code, interview.language, voice, "full") if model else None

    judge, reviewer = map(prompt, seats.VOICES[interview.seat])
    return Work(
        report_id=report.pk,
        owner=owner,
        owner_id=interview.owner_id,
        type_name=known.name_in(interview.language) if known else interview.type_code,
        level=interview.level,
        language=interview.language,
        locale=language.locale if language else interview.language,
        questions=seats.questions(interview, ledger.transcript(interview).entries),
        criteria=criteria(interview),
        model=model if judge and reviewer else None,
        judge=judge,
        reviewer=reviewer,
        done=frozenset(Section.objects.filter(report=report).values_list("question", "criterion")),
        seat=interview.seat,
    )


def capable(interview: Interview) -> ModelInForce | None:
    """The model that may judge this interview: the one that its owner chose for it, if it can; never another.

    People know where the words go that they say to a model; a report is no reason to send them elsewhere.
    """
    model = registry.get(interview.model)
    return model if model is not None and model.profile == "full" else None


def save(work: Work, question: Question, criterion: str, content: Mapping[str, Any], points: Mapping[str, Any]) -> bool:
    """Keep one section, once; False: the report is no longer ours.

    Args:
        criterion: "" for the review of the answer.
        points: `points`, `low` and `high` of a score.
    """
    with transaction.atomic():
        ours = Report.objects.filter(pk=work.report_id, owner=work.owner, state=Report.State.MAKING)
        if not ours.update(heard=timezone.now(), tries=0):
            return False
        row = Section(
            report_id=work.report_id,
            question=question.number,
            question_key=question.key,
            competency=question.competency,
            criterion=criterion,
            **points,
        )
        row.content = json.dumps(content, ensure_ascii=False)
        Section.objects.bulk_create([row], ignore_conflicts=True)
    return True


def measure(work: Work) -> None:
    """Keep which parts of each answer were heard: what progress is drawn from where no model judges."""
    if work.seat == Interview.Seat.CANDIDATE:
        _keep_parts(work.report_id, work.questions)


def measured(interview: Interview) -> Report:
    """A report of measures alone on a candidate's interview, at once; no model is asked, and no quota counted."""
    at = interview.finished or timezone.now()
    report = Report.objects.create(interview=interview, number=1, state=Report.State.DONE, created=at, finished=at)
    _keep_parts(report.pk, questions(interview, ledger.transcript(interview).entries))
    return report


def _keep_parts(report_id: UUID, asked: Sequence[Question]) -> None:
    rows = [
        Section(
            report_id=report_id,
            question=question.number,
            question_key=question.key,
            competency=question.competency,
            criterion=PARTS,
            low=len(question.reading.parts),
            high=len(question.parts),
        )
        for question in asked
        if question.replies
    ]
    Section.objects.bulk_create(rows, ignore_conflicts=True)


def still_ours(work: Work) -> bool:
    """Give a sign of life; False: somebody took us for dead and goes on with it."""
    ours = Report.objects.filter(pk=work.report_id, owner=work.owner, state=Report.State.MAKING)
    return bool(ours.update(heard=timezone.now()))


def pay(work: Work, usage: Usage, at: datetime) -> None:
    """Count the tokens of one call, as those of a question are counted."""
    tokens = usage.prompt + usage.completion
    Report.objects.filter(pk=work.report_id).update(tokens=F("tokens") + tokens)
    quotas.add(work.owner_id, "tokensPerMonth", tokens, at)


def end(work: Work) -> None:
    """The report is whole."""
    ours = Report.objects.filter(pk=work.report_id, owner=work.owner, state=Report.State.MAKING)
    ours.update(state=Report.State.DONE, finished=timezone.now(), owner=None, error_code="", error_message="")


def let_go(report_id: UUID, owner: UUID, failure: Refusal) -> None:
    """The report could not be made now: it rests and waits again, or has failed; what stands in it stays.

    A report that failed before its first section is given back.
    """
    with transaction.atomic():
        ours = Report.objects.filter(pk=report_id, owner=owner, state=Report.State.MAKING).select_related("interview")
        report = ours.first()
        if report is None:
            return
        final = not failure.retryable or report.tries >= TRIES
        rest = min(max(PAUSE * 2 ** max(report.tries - 1, 0), failure.retry_after or 0), LONGEST_PAUSE)
        ended = ours.update(
            state=Report.State.FAILED if final else Report.State.WAITING,
            due=None if final else timezone.now() + timedelta(seconds=rest),
            error_code=failure.code,
            error_message=str(failure.message)[:500],
            owner=None,
        )
        if ended and final and not Section.objects.filter(report=report).exclude(criterion=PARTS).exists():
            quotas.give_back(report.interview.owner_id, "reportsPerDay", report.created)
