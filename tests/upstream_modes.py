"""What the provider of `tests/upstream.py` can do, when it keeps to the form: one function a mode."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

Mode = Callable[["Exchange"], Awaitable[None]]
MODES: dict[str, Mode] = {}


@dataclass
class Seen:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class Voice(Protocol):
    """What a mode knows of its upstream."""

    text: str
    delay: float
    redirects_to: str


@dataclass
class Exchange:
    """One request and the means to answer it."""

    upstream: Voice
    seen: Seen
    writer: asyncio.StreamWriter

    async def head(self, status: int = 200, media: str = "text/event-stream", **headers: str) -> None:
        lines = [f"HTTP/1.1 {status} Status", f"Content-Type: {media}", "Transfer-Encoding: chunked"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.writer.write("\r\n".join([*lines, "", ""]).encode())
        await self.writer.drain()

    async def raw(self, data: bytes) -> None:
        """One HTTP chunk."""
        self.writer.write(b"%x\r\n%s\r\n" % (len(data), data))
        await self.writer.drain()

    async def event(self, value: object) -> None:
        await self.raw(b"data: " + json.dumps(value).encode() + b"\n\n")

    async def piece(self, text: str, **delta: object) -> None:
        await self.event({"choices": [{"index": 0, "delta": {"content": text, **delta}, "finish_reason": None}]})

    async def finish(self, reason: str = "stop", usage: bool = True, done: bool = True) -> None:
        await self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})
        if usage:
            await self.event({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 11}})
        if done:
            await self.raw(b"data: [DONE]\n\n")
        await self.end()

    async def end(self) -> None:
        self.writer.write(b"0\r\n\r\n")
        await self.writer.drain()

    async def say(self, text: str | None = None) -> None:
        """Head and pieces, no ending."""
        await self.head()
        await self.event({"choices": [{"index": 0, "delta": {"role": "assistant", "content": None}}]})
        for word in (text or self.upstream.text).split(" "):
            await asyncio.sleep(self.upstream.delay)
            await self.piece(word + " ")

    async def error(self, status: int, message: str, code: str = "", **headers: str) -> None:
        await self.head(status, "application/json", **headers)
        await self.raw(json.dumps({"error": {"message": message, "code": code, "type": "error"}}).encode())
        await self.end()

    def drop(self) -> None:
        """Cut the connection in the middle of the answer."""
        self.writer.close()


def mode(name: str) -> Callable[[Mode], Mode]:
    def keep(function: Mode) -> Mode:
        MODES[name] = function
        return function

    return keep


@mode("good")
async def _good(ex: Exchange) -> None:
    await ex.say()
    await ex.finish()


@mode("echo")
async def _echo(ex: Exchange) -> None:
    await ex.say("\n".join(message["content"] for message in ex.seen.body["messages"]))
    await ex.finish()


@mode("length")
async def _length(ex: Exchange) -> None:
    await ex.say()
    await ex.finish("length")


@mode("no-usage")
async def _no_usage(ex: Exchange) -> None:
    await ex.say()
    await ex.finish(usage=False)


@mode("no-done")
async def _no_done(ex: Exchange) -> None:
    await ex.say()
    await ex.finish(done=False)


@mode("hangs-open")
async def _hangs_open(ex: Exchange) -> None:
    await ex.say()
    await ex.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    await ex.raw(b"data: [DONE]\n\n")
    await asyncio.sleep(3600)


@mode("crlf")
async def _crlf(ex: Exchange) -> None:
    await ex.head()
    await ex.raw(b': hello\r\nevent: message\r\ndata:{"choices":[{"delta":{"content":"Tell me."}}]}\r\n\r\n')
    await ex.raw(b'data:{"choices":[{"delta":{},"finish_reason":"stop"}]}\r\n\r\ndata: [DONE]\r\n\r\n')
    await ex.end()


@mode("split")
async def _split(ex: Exchange) -> None:
    await ex.head()
    line = 'data: {"choices":[{"delta":{"content":"谢谢 😀"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'.encode()
    for byte in line:
        await ex.raw(bytes([byte]))
    await ex.end()


@mode("not-streamed")
async def _not_streamed(ex: Exchange) -> None:
    await ex.head(200, "application/json")
    answer = {"choices": [{"message": {"content": ex.upstream.text}, "finish_reason": "stop"}]}
    await ex.raw(json.dumps({**answer, "usage": {"prompt_tokens": 3, "completion_tokens": 4}}).encode())
    await ex.end()


@mode("picky")
async def _picky(ex: Exchange) -> None:
    """Refuses what old and new models refuse, one at a time."""
    for name in ("stream_options", "max_tokens", "temperature"):
        if name in ex.seen.body:
            await ex.error(400, f"Unsupported parameter: '{name}' is not supported", "unsupported_parameter")
            return
    await _good(ex)
