"""What becomes of an attempt: its ending, its place in the transcript, what it cost. One transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import quotas
from interviews import director, metrics
from interviews.director import Line, Move
from interviews.events import Done, Ending, Failed
from interviews.intake import OPENING_RANK
from interviews.ledger import clock
from interviews.ledger.lookup import ending_of
from interviews.ledger.statements import Slot, Tuples, insert, update, update_sealed
from interviews.ledger.work import Work
from interviews.llm import Usage
from interviews.models import Attempt, Entry, Interview
from interviews.states import State

INTERRUPTED = "INTERRUPTED"
INTERRUPTED_MESSAGE = "The answer was interrupted. Please ask again."
TOKENS = "tokensPerMonth"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt went.

    Args:
        text: all that was said.
        ending: as far as the engine knows it; ids, usage and progress are filled in here.
        model: name of the model that spoke, or was to speak.
        usage: tokens that were used, None when no model was asked.
        move: the interviewer's move, if one was made.
        left: why that move left the question in hand ("sufficient", "probes_used", "time"), if it did.
        dropped: keys of planned questions that it gave up, for want of time.
    """

    text: str
    ending: Ending
    model: str = ""
    usage: Usage | None = None
    move: Move | None = None
    left: str | None = None
    dropped: Sequence[str] = ()

    def move_json(self) -> dict[str, Any] | None:
        """The move as it is stored: with why it left a question, and what it dropped."""
        if self.move is None:
            return None
        reasons = {"left": self.left, "dropped": list(self.dropped)}
        return {**self.move.to_json(), **{name: value for name, value in reasons.items() if value}}


def end(work: Work, outcome: Outcome) -> Ending:
    """Store the end of an attempt, unless it was ended before (fenced by its number and state).

    Returns:
        The ending as followers get it.
    """
    now = timezone.now()
    with transaction.atomic():
        interview = Interview(pk=work.interview_id, used_seconds=work.turn.clock.used, last_active=work.started)
        clock.advance(interview, now)
        state = _state(outcome)
        ending = outcome.ending
        if isinstance(ending, Done):
            ending = _done(work, outcome, ending, interview, state)
        if not _write(work, outcome, ending, state, now):
            return _ended_before(work.attempt_id)
        update(interview, ("used_seconds", "last_active"))
        if state is State.DONE and work.voice == "mock":
            _enter(work, outcome, now)
        _settle(work, outcome, now)
    return ending


def _ended_before(attempt_id: UUID) -> Ending:
    """How an attempt had ended already; one that went with its interview was interrupted."""
    attempt = Attempt.objects.select_related("answer").filter(pk=attempt_id).first()
    ending = ending_of(attempt) if attempt else None
    return ending or Failed(INTERRUPTED, INTERRUPTED_MESSAGE, retryable=True)


def _state(outcome: Outcome) -> State:
    if isinstance(outcome.ending, Failed):
        return State.FAILED
    return State.DONE if outcome.text else State.WITHDRAWN


def _done(work: Work, outcome: Outcome, ending: Done, interview: Interview, state: State) -> Done:
    used = outcome.usage or Usage(0, 0)
    usage: dict[str, Any] = {"promptTokens": used.prompt, "completionTokens": used.completion}
    if used.estimated:
        usage["estimated"] = True
    return replace(
        ending,
        transcript_id=work.transcript_id if state is State.DONE else "",
        usage=usage,
        model=outcome.model,
        progress=_progress(work, outcome, interview),
    )


def _progress(work: Work, outcome: Outcome, interview: Interview) -> Mapping[str, Any]:
    turn = work.turn
    lines = turn.lines
    if work.voice == "mock" and outcome.text:
        lines = (*lines, Line(work.transcript_id, _speaker(work), outcome.text, outcome.move))
    progress = director.progress(turn.plan, lines)
    return {
        "question": progress.question,
        "of": progress.of,
        "move": outcome.move.to_json() if outcome.move else None,
        "timeUsed": round(interview.used_seconds),
        "timeLimit": round(turn.clock.limit) if turn.clock.limit else None,
    }


ENDED = (
    *("state", "text", "ended", "move", "prompt_version", "finish_reason", "model", "progress"),
    *("prompt_tokens", "completion_tokens", "tokens_estimated", "error_code", "error_message", "retry_after"),
)
"""What the end writes into an attempt's row."""


