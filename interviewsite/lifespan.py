"""What starts and drains with the server: the lock of a single process, what was left running, the answers.

Uvicorn calls this through ASGI's lifespan (https://asgi.readthedocs.io/en/latest/specs/lifespan.html);
a server without it starts the same things with the first connection.
"""

import asyncio
import fcntl
import gc
import logging
from typing import IO, Any

from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from interviews import answers, database, ledger, llm, sockets
from interviewsite.health import readiness
from interviewsite.observing import Observer

logger = logging.getLogger(__name__)

DRAIN = 30.0
"""Seconds that answers under way have to come to their end when the server stops."""


DATABASE_LOCK = 0x76697661
"""The key of the advisory lock in PostgreSQL."""


class AlreadyRunning(RuntimeError):
    """Another web process holds the data of this one."""


class House:
    """The one server of this process."""

    def __init__(self) -> None:
        self._lock: IO[str] | None = None
        self._database: BaseDatabaseWrapper | None = None
        self._opening = asyncio.Lock()
        self._observer = Observer()
        self.open = False

    async def ensure_open(self) -> None:
        """Open once; cheap when it is open.

        Raises:
            AlreadyRunning: only one web process may use a data directory.
        """
        if self.open:
            return
        async with self._opening:
            if not self.open:
                await self._open()
                self.open = True

    async def _open(self) -> None:
        self._lock = _hold()
        try:
            await self._begin()
        except BaseException:
            self._lock.close()
            raise

    async def _begin(self) -> None:
        if connection.vendor == "postgresql":
            self._database = await database.run(_hold_database)
        if not settings.REDIS_URL and (left := await database.run(ledger.interrupt_all)):
            logger.warning("answers were left running by a process that is gone", extra={"count": left})
        await answers.current().open(shared=bool(settings.REDIS_URL))
        await llm.start()
        readiness.draining = False
        self._observer.start()
        _spare_the_collector()

    async def shut(self) -> None:
        """Let answers under way end, then let everything go."""
        if not self.open:
            return
        readiness.draining = True
        desk = answers.current()
        if len(desk.running):
            logger.info("draining", extra={"answers": len(desk.running)})
        await desk.drain(DRAIN)
        await desk.close()
        await sockets.current().close()
        await llm.stop()
        await self._observer.stop()
        if self._lock:
            self._lock.close()
        if self._database:
            await database.run(self._database.close)
        self.open = False


def _spare_the_collector() -> None:
    """What was loaded to serve stays until the end: it is not looked through again, and the rest less often.

    A question leaves thousands of short-lived objects and no cycles; with Python's own threshold
    the looking was a tenth of its cost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _hold() -> IO[str]:
    """Hold `DATA_DIR/web.lock` for as long as this process lives: alone, or with others that share a Redis."""
    path = settings.DATA_DIR / "web.lock"
    lock = path.open("w")
    try:
        fcntl.flock(lock, (fcntl.LOCK_SH if settings.REDIS_URL else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as exc:
        lock.close()
        raise AlreadyRunning(
            f"Another web process uses {settings.DATA_DIR} (it holds {path.name}). Stop it, or choose another DATA_DIR."
        ) from exc
    return lock


def _hold_database() -> BaseDatabaseWrapper:
    """Hold the database, too, on a connection of its own: processes on other machines have other directories."""
    held = connections.create_connection("default")
    held.inc_thread_sharing()
    with held.cursor() as cursor:
        shared = "_shared" if settings.REDIS_URL else ""
        cursor.execute(f"SELECT pg_try_advisory_lock{shared}(%s)", [DATABASE_LOCK])
        if not cursor.fetchone()[0]:
            held.close()
            raise AlreadyRunning("Another web process uses this database. Stop it, or choose another DATABASE_URL.")
    return held


house = House()


async def lifespan(scope: Any, receive: Any, send: Any) -> None:
    """ASGI's lifespan protocol."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            try:
                await house.ensure_open()
            except AlreadyRunning as exc:
                await send({"type": "lifespan.startup.failed", "message": str(exc)})
                return
            await send({"type": "lifespan.startup.complete"})
        else:
            await house.shut()
            await send({"type": "lifespan.shutdown.complete"})
            return
