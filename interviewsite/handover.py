"""The web process's end of the balancer's line: takes connections from `balancer` and serves them as its own.

It calls when the server has started, again whenever the balancer is gone, and hangs up before anything else is
closed. A connection is confirmed before anything is read from it: until then the balancer may give it to another.
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import uvicorn

from interviewsite.balancer import READY, REPORT, REPORT_EVERY, TAKEN, UNREADY

CALL_AGAIN = 0.2
"""Seconds after which a balancer that was not there is called again."""

SETTLE = 0.05
"""Seconds for requests whose connection came just now: uvicorn closes what it has not begun to read."""


class Handover:
    """Takes connections for one server.

    Args:
        path: where the balancer is called.
        server: whose connections they become; it has started.
        ready: whether this process could serve.
    """

    def __init__(self, path: Path, server: uvicorn.Server, ready: Callable[[], bool]) -> None:
        self._path, self._server, self._ready = path, server, ready
        self._beginning: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Take connections until cancelled; those that were taken are the server's and stay."""
        while True:
            with suppress(OSError), socket.socket(socket.AF_UNIX) as channel:
                channel.setblocking(False)
                await asyncio.get_running_loop().sock_connect(channel, str(self._path))
                await self._stay(channel)
            await asyncio.sleep(CALL_AGAIN)

    async def _stay(self, channel: socket.socket) -> None:
        """Report until the balancer is gone, and take what comes meanwhile."""
        gone, loop = asyncio.Event(), asyncio.get_running_loop()
        loop.add_reader(channel, self._receive, channel, gone)
        try:
            while not gone.is_set():
                self._report(channel, READY if self._ready() else UNREADY)
                with suppress(TimeoutError):
                    await asyncio.wait_for(gone.wait(), REPORT_EVERY)
        finally:
            loop.remove_reader(channel)

    def _receive(self, channel: socket.socket, gone: asyncio.Event) -> None:
        """Take one connection, or notice that the balancer is gone."""
        try:
            said, handles, _, _ = socket.recv_fds(channel, 1, 1)
            if said:
                self._report(channel, TAKEN)
        except BlockingIOError:
            return
        except OSError:
            gone.set()
            return
        if not said:
            gone.set()
        for handle in handles:
            task = asyncio.create_task(self._begin(socket.socket(fileno=handle)), name="connection from the balancer")
            self._beginning.add(task)
            task.add_done_callback(self._beginning.discard)

    def _report(self, channel: socket.socket, word: int) -> None:
        connections = len(self._server.server_state.connections) + len(self._beginning)
        channel.send(REPORT.pack(word, connections))

    async def _begin(self, connection: socket.socket) -> None:
        """What uvicorn does with a connection of its own listener."""
        server = self._server
        kind: Callable[..., asyncio.Protocol] = server.config.http_protocol_class
        protocol = partial(
            kind, config=server.config, server_state=server.server_state, app_state=server.lifespan.state
        )
        try:
            connection.setblocking(False)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().connect_accepted_socket(protocol, connection)
        except OSError:  # the client is gone already
            connection.close()


class Balanced(uvicorn.Server):
    """A server that also takes connections from a balancer.

    Args:
        config: of uvicorn.
        path: where the balancer is called.
        ready: whether this process could serve.
    """

    def __init__(self, config: uvicorn.Config, path: Path, ready: Callable[[], bool]) -> None:
        super().__init__(config)
        self._handover = Handover(path, self, ready)
        self._taking: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then call the balancer."""
        await super().startup(sockets)
        self._taking = asyncio.create_task(self._handover.run(), name="handover")

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing more, then drain."""
        if self._taking:
            self._taking.cancel()
            await asyncio.wait([self._taking])
            await asyncio.sleep(SETTLE)
        await super().shutdown(sockets)
