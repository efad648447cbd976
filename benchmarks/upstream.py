"""A stand-in provider for measuring: streams as many chunks as it is told, as fast or as slow as it is told.

Run as a process of its own, so that its work is not counted: `python -m benchmarks.upstream PORT`.
`PUT /pace?chunks=200&rate=50` sets the length of the answers and the chunks a second (0: as fast as it can).
`GET /dropped` tells, for each interview whose connection was closed in mid-answer, when that was.
"""

import asyncio
import json
import re
import sys
import time
from functools import cache

from aiohttp import web


def _line(content: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": content} if content else {}, "finish_reason": finish}
    chunk = {"id": "c-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


INTERVIEW = re.compile(rb"bench-[0-9a-f]{16}")
END = _line("", "stop") + b"data: [DONE]\n\n"


@cache
def word(number: int) -> bytes:
    """The chunk of that number, as it is sent: each says which it is, so that a lost or doubled one is seen."""
    return _line(f" {number}")


class Standin:
    """The provider; length and pace of its answers in force."""

    def __init__(self) -> None:
        self.chunks, self.rate = 1, 0.0
        self.closed: dict[str, float] = {}

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """One answer; remembers when somebody hangs up in the middle of it."""
        asked = await request.read()
        try:
            return await self._stream(request)
        except (asyncio.CancelledError, ConnectionError):
            if marks := INTERVIEW.findall(asked):
                self.closed[marks[-1].decode()] = time.monotonic()
            raise

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        chunks, rate = self.chunks, self.rate
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        clock = asyncio.get_running_loop().time
        began = clock()
        for number in range(chunks):
            if rate:
                await asyncio.sleep(began + number / rate - clock())
            await response.write(word(number))
        await response.write(END)
        return response

    async def pace(self, request: web.Request) -> web.Response:
        """Set length and pace from now on."""
        self.chunks, self.rate = int(request.query["chunks"]), float(request.query["rate"])
        return web.Response()

    async def dropped(self, request: web.Request) -> web.Response:
        """Interview → when its connection was closed early, on the machine's monotonic clock."""
        return web.json_response(self.closed)


def main(port: int) -> None:
    """Serve until killed."""
    standin = Standin()
    app = web.Application()
    app.router.add_post("/v1/chat/completions", standin.answer)
    app.router.add_put("/pace", standin.pace)
    app.router.add_get("/dropped", standin.dropped)
    web.run_app(app, host="127.0.0.1", port=port, print=None, handler_cancellation=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
