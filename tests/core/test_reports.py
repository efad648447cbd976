"""Reports as rows: asked for once, made once, gone on with, paid for, given back, shared."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.utils import timezone

from accounts import quotas
from accounts.errors import Conflict, NotFound, QuotaExceeded, ValidationFailed
from accounts.models import Plan, User
from interviews import ledger, reports
from interviews.llm import ModelUnavailable, Usage, registry
from interviews.models import Complaint, Entry, Interview, LanguageModel, Report, Section, Share
from interviews.reports import asking, calls, making, practice, queue, remarks, sharing

pytestmark = pytest.mark.django_db(transaction=True)

ANSWER = "Last spring we disagreed about the interface. I collected six incidents. Failures fell from 31 to 9 a month."
SPEC = ledger.InterviewSpec("BQ", "candidate", "Acme", "Engineer", language="en", questions=2)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The messages to workers; there is no worker here."""
    told: list[str] = []
    monkeypatch.setattr(asking, "send", lambda report_id: told.append(str(report_id)))
    return told


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every call of a model that a report makes."""
    made: list[Any] = []
    answered = calls.answered

    async def counted(work: Any, call: Any) -> Any:
        made.append(call)
        return await answered(work, call)

    monkeypatch.setattr(calls, "answered", counted)
    return made


@pytest.fixture
def interview(owner: User) -> Interview:
    """One answered question."""
    made = ledger.create(owner, SPEC)
    say(made, "a1", ANSWER)
    return made


def say(interview: Interview, id: str, text: str) -> None:
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
    return sum(int(quota["used"]) for quota in quotas.report(user) if quota["key"] == key)


def finished(owner: User, interview: Interview) -> Report:
    reports.finish(owner, interview.session_id)
    return Report.objects.get(interview=interview)


def test_the_end_asks_for_one_report_however_often_it_comes(owner: User, interview: Interview, sent: list[str]) -> None:
    report = finished(owner, interview)
    reports.finish(owner, interview.session_id)
    assert Report.objects.count() == 1
    assert (report.state, sent) == ("waiting", [str(report.pk)])
    assert used(owner) == 1


def test_each_answer_is_judged_under_each_criterion_and_reviewed(
    owner: User, interview: Interview, sent: list[str], asked: list[Any]
) -> None:
    report = make(finished(owner, interview))
    keys = [each["key"] for each in report.rubric]
    assert (report.state, report.judged, report.model) == ("done", True, "scripted")
    assert sorted(Section.objects.values_list("criterion", flat=True)) == sorted([*keys, "", ":parts"])
    assert report.sections == len(keys) + 1
    assert len(asked) == 3 * len(keys) + 1
    assert report.tokens == used(owner, "tokensPerMonth") > 0
    view = reports.view(interview)
    assert view.overall == 4.0
    assert all(each.score.quotes for total in view.totals for each in total.findings)


def test_made_again_it_is_another_report(owner: User, interview: Interview, sent: list[str]) -> None:
    make(finished(owner, interview))
    remarks.rate(interview, {"ownership": 2})
    again = reports.request(owner, Interview.objects.get())
    assert (again.number, again.self_rating) == (2, {"ownership": 2})
    assert reports.request(owner, Interview.objects.get()).pk == again.pk, "one that waits is that one"
    assert used(owner) == 2


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


@pytest.mark.parametrize("profile", ["compact"])
def test_a_small_model_judges_nothing_and_no_other_is_asked(
    owner: User, interview: Interview, sent: list[str], asked: list[Any], profile: str
) -> None:
    LanguageModel.objects.create(name="little", provider="scripted", profile=profile)
    registry.changed()
    Interview.objects.update(model="little")
    report = make(finished(owner, Interview.objects.get()))
    assert (report.state, report.judged, asked) == ("done", False, [])
    assert reports.view(interview).questions[0].reading.parts


def test_of_what_is_no_answer_no_model_is_asked(owner: User, sent: list[str], asked: list[Any]) -> None:
    made = ledger.create(owner, SPEC)
    say(made, "a1", "fine")
    report = make(finished(owner, made))
    assert (report.state, report.sections, asked) == ("done", 0, [])


def test_without_quota_the_interview_ends_all_the_same(owner: User, interview: Interview, sent: list[str]) -> None:
    Plan.objects.filter(pk=owner.plan_id).update(limits={"reportsPerDay": 0}, unlimited=False)
    owner.refresh_from_db()
    assert reports.finish(owner, interview.session_id).state == "finished"
    assert not Report.objects.exists()
    with pytest.raises(QuotaExceeded):
        reports.request(owner, Interview.objects.get())


def test_without_tokens_left_no_report_is_made(owner: User, interview: Interview, sent: list[str]) -> None:
    Plan.objects.filter(pk=owner.plan_id).update(limits={"tokensPerMonth": 10}, unlimited=False)
    owner.refresh_from_db()
    quotas.add(owner.pk, "tokensPerMonth", 10, timezone.now())
    reports.finish(owner, interview.session_id)
    with pytest.raises(QuotaExceeded):
        reports.request(owner, Interview.objects.get())
    assert (Report.objects.count(), used(owner)) == (0, 0)


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


def test_an_interview_that_goes_on_has_no_report(owner: User, interview: Interview, sent: list[str]) -> None:
    with pytest.raises(Conflict):
        reports.request(owner, interview)


def test_a_link_shows_until_it_expires_or_is_taken_back(owner: User, interview: Interview, sent: list[str]) -> None:
    with pytest.raises(NotFound):
        sharing.share(interview, with_transcript=True)
    finished(owner, interview)
    row, secret = sharing.share(interview, with_transcript=False)
    assert sharing.found(secret).interview == interview
    assert secret not in str(Share.objects.values())
    with pytest.raises(NotFound):
        sharing.found(secret + "x")
    Share.objects.update(expires=timezone.now())
    with pytest.raises(NotFound):
        sharing.found(secret)
    _row, other = sharing.share(interview, with_transcript=True)
    sharing.take_back(interview, _row.pk)
    with pytest.raises(NotFound):
        sharing.found(other)
    assert sharing.living(interview) == []
    assert row.with_transcript is False


def test_a_report_leads_to_a_drill_and_a_story(owner: User, interview: Interview) -> None:
    key = interview.plan["questions"][0]["key"]
    drill = practice.drill(owner, interview, key)
    assert [each["key"] for each in drill.plan["questions"]] == [key]
    story = practice.story_of(interview, key)
    assert "collected six incidents" in story["action"]
    assert "31 to 9" in story["result"]
    with pytest.raises(NotFound):
        practice.drill(owner, interview, "unheard_of")
    with pytest.raises(NotFound):
        practice.story_of(interview, interview.plan["questions"][1]["key"])


def test_what_looks_wrong_is_kept(owner: User, interview: Interview, sent: list[str]) -> None:
    finished(owner, interview)
    remarks.complain(interview, " The second quote is not mine. ", 2)
    with pytest.raises(ValidationFailed):
        remarks.complain(interview, "  ")
    kept = Complaint.objects.get()
    assert (kept.text, kept.question) == ("The second quote is not mine.", 2)


def test_a_report_that_is_not_there_any_more_is_left_alone() -> None:
    asyncio.run(reports.make(uuid4()))
