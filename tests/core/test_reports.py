"""Reports as rows: asked for once, made once, paid for."""

from typing import Any

import pytest
from django.utils import timezone

from accounts import quotas
from accounts.errors import Conflict, QuotaExceeded
from accounts.models import Plan, User
from interviews import ledger, reports
from interviews.llm import registry
from interviews.models import Entry, Interview, LanguageModel, Report, Section
from interviews.reports import remarks
from tests.core.reporting import SPEC, finished, make, say, used

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_an_interview_that_goes_on_has_no_report(owner: User, interview: Interview, sent: list[str]) -> None:
    with pytest.raises(Conflict):
        reports.request(owner, interview)


def test_what_was_asked_for_and_answered_at_length_is_told(owner: User, interview: Interview) -> None:
    last = Entry.objects.filter(interview=interview).order_by("-rank")[0]
    Entry.objects.create(
        interview=interview,
        client_id="",
        rank=last.rank + 10**6,
        speaker="interviewer",
        content="How do you deal with open opponents today?",
        move={"kind": "probe", "part": "reflection"},
        timestamp=last.timestamp,
    )
    assert "reflection" in reports.view(interview).questions[-1].reading.missing
    say(interview, "again", "I go to the person alone, hear their doubt to its end, and come back with a small trial.")
    after = reports.view(interview).questions[-1].reading
    assert after.parts["reflection"].startswith("I go to the person alone")
    assert "reflection" not in after.missing
