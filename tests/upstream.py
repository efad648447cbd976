"""An OpenAI-compatible provider that misbehaves on demand: real HTTP on loopback, in a thread of its own.

    with Upstream() as upstream:
        upstream.mode = "silent"            # a name of MODES; or the request's model is called so
        ... ask upstream.url ...
        upstream.requests, upstream.open, upstream.closings

`python -m tests.upstream` serves in the foreground and prints its address: for tests of whole processes.
What it says is `text`, a word a piece, `delay` seconds before each; a model named `echo` says its prompt.
"""

import argparse
import asyncio
import contextlib
import json
import threading
import time

from tests.upstream_faults import MODES, Exchange
from tests.upstream_modes import Seen

TEXT = "Thank you for telling me. What was your own part in it, and what changed because of it?"


class Upstream:
    """The provider. Set `mode`, `text`, `delay` while it runs; `failures` are modes for the next requests only.

    Attributes:
        requests: every request that was read whole.
        open: connections open now; `opened`: ever.
        closings: `time.monotonic()` of each connection that the client closed.
    """

    def __init__(self, text: str = TEXT, delay: float = 0.0) -> None:
        self.text, self.delay, self.mode = text, delay, "good"
        self.failures: list[str] = []
        self.requests: list[Seen] = []
        self.closings: list[float] = []
        self.open = self.opened = 0
        self.url = ""
        self.redirects_to = "/elsewhere"
        self.announce = False
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self.serve(),), daemon=True)

    def __enter__(self) -> "Upstream":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def serve(self, port: int = 0) -> None:
        """Serve until stopped."""
        server = await asyncio.start_server(self._connection, "127.0.0.1", port, limit=2**24)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        self._ready.set()
        if self.announce:
            print(self.url, flush=True)
        await self._stop.wait()
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open += 1
        self.opened += 1
        try:
            with contextlib.suppress(asyncio.CancelledError):  # the server stops
                while await self._exchange(reader, writer):
                    pass
        finally:
            self.open -= 1
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; False when the connection is over."""
        try:
            seen = await _read(reader)
        except (asyncio.IncompleteReadError, ConnectionError):
            return False
        self.requests.append(seen)
        answer = asyncio.ensure_future(self._answer(Exchange(self, seen, writer)))
        gone = asyncio.ensure_future(reader.read(1))
        try:
            await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                self.closings.append(time.monotonic())
                return False
            return not writer.is_closing() and not gone.done()
        finally:
            for task in (answer, gone):
                task.cancel()
            await asyncio.gather(answer, gone, return_exceptions=True)

    async def _answer(self, exchange: Exchange) -> None:
        name = self.failures.pop(0) if self.failures else str(exchange.seen.body.get("model"))
        with contextlib.suppress(ConnectionError):
            await (MODES.get(name) or MODES[self.mode])(exchange)


async def _read(reader: asyncio.StreamReader) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:]) if name}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Seen(head[0].split(" ")[1], headers, json.loads(body or b"{}"))


def main() -> None:
    """Serve in the foreground."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--mode", default="good", choices=sorted(MODES))
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--text", default=TEXT)
    options = parser.parse_args()
    upstream = Upstream(options.text, options.delay)
    upstream.mode = options.mode
    upstream.announce = True
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(upstream.serve(options.port))


if __name__ == "__main__":
    main()
