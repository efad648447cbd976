"""Processes that share a Redis, those who follow an answer in them, and that Redis itself."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from interviews.eventlog import RedisLog
from interviews.eventlog.memory import MemoryReader
from interviews.events import Ending
from interviews.states import STEP

URL = "redis://127.0.0.1:6379/15"
PATIENCE = 20.0


class Store:
    """What the database would say."""

    def __init__(self) -> None:
        self.rows: dict[UUID, tuple[str, Ending | None]] = {}

    async def __call__(self, attempt: UUID) -> tuple[str, Ending | None]:
        return self.rows.get(attempt, ("", None))


class Process:
    """One server process, as far as its event log goes."""

    def __init__(self, store: Store, url: str = URL) -> None:
        self.stopped: list[UUID] = []
        self.lost: list[UUID] = []
        self.log = RedisLog(url, store)
        self.log.heed(self.stopped.append, self.lost.append)


class Follower:
    """Reads an attempt to its end and keeps what it took, with positions."""

    def __init__(self, log: RedisLog, attempt: UUID, skip: int = 0) -> None:
        self.woken = asyncio.Event()
        self.reader: MemoryReader = log.read(attempt, skip, self.wake) or log.mirror(attempt, skip, self.wake)
        self.text, self.length, self.ending = "", skip, None  # type: str, int, Ending | None

    def wake(self, ended: bool) -> None:
        self.woken.set()

    def take(self) -> None:
        taken = self.reader.take()
        self.text += taken.text
        self.length = max(self.length, taken.length)
        self.ending = taken.ending

    async def until(self, enough: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            self.take()
            while not enough():
                await self.woken.wait()
                self.woken.clear()
                self.take()

    async def end(self) -> None:
        await self.until(lambda: self.ending is not None)
        self.reader.close()


async def until(true: Callable[[], bool] | Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that nobody announces."""
    async with asyncio.timeout(PATIENCE):
        while True:
            value = true()
            if value is True or (not isinstance(value, bool) and await value):
                return
            await asyncio.sleep(0.01)


# -- Redis itself --------------------------------------------------------------------------


@asynccontextmanager
async def reaching(url: str) -> AsyncIterator["Redis"]:
    """A client beside the site's."""
    client = Redis.from_url(url)
    try:
        yield client
    finally:
        await client.aclose()


async def has(redis: "Redis", attempt: UUID) -> bool:
    """Whether something of this attempt is there."""
    return bool(await redis.exists(f"viva:answer:{attempt}"))


async def ended(redis: "Redis", attempt: UUID) -> bool:
    """Whether its ending is there."""
    newest: Any = await redis.xrevrange(f"viva:answer:{attempt}", count=1)
    return bool(newest) and newest[0][0] == f"{STEP}-0".encode()


async def listeners(redis: "Redis", channel: str) -> int:
    """How many listen to a channel, whoever else uses this Redis too."""
    return int(dict(await redis.pubsub_numsub(channel)).get(channel.encode(), 0))


async def heard_by(redis: "Redis", channel: str, count: int) -> bool:
    """Whether so many listen to a channel."""
    return await listeners(redis, channel) == count


async def serving(port: int, directory: Path) -> "subprocess.Popen[bytes]":
    """A Redis of the test's own, which keeps nothing."""
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(directory)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: ASYNC220 - starts at once
    await until(lambda: answers_at(port))
    return process


async def answers_at(port: int) -> bool:
    """Whether Redis takes connections there."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
