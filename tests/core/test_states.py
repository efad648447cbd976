"""The table of states, walked: whatever happens, asking has one meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import Conflict, InterviewEnded, ValidationFailed
from interviews.states import STEP, TABLE, Decision, State, Tried, Way, current, decide, last_seq

NOTHING = (State.FAILED, State.REFUSED, State.WITHDRAWN)
ENDED_STATES = [State.DONE, *NOTHING]


@st.composite
def histories(draw: st.DrawFn) -> list[Tried]:
    """What can have happened: ended attempts, at most the last one still running."""
    ended = draw(st.lists(st.sampled_from(ENDED_STATES), max_size=5))
    states = [*ended, *([State.RUNNING] if draw(st.booleans()) else [])]
    return [Tried(number, state) for number, state in enumerate(states, 1)]


def ask(tried: list[Tried], after: int | None = None, attempt: int | None = None, ended: bool = False) -> Decision:
    return decide(tried, after=after, attempt=attempt, ended=ended)


def test_the_table_has_a_row_for_every_state() -> None:
    assert set(TABLE) == {(state, seen) for state in State for seen in (True, False)}


@given(histories())
def test_asking_plainly_follows_the_table(tried: list[Tried]) -> None:
    now = current(tried)
    decision = ask(tried)
    assert decision.way is TABLE[now.state, True]
    assert decision.number == (len(tried) + 1 if decision.way is Way.START else now.number)


@given(histories())
def test_a_running_answer_is_never_generated_a_second_time(tried: list[Tried]) -> None:
    if tried and tried[-1].state is State.RUNNING:
        for after in (None, 0, last_seq(len(tried)) - 1):
            assert ask(tried, after=after) == Decision(Way.FOLLOW, len(tried))
        with pytest.raises(Conflict) as refused:
            ask(tried, attempt=len(tried) + 1)
        assert refused.value.retryable


@given(histories(), st.integers(1, 8))
def test_a_named_attempt_is_that_attempt(tried: list[Tried], number: int) -> None:
    try:
        decision = ask(tried, attempt=number)
    except ValidationFailed:
        assert number > len(tried) + 1
    except Conflict:
        assert number == len(tried) + 1
    else:
        assert decision.number == number
        assert (decision.way is Way.START) == (number == len(tried) + 1)


@given(histories(), st.integers(0, 7 * STEP))
def test_a_client_that_resumes_gets_the_rest_and_never_pays_for_it(tried: list[Tried], after: int) -> None:
    now = current(tried)
    decision = ask(tried, after=after)
    if now.state not in (State.ABSENT, State.WITHDRAWN) and after < last_seq(now.number):
        assert decision.way is not Way.START
        assert decision.number == now.number


@given(histories(), st.one_of(st.none(), st.integers(1, 7)))
def test_a_finished_interview_begins_nothing(tried: list[Tried], attempt: int | None) -> None:
    try:
        decision = ask(tried, attempt=attempt, ended=True)
    except (InterviewEnded, Conflict, ValidationFailed):
        return
    assert decision.way is not Way.START


def test_the_newest_attempt_that_came_to_something_stands_for_the_answer() -> None:
    tried = [Tried(1, State.DONE), Tried(2, State.FAILED)]
    assert ask(tried) == Decision(Way.REPLAY, 1)
    assert ask(tried, attempt=3) == Decision(Way.START, 3)


def test_a_failure_for_good_is_replayed() -> None:
    assert ask([Tried(1, State.REFUSED)]) == Decision(Way.REPLAY, 1)


def test_stopped_before_the_first_word_is_asked_anew() -> None:
    assert ask([Tried(1, State.WITHDRAWN)]) == Decision(Way.START, 2)
    assert ask([Tried(1, State.WITHDRAWN)], after=0) == Decision(Way.START, 2)
