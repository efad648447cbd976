"""What goes wrong while a report is made: gone on with, tried again after a rest, given back, given up."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts.models import User
from interviews import reports
from interviews.llm import ModelUnavailable, Usage
from interviews.models import Interview, Report, Section
from interviews.reports import asking, calls, making, queue
from tests.core.reporting import finished, make, rest, used

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_goes_on_makes_only_the_rest(
    owner: User, interview: Interview, sent: list[str], asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = finished(owner, interview)
    saved = queue.save

    def twice(*args: Any) -> bool:
        if Section.objects.count() >= 3:
            raise ModelUnavailable("gone")
        return saved(*args)

    monkeypatch.setattr(queue, "save", twice)
    assert make(report).state == "waiting"
    monkeypatch.setattr(queue, "save", saved)
    before = set(Section.objects.values_list("pk", flat=True))
    asked.clear()
    assert make(report).state == "done"
    assert before < set(Section.objects.values_list("pk", flat=True))
    assert Section.objects.count() == 6
    assert len(asked) <= 3 * 3


def test_only_one_makes_it_and_one_that_was_taken_for_dead_writes_no_more(
    owner: User, interview: Interview, sent: list[str]
) -> None:
    report = finished(owner, interview)
    first = queue.claim(report.pk)
    assert first is not None
    assert queue.claim(report.pk) is None
    work = queue.work_of(report.pk, first)
    Report.objects.update(heard=timezone.now() - timedelta(seconds=queue.GONE + 1))
    assert reports.resume() == 1
    second = queue.claim(report.pk)
    assert second is not None
    assert not queue.still_ours(work)
    assert not queue.save(work, work.questions[0], "ownership", {}, {"points": 1.0})
    queue.end(work)
    assert Report.objects.get().state == "making"
    assert not Section.objects.exists()


def test_a_lost_message_is_sent_again(owner: User, interview: Interview, sent: list[str]) -> None:
    report = finished(owner, interview)
    assert reports.resume() == 0
    Report.objects.update(created=timezone.now() - timedelta(seconds=asking.LOST + 1))
    assert reports.resume() == 1
    assert sent == [str(report.pk)] * 2


def test_what_fails_before_its_first_section_is_given_back(
    owner: User, interview: Interview, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(work: Any, call: Any) -> Any:
        raise ModelUnavailable("The model is out of reach.")

    monkeypatch.setattr(calls, "answered", fails)
    report = finished(owner, interview)
    for number in range(queue.TRIES - 1):
        report = make(report)
        assert (report.state, used(owner)) == ("waiting", 1)
        assert queue.PAUSE * 2**number - 1 < rest(report) <= queue.PAUSE * 2**number
    failed = make(report)
    assert (failed.state, failed.error_code, used(owner)) == ("failed", "MODEL_UNAVAILABLE", 0)


def test_a_report_rests_as_long_as_its_model_asks(
    owner: User, interview: Interview, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(work: Any, call: Any) -> Any:
        raise ModelUnavailable("busy", retry_after=300.0)

    monkeypatch.setattr(calls, "answered", busy)
    report = make(finished(owner, interview))
    assert 290 < rest(report) <= 300
    sent.clear()
    assert (reports.resume(), queue.claim(report.pk)) == (0, None)
    Report.objects.update(due=timezone.now())
    assert reports.resume() == 1
    assert queue.claim(report.pk)


def test_a_try_that_made_something_is_none_in_vain(owner: User, interview: Interview, sent: list[str]) -> None:
    report = finished(owner, interview)
    Report.objects.update(tries=queue.TRIES - 1)
    owned = queue.claim(report.pk)
    assert owned
    work = queue.work_of(report.pk, owned)
    assert queue.save(work, work.questions[0], "ownership", {}, {"points": 1.0})
    queue.let_go(report.pk, owned, ModelUnavailable("gone"))
    assert Report.objects.get().state == "waiting"


def test_what_its_makers_die_of_is_not_tried_for_ever(
    owner: User, interview: Interview, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(queue, "measure", broken)
    report = finished(owner, interview)
    for _ in range(queue.TRIES):
        with pytest.raises(RuntimeError):
            make(report)
        Report.objects.update(heard=timezone.now() - timedelta(seconds=queue.GONE + 1))
    failed = make(report)
    assert (failed.state, failed.error_code, used(owner)) == ("failed", "INTERNAL", 0)
    assert reports.resume() == 0


def test_an_answer_of_no_use_is_asked_for_once_more_and_paid_for(
    owner: User, interview: Interview, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def empty(work: Any, call: Any) -> Any:
        return {}, Usage(100, 1)

    monkeypatch.setattr(calls, "answered", empty)
    monkeypatch.setattr(making, "AT_ONCE", 1)
    report = make(finished(owner, interview))
    assert (report.state, report.error_code) == ("waiting", "MODEL_ERROR")
    assert report.tokens == used(owner, "tokensPerMonth") == 2 * 101


@pytest.mark.parametrize("name", ["work_of", "save", "end"])
def test_a_database_that_is_away_for_a_moment_costs_nothing(
    owner: User, interview: Interview, sent: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    there, calls = getattr(queue, name), list[str]()

    def away_at_first(*args: Any) -> Any:
        calls.append(name)
        if len(calls) == 1:
            raise OperationalError("database is locked")
        return there(*args)

    monkeypatch.setattr(queue, name, away_at_first)
    report = make(finished(owner, interview))
    assert (report.state, report.error_code) == ("done", "")
    assert len(calls) > 1


def test_a_report_that_is_not_there_any_more_is_left_alone() -> None:
    asyncio.run(reports.make(uuid4()))
