"""An interview to report on, and the worker that makes the report, at the test's word."""

import asyncio

from django.utils import timezone

from accounts import quotas
from accounts.models import User
from interviews import ledger, reports
from interviews.models import Entry, Interview, Report

ANSWER = "Last spring we disagreed about the interface. I collected six incidents. Failures fell from 31 to 9 a month."
SPEC = ledger.InterviewSpec("BQ", "candidate", "Acme", "Engineer", language="en", questions=2)


def say(interview: Interview, id: str, text: str) -> None:
    """A line of the candidate's, as the last."""
    last = Entry.objects.filter(interview=interview).order_by("-rank").values_list("rank", flat=True).first() or 0
    now = timezone.now()
    Entry.objects.create(
        interview=interview, client_id=id, rank=last + 10**6, speaker="candidate", content=text, timestamp=now
    )


def make(report: Report) -> Report:
    """One try, however short the report has rested."""
    Report.objects.filter(pk=report.pk).update(due=None)
    asyncio.run(reports.make(report.pk))
    return Report.objects.get(pk=report.pk)


def rest(report: Report) -> float:
    """Seconds until it is tried again."""
    assert report.due is not None
    return (report.due - timezone.now()).total_seconds()


def used(user: User, key: str = "reportsPerDay") -> int:
    """How much of a quota somebody has used."""
    return sum(int(quota["used"]) for quota in quotas.report(user) if quota["key"] == key)


def finished(owner: User, interview: Interview) -> Report:
    """The report that the end of an interview asks for."""
    reports.finish(owner, interview.session_id)
    return Report.objects.get(interview=interview)
