"""The faults of the provider of `tests/upstream.py`: one function a mode, kept in `MODES` by importing this."""

import asyncio
import gzip
import socket
import struct

from tests.upstream_modes import MODES, Exchange, mode

__all__ = ["MODES", "Exchange"]

for _status in (400, 401, 403, 404, 500, 502, 503):

    @mode(str(_status))
    async def _refused(ex: Exchange, status: int = _status) -> None:
        await ex.error(status, "Incorrect API key provided: sk-very-secret at 10.1.2.3")


@mode("429")
async def _busy(ex: Exchange) -> None:
    await ex.error(429, "slow down", "rate_limit_exceeded", Retry_After="0")


@mode("429-long")
async def _busy_for_long(ex: Exchange) -> None:
    await ex.error(429, "slow down", "rate_limit_exceeded", Retry_After="45")


@mode("redirect")
async def _redirect(ex: Exchange) -> None:
    await ex.error(307, "elsewhere", Location=ex.upstream.redirects_to)


@mode("html")
async def _html(ex: Exchange) -> None:
    await ex.head(200, "text/html")
    await ex.raw(b"<html><body>It works!</body></html>")
    await ex.end()


@mode("plain")
async def _plain(ex: Exchange) -> None:
    await ex.head(200, "text/plain")
    await ex.raw(b"I am not a stream of events.\n")
    await ex.end()


@mode("not-http")
async def _not_http(ex: Exchange) -> None:
    ex.writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")
    ex.drop()


@mode("reset")
async def _reset(ex: Exchange) -> None:
    sock: socket.socket = ex.writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    ex.writer.transport.abort()


@mode("gone")
async def _gone(ex: Exchange) -> None:
    await ex.head()
    ex.drop()


@mode("half")
async def _half(ex: Exchange) -> None:
    await ex.say("Tell me")
    ex.writer.write(b'ff\r\ndata: {"choices":[{"delta":{"content":"mo')
    await ex.writer.drain()
    await asyncio.sleep(0.02)
    ex.drop()


@mode("no-end")
async def _no_end(ex: Exchange) -> None:
    await ex.say("Tell me")
    await ex.end()


@mode("silent")
async def _silent(ex: Exchange) -> None:
    await asyncio.sleep(3600)


@mode("silent-headers")
async def _silent_headers(ex: Exchange) -> None:
    await ex.head()
    await asyncio.sleep(3600)


@mode("silent-after")
async def _silent_after(ex: Exchange) -> None:
    await ex.say("Tell me")
    await asyncio.sleep(3600)


@mode("pings")
async def _pings(ex: Exchange) -> None:
    await ex.head()
    while True:
        await ex.raw(b": still here\n\n")
        await asyncio.sleep(0.02)


@mode("drip")
async def _drip(ex: Exchange) -> None:
    await ex.head()
    for byte in b'data: {"choices":[{"delta":{"content":"' + b"a" * 10_000:
        await ex.raw(bytes([byte]))
        await asyncio.sleep(0.02)


@mode("endless")
async def _endless(ex: Exchange) -> None:
    await ex.head()
    while True:
        await ex.piece("word ")
        await asyncio.sleep(max(ex.upstream.delay, 0.005))


@mode("flood")
async def _flood(ex: Exchange) -> None:
    await ex.head()
    while True:
        await ex.raw(b'data: {"choices":[{"delta":{"content":"word "}}]}\n\n' * 200)


@mode("long-line")
async def _long_line(ex: Exchange) -> None:
    await ex.head()
    for _ in range(160):
        await ex.raw(b"a" * 65_536)
    await ex.raw(b"\n\n")
    await ex.finish()


@mode("not-json")
async def _not_json(ex: Exchange) -> None:
    await ex.say("Tell me")
    await ex.raw(b"data: {'content': }\n\n")
    await ex.finish()


@mode("wrong-shape")
async def _wrong_shape(ex: Exchange) -> None:
    await ex.head()
    for value in ({"choices": [7]}, {"choices": {"a": 1}}, {"choices": [{"delta": {"content": 5}}]}, [1], "x", None):
        await ex.event(value)
    await ex.end()


@mode("utf8")
async def _utf8(ex: Exchange) -> None:
    await ex.head()
    await ex.raw(b'data: {"choices":[{"delta":{"content":"caf\xe9"}}]}\n\n')
    await ex.finish()


@mode("gzip")
async def _gzip(ex: Exchange) -> None:
    await ex.head(Content_Encoding="gzip")
    await ex.raw(gzip.compress(b"data: x\n\n")[:9] + b"\xff\xff\xff")
    await ex.end()


@mode("error-object")
async def _error_object(ex: Exchange) -> None:
    await ex.say("Tell me")
    await ex.event({"error": {"message": "sk-very-secret overloaded", "type": "server_error", "code": 500}})
    await ex.end()


@mode("filter")
async def _filter(ex: Exchange) -> None:
    await ex.say("Tell me")
    await ex.finish("content_filter")


@mode("filter-400")
async def _filter_400(ex: Exchange) -> None:
    await ex.error(400, "The response was filtered", "content_filter")


@mode("empty")
async def _empty(ex: Exchange) -> None:
    await ex.head()
    await ex.finish()


@mode("done")
async def _done(ex: Exchange) -> None:
    await ex.head()
    await ex.raw(b"data: [DONE]\n\n")
    await ex.end()


@mode("tools")
async def _tools(ex: Exchange) -> None:
    await ex.head()
    call = {"index": 0, "id": "c", "type": "function", "function": {"name": "ls", "arguments": "{}"}}
    await ex.event({"choices": [{"index": 0, "delta": {"content": None, "tool_calls": [call]}}]})
    await ex.finish("tool_calls")


@mode("reasoning")
async def _reasoning(ex: Exchange) -> None:
    await ex.head()
    for _ in range(5):
        await ex.event({"choices": [{"index": 0, "delta": {"reasoning_content": "hm", "content": ""}}]})
    await ex.finish("length")