def _write(work: Work, outcome: Outcome, ending: Ending, state: State, now: datetime) -> bool:
    """Write the attempt's row, if it still runs: this is the fence."""
    attempt = Attempt(pk=work.attempt_id, state=state.value, text=outcome.text, ended=now)
    attempt.prompt_version = work.prompt_version
    attempt.move = outcome.move_json()
    attempt.model = outcome.model
    if outcome.usage:
        attempt.prompt_tokens, attempt.completion_tokens = outcome.usage.prompt, outcome.usage.completion
        attempt.tokens_estimated = outcome.usage.estimated
    if isinstance(ending, Done):
        attempt.finish_reason, attempt.progress = ending.finish_reason, ending.progress
    else:
        attempt.error_code, attempt.error_message = ending.code, ending.message[:500]
        attempt.retry_after = ending.retry_after
    return update(attempt, ENDED, state=Attempt.State.RUNNING) == 1


_rank = Tuples(
    lambda: (
        Entry.objects.filter(
            interview_id=Slot("interview", Interview._meta.pk),
            client_id=Slot("line", Entry._meta.get_field("client_id")),
        )
        .order_by()
        .values_list("rank")
    )
)


def _speaker(work: Work) -> str:
    """The seat from which a mock answer is said."""
    return "candidate" if work.turn.voice == "candidate" else "interviewer"


def _enter(work: Work, outcome: Outcome, now: datetime) -> None:
    """Put the answer into the transcript, right after its entry, in place of an older attempt."""
    move = outcome.move_json()
    old = None
    if work.number > 1:
        old = Entry.objects.filter(interview_id=work.interview_id, client_id=work.transcript_id).first()
    if old:
        old.content, old.move = outcome.text, move
        old.save(update_fields=["content", "move"])
        return
    rank = OPENING_RANK
    if work.about:
        rank = _rank(interview=work.interview_id, line=work.about)[0][0] + 1
    entry = Entry(
        interview_id=work.interview_id,
        client_id=work.transcript_id,
        rank=rank,
        speaker=_speaker(work),
        content=outcome.text,
        timestamp=now,
        move=move,
    )
    insert(entry)


def _settle(work: Work, outcome: Outcome, now: datetime) -> None:
    """Give back what came to nothing; count the tokens of what was said."""
    if not outcome.text:
        quotas.give_back(work.owner_id, work.quota, work.started)
    elif outcome.usage:
        quotas.add(work.owner_id, TOKENS, outcome.usage.prompt + outcome.usage.completion, now)
        metrics.tokens_used(outcome.usage.prompt, outcome.usage.completion)


def checkpoint(texts: Mapping[UUID, str]) -> None:
    """Store what running attempts have said so far, in one transaction; ended ones are left alone."""
    with transaction.atomic():
        update_sealed(Attempt, "text", texts, state=Attempt.State.RUNNING)


def interrupt_all() -> int:
    """End everything that was left running by a process that is gone; what was said is kept.

    Returns:
        How many attempts that were.
    """
    now = timezone.now()
    with transaction.atomic():
        left = list(
            Attempt.objects.select_for_update(of=("self",))
            .filter(state=Attempt.State.RUNNING)
            .select_related("answer__interview")
        )
        for attempt in left:
            interrupt(attempt, now)
    return len(left)


def interrupt(attempt: Attempt, now: datetime) -> None:
    """End one attempt as interrupted, if it still runs; what it cost is given back if it said nothing."""
    attempt.state, attempt.ended = Attempt.State.FAILED, now
    attempt.error_code, attempt.error_message = INTERRUPTED, INTERRUPTED_MESSAGE
    ended = update(attempt, ("state", "ended", "error_code", "error_message"), state=Attempt.State.RUNNING)
    if ended and not attempt.text:
        quota = "questionsPerDay" if attempt.answer.voice == "mock" else "advicePerDay"
        quotas.give_back(attempt.answer.interview.owner_id, quota, attempt.started)


def abandon(attempt_id: UUID) -> Ending:
    """End an attempt that nobody generates any more; the ending that is stored then."""
    with transaction.atomic():
        attempt = Attempt.objects.select_related("answer__interview").get(pk=attempt_id)
        if attempt.state == Attempt.State.RUNNING:
            interrupt(attempt, timezone.now())
            attempt.refresh_from_db()
    return ending_of(attempt) or Failed(INTERRUPTED, INTERRUPTED_MESSAGE, retryable=True)
