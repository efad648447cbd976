"""The gateway to OpenAI and to everything that speaks its API, on the `openai` SDK.

The SDK sends the question; the answer's lines are read here (`reading`), because an object of the
SDK for each chunk would cost more than the rest of the way together. The first words are passed on as they
come; after them the connection is read once a beat, so that one turn of the way serves several chunks.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import cast

import httpx2
import openai
from openai import AsyncStream
from orjson import dumps

from interviews.beats import beats
from interviews.llm import dialects, tokens, wording
from interviews.llm.base import Call, Finish, ModelError, ModelFailed, ModelInForce, ModelTimeout, Piece
from interviews.llm.clients import clients
from interviews.llm.dialects import Dialect
from interviews.llm.reading import LINE_AT_MOST, Reading
from interviews.llm.refusals import of_status
from interviews.llm.transport import Body, body_of
from interviews.llm.watch import Watch

DIALECTS_TRIED = 4
LAST_WORDS = 1.0
"""Seconds in which usage and `[DONE]` may follow the reason why the answer ended."""
LAST_BYTES = 0.05
"""Seconds in which the connection's last bytes may come after `[DONE]`, so that it can be used again."""


class OpenAICompatible:
    """The gateway of provider `openai`."""

    async def stream(self, model: ModelInForce, call: Call) -> AsyncGenerator[Piece | Finish, None]:
        started = asyncio.get_running_loop().time()
        body = await _asked(model, call, started)
        watch = Watch(model.limits, started, body.close)
        reading, beat = Reading(), beats.get()
        try:
            while not reading.done:
                text = await _more(body, reading)
                if text:
                    watch.fed()
                    yield Piece(text)
                if reading.reason:
                    watch.hurry(LAST_WORDS)
                elif text and not reading.done:
                    await beat.next()
            if watch.expired and not reading.reason:
                raise ModelTimeout(wording.too_slow())
            finish = _finish(model, call, reading)
            await _spent(body)
            yield finish
        finally:
            watch.stop()
            body.close()

    async def stop(self) -> None:
        if held := clients.pop():
            await held.close()


async def _asked(model: ModelInForce, call: Call, started: float) -> Body:
    """Send the question; the body of the answer that begins to come."""
    try:
        async with asyncio.timeout_at(started + min(model.limits.first_token, model.limits.whole)):
            body = body_of(await _understood(model, call))
    except TimeoutError as exc:
        raise ModelTimeout(wording.too_slow()) from exc
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as exc:
        raise ModelError(wording.set_up_wrongly()) from exc
    if body.encoded or "html" in body.media_type:
        body.close()
        raise ModelError(wording.unusable())
    return body


async def _understood(model: ModelInForce, call: Call) -> httpx2.Response:
    """The answer's response, without the optional parameters that the provider refuses."""
    dialect = dialects.of(model)
    for _ in range(DIALECTS_TRIED):
        try:
            response = await _post(model, call, dialect)
        except openai.APIStatusError as refusal:
            other = dialect.after(refusal.response.text) if refusal.status_code in (400, 422) else None
            if other is None:
                retry_after = refusal.response.headers.get("retry-after")
                raise of_status(refusal.status_code, refusal.body, retry_after) from refusal
            dialect = other
        else:
            if dialect != dialects.of(model):
                dialects.remember(model, dialect)
            return response
    raise ModelError(wording.set_up_wrongly())


async def _post(model: ModelInForce, call: Call, dialect: Dialect) -> httpx2.Response:
    response = (
        await clients.get()
        .of(model)
        .post(
            "/chat/completions",
            cast_to=httpx2.Response,
            content=dumps(dialect.body(model, call)),
            options={
                "headers": {"Content-Type": "application/json", "Accept": "text/event-stream, application/json"},
                "timeout": httpx2.Timeout(None, connect=model.limits.connect),
            },
            stream=True,
            stream_cls=AsyncStream[object],
        )
    )
    return cast(httpx2.Response, response)  # what `cast_to` asks for, whatever the overload says


async def _more(body: Body, reading: Reading) -> str:
    """The text of the next bytes; `reading.done` when there will be none."""
    try:
        data = await (_all(body) if "json" in body.media_type else body.read())
    except ModelFailed as exc:
        reading.cut(exc)
        return ""
    if "json" in body.media_type:
        return reading.whole(data)
    if not data:
        reading.cut(None)
        return ""
    return reading.feed(data)


async def _all(body: Body) -> bytes:
    """A body that is not streamed, up to the longest line and a byte."""
    whole = b""
    while len(whole) <= LINE_AT_MOST and (data := await body.read()):
        whole += data
    return whole


def _finish(model: ModelInForce, call: Call, reading: Reading) -> Finish:
    """The ending of an answer that was read.

    Raises:
        ModelFailed: it is not a whole answer, or an empty one.
    """
    if reading.failure:
        raise reading.failure
    text = reading.text
    if not text.strip():
        raise ModelError(wording.unusable())
    usage = reading.usage or tokens.estimate(call, text)
    return Finish("length" if reading.reason == "length" else "stop", usage, model.name)


async def _spent(body: Body) -> None:
    """Take what may follow the end, for a moment, so that the connection is whole for the next call."""
    with suppress(TimeoutError, ModelFailed):
        async with asyncio.timeout(LAST_BYTES):
            while await body.read():
                pass
