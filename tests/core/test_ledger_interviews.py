"""What an interview is from its opening to its end, and what all its answers are given."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import Conflict, InterviewEnded, QuotaExceeded
from accounts.models import Plan, User
from interviews import ledger
from interviews.events import Done
from interviews.ledger import InterviewSpec
from interviews.models import Entry, Interview
from interviews.states import Way
from prompts import catalog
from prompts.models import Phrase
from tests.core.conftest import Begin, ask_of, line, request, said, say

SPEC = InterviewSpec("BQ", "candidate", "Acme", "Engineer")


def test_interviews_at_once_are_counted_by_what_runs(begin: Begin, owner: User) -> None:
    Plan.objects.filter(pk=owner.plan_id).update(limits={"interviewsAtOnce": 1})
    first = begin(line("a"), session="one")
    with pytest.raises(QuotaExceeded) as refused:
        begin(line("a"), session="two")
    assert refused.value.details["quota"] == "interviewsAtOnce"
    say(first)
    assert begin(line("a"), session="two").way is Way.START


def test_an_interview_of_the_site_has_its_opening_and_replays_it(begin: Begin, owner: User) -> None:
    interview = ledger.create(owner, SPEC)
    opening = ledger.transcript(interview).entries
    assert [entry.speaker for entry in opening] == ["interviewer"]
    assert opening[0].move
    assert opening[0].move["kind"] == "open"
    begun = begin(session=interview.session_id)
    text, ending = ledger.stored(begun.attempt_id)
    assert begun.way is Way.REPLAY
    assert text == opening[0].content
    assert isinstance(ending, Done)
    assert ending.transcript_id == opening[0].id


def test_only_finish_ends_an_interview_and_an_answer_under_way_is_still_stored(begin: Begin, owner: User) -> None:
    begun = begin(line("a"))
    ledger.finish(owner, "s-1")
    assert begin(line("a")).way is Way.FOLLOW
    say(begun, "the last word")
    assert said(begun.interview_id)[-1] == "the last word"
    assert begin(line("a")).way is Way.REPLAY
    for refused in ({"attempt": 2}, {"responseType": "assistant"}):
        with pytest.raises(InterviewEnded):
            begin(line("a"), **refused)
    with pytest.raises(InterviewEnded):
        begin(line("b"))
    assert ledger.finish(owner, "s-1").state == Interview.State.FINISHED


def test_a_session_id_is_taken_once(owner: User) -> None:
    ledger.create(owner, InterviewSpec("BQ", "candidate", "A", "B", session_id="mine"))
    with pytest.raises(Conflict):
        ledger.create(owner, InterviewSpec("BQ", "candidate", "A", "B", session_id="mine"))


def test_long_pauses_do_not_count(begin: Begin, owner: User) -> None:
    start = timezone.now() - timedelta(hours=2)
    say(begin(line("a"), now=start))
    Interview.objects.update(last_active=start, used_seconds=0)
    begin(line("b"), now=start + timedelta(seconds=90))
    assert round(Interview.objects.get().used_seconds) == 90


def test_the_ai_candidate_is_one_person_all_through_an_interview(begin: Begin) -> None:
    asked = [line("q1", "interviewer", "Who are you?")]
    first = begin(*asked, role="interviewer")
    assert first.work
    say(first, "I plan trams.")
    Phrase.objects.all().delete()
    catalog.forget()
    second = begin(
        *asked, line("a1", "candidate", "I plan trams."), line("q2", "interviewer", "Why?"), role="interviewer"
    )
    assert second.work
    assert len(first.work.turn.background.splitlines()) == 4
    assert second.work.turn.background == first.work.turn.background


def test_every_voice_knows_the_job_ad_and_no_interview_has_one_of_itself(owner: User) -> None:
    spec = replace(SPEC, job_ad="You plan 40 trams.", session_id="with-ad")
    ledger.create(owner, spec)
    ledger.create(owner, replace(SPEC, session_id="without"))
    told = {}
    for session in ("with-ad", "without"):
        interview = Interview.objects.get(session_id=session)
        opening = Entry.objects.get(interview=interview)
        lines = (line(opening.client_id, "interviewer", opening.content), line("a", content="I planned them."))
        begun = ledger.begin(owner.pk, ask_of(request(*lines, session=session)), timezone.now())
        assert begun.work
        told[session] = begun.work.turn.job_ad
        say(begun)
    assert told == {"with-ad": "You plan 40 trams.", "without": ""}


def test_no_two_ai_candidates_need_be_the_same_and_interviewers_have_no_background(begin: Begin) -> None:
    drawn = set[str]()
    for number in range(5):
        begun = begin(line("q", "interviewer", "Who are you?"), role="interviewer", session=f"s{number}")
        assert begun.work
        drawn.add(begun.work.turn.background)
        say(begun)
    assert len(drawn) > 1
    other = begin(line("a"), session="mine")
    assert other.work
    assert other.work.turn.background == ""
