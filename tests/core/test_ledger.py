"""What the ledger stores of questions and answers, what it refuses, and that a refusal stores nothing."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.errors import Conflict, PermissionDenied, QuotaExceeded, RateLimited, Refusal, ValidationFailed
from accounts.models import Flag, Plan, User
from interviews import ledger
from interviews.events import Done, Failed
from interviews.ledger import Outcome
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.states import Way
from tests.core.conftest import Begin, ask_of, line, request, said, say, stop, used


def test_a_question_is_stored_answered_and_stands_in_order(begin: Begin, owner: User) -> None:
    begun = begin(line("a", content="First."))
    ending = say(begun, "Why?")
    assert begun.way is Way.START
    assert said(begun.interview_id) == ["First.", "Why?"]
    assert ending.transcript_id == ledger.transcript(Interview.objects.get()).entries[-1].id
    assert ending.usage == {"promptTokens": 10, "completionTokens": 20}
    assert used(owner) == 1
    assert used(owner, "tokensPerMonth") == 30


def test_the_same_question_again_is_followed_then_replayed_and_costs_nothing(begin: Begin, owner: User) -> None:
    first = begin(line("a"))
    assert begin(line("a")).way is Way.FOLLOW
    say(first)
    again = begin(line("a"))
    assert (again.way, again.attempt_id) == (Way.REPLAY, first.attempt_id)
    assert used(owner) == 1


def test_an_answer_lands_behind_its_entry_whatever_was_added_meanwhile(begin: Begin) -> None:
    first = begin(line("a", content="one"))
    with pytest.raises(Conflict) as refused:
        begin(line("a", content="one"), line("b", content="two"))
    assert refused.value.retryable
    advice = begin(line("a", content="one"), line("b", content="two"), responseType="assistant")
    say(first, "answer to one")
    say(advice, "a whisper")
    assert said(first.interview_id) == ["one", "answer to one", "two"]
    whispers = ledger.transcript(Interview.objects.get()).advice
    assert [(whisper.about, whisper.content) for whisper in whispers] == [("b", "a whisper")]


def test_a_newer_attempt_takes_the_place_of_the_older_under_one_id(begin: Begin, owner: User) -> None:
    first = begin(line("a", content="one"))
    one = say(first, "first try")
    second = begin(line("a", content="one"), attempt=2)
    two = say(second, "second try")
    assert one.transcript_id == two.transcript_id
    assert said(first.interview_id) == ["one", "second try"]
    assert begin(line("a", content="one"), attempt=1).way is Way.REPLAY
    assert used(owner) == 2


def test_what_fails_before_its_first_word_is_given_back(begin: Begin, owner: User) -> None:
    begun = begin(line("a"))
    failed = Failed("MODEL_UNAVAILABLE", "down", retryable=True)
    assert stop(begun, Outcome("", failed)) == failed
    assert used(owner) == 0
    assert begin(line("a")).number == 2


def test_what_fails_later_is_kept_and_counted(begin: Begin, owner: User) -> None:
    begun = begin(line("a"))
    stop(begun, Outcome("half a", Failed("MODEL_ERROR", "broke", retryable=True)))
    assert used(owner) == 1
    assert ledger.stored(begun.attempt_id)[0] == "half a"
    assert said(begun.interview_id) == ["I wrote the plan."]


def test_stopped_before_the_first_word_leaves_nothing(begin: Begin, owner: User) -> None:
    begun = begin(line("a"))
    ending = say(begun, "", "cancelled")
    assert (ending.transcript_id, ending.finish_reason) == ("", "cancelled")
    assert used(owner) == 0
    again = begin(line("a"))
    assert (again.way, again.number) == (Way.START, 2)


def test_an_outdated_owner_is_fenced_off(begin: Begin) -> None:
    begun = begin(line("a"))
    assert ledger.interrupt_all() == 1
    late = stop(begun, Outcome("too late", Done("", "stop")))
    assert isinstance(late, Failed)
    assert late.code == "INTERRUPTED"
    assert said(begun.interview_id) == ["I wrote the plan."]


def test_what_was_checkpointed_survives_and_an_ended_attempt_is_not_overwritten(begin: Begin) -> None:
    begun = begin(line("a"))
    ledger.checkpoint({begun.attempt_id: "so far"})
    ledger.interrupt_all()
    ledger.checkpoint({begun.attempt_id: "a late one"})
    text, ending = ledger.stored(begun.attempt_id)
    assert text == "so far"
    assert isinstance(ending, Failed)
    assert ending.code == "INTERRUPTED"


@pytest.mark.parametrize(
    ("frame", "kind", "field"),
    [
        (request(line("b"), model="none"), ValidationFailed, "model"),
        (request(line("b"), promptType="NONE"), ValidationFailed, "promptType"),
        (request(line("b"), language="tlh"), ValidationFailed, "language"),
        (request(line("b"), userEmail="other@example.org"), ValidationFailed, "userEmail"),
        (request(line("b"), attempt=2), ValidationFailed, "attempt"),
        (request(line("q", "interviewer"), responseType="mock"), ValidationFailed, "transcripts"),
        (request(), ValidationFailed, "transcripts"),
        (request(line("b"), promptType="HR"), Conflict, "promptType"),
        (request(line("b"), role="interviewer"), Conflict, "role"),
        (request(line("b"), line("a", content="rewritten")), Conflict, "transcripts"),
    ],
)
def test_a_refusal_names_the_field_and_stores_nothing(
    begin: Begin, owner: User, frame: dict[str, Any], kind: type[Refusal], field: str
) -> None:
    say(begin(line("a")))
    before = [model.objects.count() for model in (Interview, Entry, Answer, Attempt)]
    with pytest.raises(kind) as refused:
        ledger.begin(owner.pk, ask_of(frame), timezone.now())
    assert field in refused.value.details
    assert [model.objects.count() for model in (Interview, Entry, Answer, Attempt)] == before
    assert used(owner) == 1


def test_a_candidate_may_not_take_the_interviewers_seat(house: None) -> None:
    candidate = User.objects.create_user("candidate@example.org")
    with pytest.raises(PermissionDenied):
        ledger.begin(candidate.pk, ask_of(request(line("q", "interviewer"), role="interviewer")), timezone.now())
    assert not Interview.objects.exists()


def test_a_spent_quota_refuses_and_says_which(begin: Begin, owner: User) -> None:
    Plan.objects.filter(pk=owner.plan_id).update(limits={"questionsPerDay": 1})
    say(begin(line("a")))
    with pytest.raises(QuotaExceeded) as refused:
        begin(line("b"))
    assert refused.value.details["quota"] == "questionsPerDay"
    assert begin(line("a")).way is Way.REPLAY


def test_two_people_may_use_one_session_id_and_never_meet(begin: Begin, owner: User, stranger: User) -> None:
    mine = begin(line("a"))
    theirs = ledger.begin(stranger.pk, ask_of(request(line("a", content="Other."))), timezone.now())
    assert mine.interview_id != theirs.interview_id
    with pytest.raises(Refusal):
        ledger.interview_id(stranger.pk, "unknown")


def test_the_coach_is_silent_where_it_is_not_switched_on(begin: Begin, owner: User) -> None:
    say(begin(line("a")))
    flag = Flag.objects.create(name="coach")
    with pytest.raises(PermissionDenied):
        begin(line("a"), responseType="assistant")
    assert used(owner, "advicePerDay") == 0
    say(begin(line("b")))
    flag.people.add(owner)
    assert begin(line("a"), responseType="assistant").way is Way.START


def test_a_question_costs_the_same_number_of_queries_however_long_the_interview(begin: Begin) -> None:
    counts = []
    for number in range(12):
        with CaptureQueriesContext(connection) as queries:
            say(begin(line(f"e{number}")))
        cached = ("prompts_", "languagemodel", "SAVEPOINT")
        counts.append(sum(not any(word in query["sql"] for word in cached) for query in queries))
    assert max(counts[2:]) == min(counts[2:]) <= 22


def test_what_was_said_cannot_be_read_in_the_database(begin: Begin) -> None:
    say(begin(line("a", content="a secret about work")), "a secret answer")
    with connection.cursor() as cursor:
        for table in ("interviews_entry", "interviews_attempt"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "secret" not in str(cursor.fetchall())


def test_advice_at_once_is_bounded_and_free_where_it_was_refused(
    begin: Begin, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("interviews.ledger.begin"), "ANSWERS_AT_ONCE", 2)
    one, _ = (begin(line(name), responseType="assistant") for name in ("a", "b"))
    with pytest.raises(RateLimited) as refused:
        begin(line("c"), responseType="assistant")
    assert (refused.value.retryable, refused.value.retry_after) == (True, 1)
    assert used(owner, "advicePerDay") == 2
    say(one, "Name a figure.")
    assert begin(line("c"), responseType="assistant").way is Way.START
