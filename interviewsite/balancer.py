"""The balancer of `make cluster`: `python -m interviewsite.balancer PATH`; one address before several web processes.

It passes each connection on whole, as an open socket, to the process that has the fewest. It reads and copies
nothing: a process sees the addresses of its clients, a streamed answer costs nothing more, and connections go on when
the balancer ends. What a process does with them lives in `handover`.

A process calls at the Unix socket PATH when it can serve, and hangs up as soon as it drains. It confirms each
connection before it reads from it; what it had not confirmed when it hung up or died goes to another process. While
there is none, connections wait in the listener's queue.
"""

import asyncio
import logging
import logging.config
import os
import signal
import socket
import struct
import sys
import time
from collections import deque
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

REPORT = struct.Struct("!BI")
"""What a process says: a word, and how many connections it has."""

TAKEN, READY, UNREADY = range(3)
"""The words: the oldest unconfirmed connection is taken; all is well; it lives, and could not serve."""

REPORT_EVERY = 1.0
"""Seconds between two reports of a process that has nothing else to say."""

SILENCE_SECONDS = 3.0
"""Who was not heard for that long gets no more connections, as long as there is another."""

UNCONFIRMED = 64
"""Connections that may be on their way to one process."""

QUEUE = 1024
"""Connections that may wait in the listener's queue; the kernel may allow fewer."""

FIRST_BYTES_SECONDS = 5
"""How long the kernel waits for a client's first bytes before it shows the connection at all (Linux only)."""


class Process:
    """One web process that called."""

    def __init__(self, channel: socket.socket) -> None:
        self.channel = channel
        self.unconfirmed: deque[socket.socket] = deque()
        self._read = b""
        self._open = 0
        self._ready = False
        self._heard = 0.0
        self._given = 0.0

    @property
    def load(self) -> tuple[int, float]:
        """How busy it is; of equals, whose last turn is longest ago."""
        return self._open + len(self.unconfirmed), self._given

    @property
    def well(self) -> bool:
        """Whether it said so, and not long ago."""
        return self._ready and time.monotonic() - self._heard < SILENCE_SECONDS

    def hand(self, connection: socket.socket) -> bool:
        """Pass a connection on; whether it is on its way."""
        try:
            socket.send_fds(self.channel, [b"\0"], [connection.fileno()])
        except OSError:
            return False
        self.unconfirmed.append(connection)
        self._given = time.monotonic()
        return True

    def hear(self, said: bytes) -> None:
        """Take its reports in."""
        self._read += said
        whole = len(self._read) - len(self._read) % REPORT.size
        for word, connections in REPORT.iter_unpack(self._read[:whole]):
            self._open, self._heard = connections, time.monotonic()
            if word == TAKEN:
                self.unconfirmed.popleft().close()
            else:
                self._ready = word == READY
        self._read = self._read[whole:]


class Balancer:
    """Hands connections on until cancelled.

    Args:
        listener: where clients connect.
        calls: the Unix socket at which web processes call.
    """

    def __init__(self, listener: socket.socket, calls: socket.socket) -> None:
        self._listener, self._calls = listener, calls
        self._processes: list[Process] = []
        self._changed = asyncio.Event()
        self._handing: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Serve; cancelling lets those go that nobody has taken yet."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._answer_calls())
                group.create_task(self._accept())
        finally:
            for task in self._handing:
                task.cancel()

    async def _accept(self) -> None:
        """One connection after the other: while nobody can take one, no more than one is held here."""
        while True:
            await self._hand(await _accepted(self._listener))

    async def _hand(self, connection: socket.socket) -> None:
        """Wait for a process that can take it; the connection is that process's then."""
        while not any(process.hand(connection) for process in self._in_turn()):
            self._changed.clear()
            await self._changed.wait()

    def _in_turn(self) -> list[Process]:
        """Who may take a connection, the best first: the well ones, or any while nobody is well."""
        free = [process for process in self._processes if len(process.unconfirmed) < UNCONFIRMED]
        return sorted(free, key=lambda process: (not process.well, process.load))

    # -- the processes -----------------------------------------------------------------------

    async def _answer_calls(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            process = Process(await _accepted(self._calls))
            self._processes.append(process)
            loop.add_reader(process.channel, self._read, process)
            self._changed.set()

    def _read(self, process: Process) -> None:
        try:
            said = process.channel.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        if said:
            process.hear(said)
        else:
            self._part(process)
        self._changed.set()

    def _part(self, process: Process) -> None:
        """It hung up or died: others get what it had not confirmed."""
        asyncio.get_running_loop().remove_reader(process.channel)
        process.channel.close()
        self._processes.remove(process)
        for connection in process.unconfirmed:
            task = asyncio.create_task(self._hand(connection))
            self._handing.add(task)
            task.add_done_callback(self._handing.discard)


async def _accepted(listener: socket.socket) -> socket.socket:
    """The next connection; a moment later where this process has too many files open."""
    while True:
        try:
            connection, _ = await asyncio.get_running_loop().sock_accept(listener)
        except OSError as exc:
            logger.warning("a connection could not be taken", extra={"error": exc.strerror})
            await asyncio.sleep(0.1)
        else:
            return connection


def listening(host: str, port: int) -> socket.socket:
    """The listener; the kernel shows connections once they have said something, so that none is handed on in vain."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=QUEUE)
    if hasattr(socket, "TCP_DEFER_ACCEPT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_DEFER_ACCEPT, FIRST_BYTES_SECONDS)
    listener.setblocking(False)
    return listener


def answering(path: Path) -> socket.socket:
    """The Unix socket for the processes; whoever may call there gets people's connections: its folder is private."""
    path.unlink(missing_ok=True)
    calls = socket.socket(socket.AF_UNIX)
    calls.bind(os.fspath(path))
    calls.listen(16)
    calls.setblocking(False)
    return calls


async def balance(path: Path) -> None:
    """Serve until SIGTERM or SIGINT."""
    balancer = Balancer(listening(settings.HOST, settings.PORT), answering(path))
    task = asyncio.create_task(balancer.run(), name="balancer")
    for sig in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sig, task.cancel)
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


if __name__ == "__main__":
    logging.config.dictConfig(settings.LOGGING)
    asyncio.run(balance(Path(sys.argv[1])))
