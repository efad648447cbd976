"""The dashboard's rows: how each interview went, in a sentence and a score; and what leads the page."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from interviews import ledger, worker
from interviews.models import Interview, Report, Section
from interviews.reports.queue import PARTS

SPEC = ledger.InterviewSpec("BQ", "candidate", "Northwind", "Planner", language="en", questions=2)


def reported(owner: User, points: dict[str, float], state: str = "done", spec: ledger.InterviewSpec = SPEC) -> Report:
    """An interview that is over, with a report of these points under its criteria."""
    interview = ledger.create(owner, spec)
    Interview.objects.filter(pk=interview.pk).update(state="finished", finished=timezone.now())
    rubric = [{"key": key, "name": key.capitalize(), "weight": 1, "anchors": {}} for key in points]
    report = Report.objects.create(
        interview=interview, number=1, state=state, judged=bool(points), rubric=rubric, created=timezone.now()
    )
    for key, given in points.items():
        Section.objects.create(report=report, question=1, competency="initiative", criterion=key, points=given)
    Section.objects.create(report=report, question=1, competency="initiative", criterion=PARTS, low=3, high=5)
    return report


@pytest.mark.parametrize(
    ("points", "state", "said"),
    [
        ({"clarity": 4.0, "result": 2.0}, "done", "Clarity carries your answers. Result has most to gain."),
        ({"clarity": 4.0, "result": 5.0}, "done", "Your answers hold on every criterion."),
        ({}, "done", "3 of 5 parts of full answers were heard."),
        ({"clarity": 4.0}, "making", "Your answers are here; the scores are delayed."),
        ({}, "failed", "The scores could not be made."),
    ],
)
def test_a_row_says_how_it_went(client: Client, owner: User, points: Any, state: str, said: str) -> None:
    reported(owner, points, state)
    row = client.get("/interviews/").content.decode().split("<tbody>")[-1]
    assert said in row
    assert ("of 5<br>" in row) == (bool(points) and state == "done")


def test_a_row_says_what_the_newest_report_does(client: Client, owner: User) -> None:
    first = reported(owner, {"clarity": 2.0})
    Report.objects.create(interview=first.interview, number=2, state="making", created=timezone.now())
    worker.beat()
    page = client.get("/interviews/").content.decode()
    assert "The report is being made." in page
    assert "has most to gain" not in page


def test_every_page_of_the_list_has_its_scores(client: Client, owner: User, django_assert_max_num_queries: Any) -> None:
    for _ in range(22):
        reported(owner, {"clarity": 3.0})
    with django_assert_max_num_queries(16):
        assert client.get("/interviews/").content.decode().count("3.0</b> of 5") == 20
    assert client.get("/interviews/?page=2").content.decode().count("3.0</b> of 5") == 2


def test_a_first_interview_is_as_long_as_the_first_page_promises(client: Client, owner: User) -> None:
    assert "minutes for three questions" in client.get("/interviews/").content.decode()
    form = client.get("/interviews/new").content.decode()
    assert re.search(r'name="questions" value="3" checked', form)
    ledger.create(owner, SPEC)
    assert re.search(r'name="questions" value="5" checked', client.get("/interviews/new").content.decode())


def test_from_the_first_report_on_the_weakest_leads_unless_something_waits(client: Client, owner: User) -> None:
    assert "The first time is the hardest." in client.get("/interviews/").content.decode()
    reported(owner, {"clarity": 3.0})
    page = client.get("/interviews/").content.decode()
    assert "<h1>Initiative</h1>" in page
    assert page.count("btn-1") == 1
    ledger.create(owner, SPEC)
    page = client.get("/interviews/").content.decode()
    assert "The first question is waiting for you.</h1>" in page
    assert page.count("btn-1") == 1
