"""A stand-in for a provider: speaks the OpenAI chat API on a real socket and does what a test tells it.

Replies are told per *marker*, a word that a test puts into the company of its interview: a request whose
messages hold the marker gets the replies told for it, in turn (the last one again and again). Every request
is kept as a `Call`, which the test uses to hold the reply back and to see its connection closed.
What single faults look like on the wire lives in `faults`.
"""

import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.contract import faults
from tests.contract.faults import piece

PATIENCE = 30.0
"""Seconds a test waits for the server to ask."""


@dataclass(frozen=True)
class Reply:
    """What the provider says to one request.

    Args:
        chunks: its text, piece by piece.
        gated: each piece, and the ending, waits for `Call.let`.
        pace: seconds between pieces.
        finish: the `finish_reason` that it ends with.
        usage: whether it counts its tokens.
        fault: the name of a fault of `faults.FAULTS`, committed after the chunks.
    """

    chunks: tuple[str, ...] = ("Tell me more about that.",)
    gated: bool = False
    pace: float = 0.0
    finish: str = "stop"
    usage: bool = True
    fault: str = ""

    @property
    def text(self) -> str:
        return "".join(self.chunks)


def says(*chunks: str, **how: Any) -> Reply:
    """A reply of these pieces."""
    return Reply(chunks, **how)


@dataclass
class Call:
    """One request of the server, under the test's control from any thread."""

    body: dict[str, Any]
    headers: dict[str, str]
    reply: Reply
    loop: asyncio.AbstractEventLoop
    permits: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    closed: threading.Event = field(default_factory=threading.Event)
    """Set when the server hung up before the reply had ended."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the request has ended, one way or the other."""
    open: bool = False

    @property
    def text(self) -> str:
        """Everything that the model was told."""
        return _text_of(self.body)

    def let(self, pieces: int = 1) -> None:
        """Let so many more pieces (or the ending) out."""
        for _ in range(pieces):
            self._do(self.permits.release)

    def finish(self) -> None:
        """Let everything out that is left."""
        self.open = True
        self.let()

    def _do(self, action: Callable[[], None]) -> None:
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(action)

    async def turn(self) -> None:
        """Wait until the next piece may go."""
        if self.reply.gated and not self.open:
            await self.permits.acquire()
        elif self.reply.pace:
            await asyncio.sleep(self.reply.pace)


class Upstream:
    """The provider, in a thread of its own."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.replies: dict[str, list[Reply]] = {}
        self.kept: dict[str, list[Call]] = defaultdict(list)
        self.arrived = threading.Condition()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.port = 0
        self.open()

    @property
    def url(self) -> str:
        """The base address that a model is configured with."""
        return f"http://127.0.0.1:{self.port}/v1"

    def plays(self, marker: str, *replies: Reply) -> None:
        """What requests with this marker are told, in turn."""
        with self.arrived:
            self.replies[marker] = list(replies)

    def calls(self, marker: str) -> list[Call]:
        """The requests with this marker so far, the first first."""
        with self.arrived:
            return list(self.kept[marker])

    def call(self, marker: str, number: int = 1, patience: float = PATIENCE) -> Call:
        """The request of that number (from 1), waited for."""
        with self.arrived:
            came = self.arrived.wait_for(lambda: len(self.kept[marker]) >= number, patience)
            assert came, f"the model was asked {len(self.kept[marker])} times, not {number}"
            return self.kept[marker][number - 1]

    def release(self) -> None:
        """Let every reply out that is still held."""
        with self.arrived:
            for call in [call for calls in self.kept.values() for call in calls]:
                if not call.over.is_set():
                    call.finish()

    def open(self) -> None:
        """Listen; after `shut`, on the same port as before."""
        self._run(self._listen())

    def shut(self) -> None:
        """Stop listening: the next connection is refused."""
        self.release()
        self._run(self.runner.cleanup())

    def close(self) -> None:
        """Shut for good."""
        self.shut()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(PATIENCE)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    async def _listen(self) -> None:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._answer)
        app.router.add_post("/elsewhere", self._answer)
        self.runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self.runner.addresses[0][1]

    def _keep(self, body: dict[str, Any], headers: dict[str, str]) -> Call:
        text = _text_of(body)
        with self.arrived:
            marker = next((known for known in self.replies if known in text), "")
            left = self.replies.get(marker) or [Reply()]
            call = Call(body, headers, left.pop(0) if len(left) > 1 else left[0], self.loop)
            self.kept[marker].append(call)
            self.arrived.notify_all()
        return call

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        call = self._keep(await request.json(), dict(request.headers))
        try:
            return await _reply(call, request)
        except (asyncio.CancelledError, ConnectionError):
            call.closed.set()
            raise
        finally:
            call.over.set()


async def _reply(call: Call, request: web.Request) -> web.StreamResponse:
    reply = call.reply
    before = faults.BEFORE.get(reply.fault)
    if before is not None:
        return await before(request)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    for text in reply.chunks:
        await call.turn()
        await response.write(piece(text, call.body["model"]))
    await call.turn()
    fault = faults.AMID.get(reply.fault)
    if fault is not None:
        await fault(request, response)
        return response
    await response.write(piece("", call.body["model"], finish=reply.finish))
    if reply.usage:
        await response.write(faults.usage(call.body["model"], prompt=11, completion=len(reply.chunks)))
    await response.write(b"data: [DONE]\n\n")
    return response


def _text_of(body: dict[str, Any]) -> str:
    return "\n".join(str(message.get("content", "")) for message in body.get("messages", []))


def wait_until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait for a condition that nothing announces.

    Raises:
        AssertionError: it has not come true in that many seconds.
    """
    until = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < until, f"after {patience} s still not so: {what}"
        time.sleep(0.02)
