"""What providers do wrong, on the wire. `BEFORE`: in place of an answer; `AMID`: after its first pieces."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

SECRET = "sk-inside-the-provider"
"""Stands in every error text of the provider; no client may ever see it."""


def piece(text: str, model: str, *, finish: str | None = None) -> bytes:
    """One line of the stream."""
    choice = {"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}
    return _data({"choices": [choice]}, model)


def usage(model: str, *, prompt: int, completion: int) -> bytes:
    """The line that counts tokens."""
    counts = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    return _data({"choices": [], "usage": counts}, model)


def _data(fields: dict[str, Any], model: str) -> bytes:
    whole = {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": model, **fields}
    return b"data: " + json.dumps(whole).encode() + b"\n\n"


def _status(status: int, kind: str, **headers: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def fault(request: web.Request) -> web.StreamResponse:
        error = {"error": {"message": f"{kind} {SECRET}", "type": kind, "code": kind}}
        return web.json_response(error, status=status, headers=headers)

    return fault


async def _hang_up(request: web.Request) -> web.StreamResponse:
    _cut(request)
    return web.Response()


async def _no_stream(request: web.Request) -> web.StreamResponse:
    return web.Response(text=f"<html>welcome to the proxy {SECRET}</html>", content_type="text/html")


async def _redirect(request: web.Request) -> web.StreamResponse:
    return web.Response(status=307, headers={"Location": f"{request.url.origin()}/elsewhere"})


async def _mute(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


async def _gone(request: web.Request, response: web.StreamResponse) -> None:
    await response.write(b'data: {"choices": [{"index": 0, "del')
    _cut(request)


async def _not_json(request: web.Request, response: web.StreamResponse) -> None:
    await response.write(b"data: {this is no json " + SECRET.encode() + b"}\n\n")
    await response.write(b"data: [DONE]\n\n")


async def _error_event(request: web.Request, response: web.StreamResponse) -> None:
    error = {"error": {"message": f"overloaded {SECRET}", "type": "server_error"}}
    await response.write(b"data: " + json.dumps(error).encode() + b"\n\n")


async def _endless_line(request: web.Request, response: web.StreamResponse) -> None:
    await response.write(b'data: {"choices": [{"index": 0, "delta": {"content": "')
    for _ in range(160):
        await response.write(b"x" * 65536)
    await response.write(b'"}}]}\n\ndata: [DONE]\n\n')


async def _silent(request: web.Request, response: web.StreamResponse) -> None:
    await asyncio.Event().wait()


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


BEFORE: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {
    "unauthorized": _status(401, "invalid_api_key"),
    "rate": _status(429, "rate_limit_exceeded", **{"Retry-After": "7"}),
    "broken": _status(500, "server_error"),
    "filtered": _status(400, "content_filter"),
    "hangs up": _hang_up,
    "html": _no_stream,
    "redirects": _redirect,
    "mute": _mute,
}
AMID: dict[str, Callable[[web.Request, web.StreamResponse], Awaitable[None]]] = {
    "gone": _gone,
    "not json": _not_json,
    "error event": _error_event,
    "endless line": _endless_line,
    "silent": _silent,
}
