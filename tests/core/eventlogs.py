"""Server processes as far as their event logs go, and all that can befall them; the rules of the game are the tests'.

A process of the memory log is alone. Processes of the Redis log reach a real Redis through a wire of
their own, which can be cut.
"""

import asyncio
from contextlib import suppress
from typing import Protocol
from uuid import UUID

from django.db import DatabaseError
from redis.asyncio import Redis

from interviews.answers.following import Stored
from interviews.eventlog import EventLog, MemoryLog, Reader, RedisLog, Taken
from interviews.events import Done, Ending, Failed
from interviews.states import STEP

REDIS_PORT = 6379
DATABASE = 15
SPOKEN = Done("t-1", "stop", {"promptTokens": 1, "completionTokens": 2}, "m", {"question": 1})
INTERRUPTED = Failed("INTERRUPTED", "The answer was interrupted.", retryable=True)


class Store:
    """What the database says of attempts: what was kept of the text, and the ending once there is one.

    Attributes:
        away: mirrors cannot ask it.
    """

    def __init__(self) -> None:
        self.rows: dict[UUID, tuple[str, Ending | None]] = {}
        self.away = False

    async def __call__(self, attempt: UUID) -> tuple[str, Ending | None]:
        if self.away:
            raise DatabaseError
        return self.rows[attempt]

    def keep(self, attempt: UUID, text: str) -> None:
        """A checkpoint."""
        if self.rows[attempt][1] is None:
            self.rows[attempt] = (text, None)

    def end(self, attempt: UUID, text: str | None, ending: Ending) -> Ending:
        """The end, unless it ended already; the ending that holds. No text: what was kept."""
        kept, ended = self.rows[attempt]
        if ended is None:
            self.rows[attempt] = (kept if text is None else text, ending)
        return ended or ending


class Process(Protocol):
    """A server process."""

    log: EventLog

    async def kill(self) -> None:
        """End it as `kill -9` does: nothing is said or stored any more."""

    async def close(self) -> None:
        """Let go what the test holds."""


class Alone:
    """The one process of a site without Redis."""

    def __init__(self) -> None:
        self.log: EventLog = MemoryLog()

    async def kill(self) -> None:
        """Its memory is gone with it."""

    async def close(self) -> None:
        await self.log.close()


class Wire:
    """A process's way to Redis.

    Attributes:
        swallows: the next reply is lost and the connection with it, after Redis has done what it was asked.
    """

    def __init__(self) -> None:
        self.port, self.swallows = 0, False
        self._server: asyncio.Server | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._pumps: set[asyncio.Task[None]] = set()

    async def mend(self) -> None:
        """Lead to Redis (again), at the same port."""
        if self._server is None:
            self._server = await asyncio.start_server(self._through, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Break every connection and take no new one."""
        if self._server:
            self._server.close()
            self._server = None
        for pump in tuple(self._pumps):
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, to_redis = await asyncio.open_connection("127.0.0.1", REDIS_PORT)
        pumps = {
            asyncio.create_task(self._pump(reader, to_redis, replies=False)),
            asyncio.create_task(self._pump(behind, writer, replies=True)),
        }
        self._pumps |= pumps
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        for pump in pumps:
            pump.cancel()
        self._pumps -= pumps
        for end in (writer, to_redis):
            end.transport.abort()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, replies: bool) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if replies and self.swallows:
                    self.swallows = False
                    return
                writer.write(data)


class Beside:
    """A process of a site with Redis. Make it by `begin`."""

    def __init__(self, wire: Wire, store: Store) -> None:
        self.wire = wire
        self.stopped: list[UUID] = []
        self.lost: list[UUID] = []
        self.log: EventLog = RedisLog(f"redis://127.0.0.1:{wire.port}/{DATABASE}", store)
        self.log.heed(self.stopped.append, self.lost.append)

    @classmethod
    async def begin(cls, store: Store) -> "Beside":
        wire = Wire()
        await wire.mend()
        return cls(wire, store)

    async def kill(self) -> None:
        await self.wire.cut()
        await self.log.close()

    async def close(self) -> None:
        await self.log.close()
        await self.wire.cut()


class Reading:
    """What one client got of an attempt, over however many sockets.

    Args:
        position: how many characters it has already.
    """

    def __init__(self, attempt: UUID, position: int) -> None:
        self.attempt, self.begins, self.text = attempt, position, ""
        self.reader: Reader | None = None
        self.process: Process | None = None
        self.ending: Ending | None = None

    async def resume(self, process: Process, store: Store) -> None:
        """Go on in a process, in the order in which the desk looks for a reader."""
        self.cut()
        skip, log = self.begins + len(self.text), process.log
        reader = log.read(self.attempt, skip, _unheard)
        if reader is None:
            text, ending = store.rows[self.attempt]
            reader = None if ending else log.mirror(self.attempt, skip, _unheard)
            reader = reader or Stored(Taken(text, len(text), ending), skip)
        self.reader, self.process = reader, process

    def take(self) -> None:
        """Take what there is; after an ending nothing is followed any more."""
        if self.reader is None:
            return
        taken = self.reader.take()
        self.text += taken.text
        if taken.text:
            assert taken.length == self.begins + len(self.text), "the position told is not that of the text"
            assert taken.length < STEP
        if taken.ending:
            assert self.ending in (None, taken.ending), "two endings"
            self.ending = taken.ending
            self.cut()

    def cut(self) -> None:
        """The socket is gone."""
        if self.reader:
            self.reader.close()
        self.reader = self.process = None


def _unheard(ended: bool) -> None:
    """Wakes are for sockets; here everything is read when the test says so."""


async def forget(attempt: UUID) -> None:
    """Redis loses an answer: it expired, or Redis lost its memory."""
    async with Redis(port=REDIS_PORT, db=DATABASE) as redis:
        await redis.delete(f"viva:answer:{attempt}")
