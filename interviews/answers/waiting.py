"""Asking without a socket: for pages without JavaScript, which wait for the whole answer."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from accounts.errors import Refusal
from interviews import tracing, wording
from interviews.answers.desk import current
from interviews.answers.following import Outbox
from interviews.events import Failed
from interviews.protocol import Ask, BadFrame, frames, parse
from interviews.protocol.frames import heading_of
from interviews.protocol.jsontext import dump

LONGEST_WAIT = 130.0
"""Seconds; a little more than an answer may take."""


STILL = Failed("MODEL_TIMEOUT", "The answer took too long.", retryable=True)


async def ask_and_wait(user_id: UUID, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ask, and wait for the ending.

    Args:
        user_id: who asks.
        request: an `AIRequest`.

    Returns:
        The last frame: `done` or `error`, as a socket would get it.
    """
    try:
        ask = parse(dump(dict(request)))
    except BadFrame as bad:
        return _read(frames.refusal(bad.heading, bad.failed))
    if not isinstance(ask, Ask):
        raise TypeError("not an AIRequest")
    ending: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def keep(frame: str) -> None:
        if not frame.startswith('{"type":"chunk"') and not ending.done():
            ending.set_result(frame)

    outbox = Outbox(keep)
    sender = asyncio.create_task(outbox.run(), name="waiting page")
    try:
        await tracing.around("question", current().ask(user_id, ask, outbox), sessionId=ask.session_id)
        return _read(await asyncio.wait_for(ending, LONGEST_WAIT))
    except Refusal as refusal:
        failed = wording.spoken(Failed.of(refusal), ask.language)
        return _read(frames.refusal(heading_of(request), failed))
    except TimeoutError:
        return _read(frames.refusal(heading_of(request), wording.spoken(STILL, ask.language)))
    finally:
        sender.cancel()
        outbox.close()


def _read(frame: str) -> Mapping[str, Any]:
    value: Mapping[str, Any] = orjson.loads(frame)
    return value
