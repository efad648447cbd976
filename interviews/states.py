"""The states of an answer and what asking again does, as data. Pure: the ledger reads and writes the rows.

An answer is asked for by (interview, last entry, voice). Its tries are numbered attempts:

    (none) ──ask──▶ RUNNING ──▶ DONE        replayed; a stopped answer with words is done, too
                       │──────▶ WITHDRAWN   stopped before the first word: asking again is the next attempt
                       │──────▶ FAILED      retryable: the next attempt; for good: replayed

The answer's state is that of its newest attempt that did not come to nothing, else of the newest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from accounts.errors import Conflict, InterviewEnded, ValidationFailed

STEP = 1 << 20
"""Positions (`seq`) of one attempt: attempt n owns (n-1)·STEP+1 … n·STEP; the last is its ending."""

FINAL_FAILURES = frozenset({"CONTENT_FILTERED"})
"""Failures that asking again cannot mend."""


class State(StrEnum):
    ABSENT = "absent"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    REFUSED = "refused by the model"
    WITHDRAWN = "withdrawn"


class Way(StrEnum):
    START = "start"
    FOLLOW = "follow"
    REPLAY = "replay"


TABLE: dict[tuple[State, bool], Way] = {
    # (state of the answer, the client has seen its ending or does not resume) → what asking does
    (State.ABSENT, True): Way.START,
    (State.RUNNING, True): Way.FOLLOW,
    (State.DONE, True): Way.REPLAY,
    (State.FAILED, True): Way.START,
    (State.REFUSED, True): Way.REPLAY,
    (State.WITHDRAWN, True): Way.START,
    # … and with an `after` below the last position of that attempt
    (State.ABSENT, False): Way.START,
    (State.RUNNING, False): Way.FOLLOW,
    (State.DONE, False): Way.REPLAY,
    (State.FAILED, False): Way.REPLAY,
    (State.REFUSED, False): Way.REPLAY,
    (State.WITHDRAWN, False): Way.START,
}


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt as far as deciding needs it."""

    number: int
    state: State


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done: start, follow or replay attempt `number`."""

    way: Way
    number: int


def last_seq(number: int) -> int:
    """The position of the ending of attempt `number`."""
    return number * STEP


def state_of(row_state: str, error_code: str) -> State:
    """The state of an attempt's row."""
    if row_state == "failed":
        return State.REFUSED if error_code in FINAL_FAILURES else State.FAILED
    return State(row_state)


def current(tried: Sequence[Tried]) -> Tried:
    """The attempt that stands for the answer: the newest that came to something, else the newest."""
    if not tried:
        return Tried(0, State.ABSENT)
    nothing = (State.FAILED, State.WITHDRAWN, State.REFUSED)
    newest_first = sorted(tried, key=lambda t: t.number, reverse=True)
    return next((t for t in newest_first if t.state not in nothing), newest_first[0])


def decide(tried: Sequence[Tried], *, after: int | None, attempt: int | None, ended: bool) -> Decision:
    """What asking (again) does.

    Args:
        tried: the attempts so far, in any order.
        after: the position that the client has already, if it resumes.
        attempt: the attempt that the client names, if it does.
        ended: whether the interview was finished.

    Raises:
        ValidationFailed: an attempt beyond the next one.
        Conflict: the next attempt while one runs (retryable).
        InterviewEnded: anything but done or running answers of a finished interview.
    """
    decision = _named(tried, attempt) if attempt is not None else _plain(tried, after)
    if ended and decision.way is not Way.FOLLOW and not _is_done(tried, decision):
        raise InterviewEnded("This interview is over.")
    return decision


def _plain(tried: Sequence[Tried], after: int | None) -> Decision:
    now = current(tried)
    seen = after is None or after >= last_seq(now.number)
    way = TABLE[now.state, seen]
    newest = max((t.number for t in tried), default=0)
    return Decision(way, newest + 1 if way is Way.START else now.number)


def _named(tried: Sequence[Tried], attempt: int) -> Decision:
    newest = max((t.number for t in tried), default=0)
    running = any(t.state is State.RUNNING for t in tried)
    if attempt > newest + 1:
        raise ValidationFailed("No such attempt.", details={"attempt": [f"At most {newest + 1}."]})
    if attempt <= newest:
        state = next(t.state for t in tried if t.number == attempt)
        return Decision(Way.FOLLOW if state is State.RUNNING else Way.REPLAY, attempt)
    if running:
        raise Conflict("An attempt at this answer is still under way.", retryable=True)
    return Decision(Way.START, attempt)


def _is_done(tried: Sequence[Tried], decision: Decision) -> bool:
    return decision.way is Way.REPLAY and any(t.number == decision.number and t.state is State.DONE for t in tried)
