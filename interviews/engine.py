"""Read this first: how one question is answered.

Which move, which words, may it, stream it, store it. That it may at all (who asks, what is known,
what runs already, what it costs) was settled by `ledger.begin`, in the transaction that reserved
it; here the answer is spoken, and `ledger.end` stores what became of it.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Protocol

from accounts.errors import Refusal
from interviews import builder, database, director, ledger, llm, metrics, tracing
from interviews.builder import Turn
from interviews.director import Offer
from interviews.events import Chunk, Done, Event, Failed
from interviews.ledger import Outcome, Work
from interviews.llm import Call, Finish, ModelTimeout

INTERRUPTED = Failed("INTERRUPTED", "The answer was interrupted. Please ask again.", retryable=True)
EMPTY = Failed("MODEL_ERROR", "The model had nothing to say. Please ask again.", retryable=True)


class Stop(Protocol):
    """Why the answer's task was cancelled; `close` forbids it from then on."""

    @property
    def reason(self) -> str | None: ...

    def close(self) -> None: ...


async def answer(work: Work, stop: Stop, queued: Callable[[int], None]) -> AsyncGenerator[Event, None]:
    """The answer to one line: its chunks, then one ending, which is stored by then.

    Cancelling the task that iterates ends the answer as `stop.reason` says; it still ends. While
    the model is busy with others, `queued` is called with the answer's place in the queue.
    """
    turn = work.turn
    offer = _offer(turn)
    script = builder.script(turn, offer, work.prompt)
    call = Call(script.messages, script.max_tokens, script.temperature, work.owner_id, queued=queued)
    said: list[str] = []
    finish: Finish | None = None
    failure: Failed | None = None

    def chunk(text: str) -> Chunk:
        said.append(text)
        return Chunk(text)

    try:
        if stop.reason:
            raise asyncio.CancelledError
        if script.say_first:
            yield chunk(script.say_first)
        if script.messages:
            async with aclosing(llm.stream(work.model, call)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Finish):
                        finish = piece
                    elif text := script.hear(piece.text):
                        yield chunk(text)
                    if script.enough:
                        break
    except Refusal as refusal:
        failure = Failed.of(refusal)
    except asyncio.CancelledError:
        failure = _stopped(stop.reason)
    stop.close()
    if stop.reason is None and (rest := script.rest()):
        yield chunk(rest)
    text = "".join(said)
    if text and turn.profile == "compact" and stop.reason is None:
        failure = None  # the bank's words stand in for a small model that failed
    reason = "cancelled" if stop.reason == "cancelled" else finish.reason if finish else "stop"
    ending = failure or (Done("", reason) if text or reason == "cancelled" else EMPTY)
    outcome = Outcome(
        text,
        ending,
        model=finish.model if finish else work.model.name,
        usage=finish.usage if finish else llm.estimate(call, text) if script.messages else None,
        move=script.move,
        left=offer.left(script.move) if offer and script.move else None,
        dropped=offer.dropped if offer and script.move == offer.preferred else (),
    )
    _notice_faults(turn, offer, outcome)
    yield await tracing.around("end transaction", database.insist(ledger.end, work, outcome))


def _offer(turn: Turn) -> Offer | None:
    """The moves that may come now; only an interviewer makes moves."""
    if turn.voice != "interviewer":
        return None
    return director.offer(turn.plan, turn.lines, turn.clock, language=turn.language, mode=turn.mode, code=turn.source)


def _stopped(reason: str | None) -> Failed | None:
    """The failure that a stop is; a user's own wish is none."""
    if reason == "timeout":
        return Failed.of(ModelTimeout("The answer took too long."))
    return None if reason == "cancelled" else INTERRUPTED


def _notice_faults(turn: Turn, offer: Offer | None, outcome: Outcome) -> None:
    """Count what a capable model's turn did wrong; what was said stands."""
    if offer and turn.profile == "full" and isinstance(outcome.ending, Done) and outcome.ending.finish_reason == "stop":
        faults = builder.turn_faults(outcome.text, offer, language=turn.language, mode=turn.mode, move=outcome.move)
        for fault in faults:
            metrics.turn_fault(fault)
