"""The threads in which the transactions of questions run, beside the one that Django's views share.

All sockets of a process would otherwise wait for a single database thread. People take turns at
these, so whoever asks a hundred questions delays nobody else. No queries live here.
"""

import asyncio
import logging
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from accounts.errors import Overloaded
from interviews import metrics
from interviews.loops import PerLoop
from interviews.turns import NoRoom, Turns

MOST_WAITING = 1_000
"""Questions that may wait for a thread; beyond that the longest line's last is refused."""

RETRY_AFTER = 3.0
"""Seconds after which a refused one may find room."""

INSIST_FOR = 60.0
"""Seconds for which what must be stored is tried: a database that restarts is back by then."""

AWAY = (OperationalError, InterfaceError)
"""How a database says that it cannot be reached, or can do nothing now."""

logger = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_pool = ThreadPoolExecutor(settings.DATABASE_THREADS, thread_name_prefix="database")
_turns = PerLoop(lambda: Turns(settings.DATABASE_THREADS, MOST_WAITING))


async def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function that asks the database, in a thread; connections go back afterwards.

    Cancelling the caller does not stop the transaction.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_pool, partial(_call, function, *args, **kwargs))


async def run_for(person: Hashable, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same, when it is this person's turn: for what people ask for. What must be stored is never made to wait.

    Raises:
        Overloaded: too many wait, or the database is away.
    """
    turns = _turns.get()
    try:
        await turns.enter(person)
    except NoRoom as exc:
        raise Overloaded(retry_after=RETRY_AFTER) from exc
    try:
        return await run(function, *args, **kwargs)
    except AWAY as exc:
        logger.warning("the database is away", exc_info=True)
        raise Overloaded(retry_after=RETRY_AFTER) from exc
    finally:
        turns.leave()


async def insist(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same for what must not be lost: while the database is away, it is tried again and again.

    Args:
        function: bears being called once more when it was done already: a connection may break before it says so.

    Raises:
        OperationalError, InterfaceError: it was away for `INSIST_FOR` seconds.
    """
    loop, pause = asyncio.get_running_loop(), 0.1
    ends = loop.time() + INSIST_FOR
    while True:
        try:
            return await run(function, *args, **kwargs)
        except AWAY:
            if loop.time() + pause > ends:
                raise
        await asyncio.sleep(pause)
        pause = min(pause * 2, 2.0)


async def run_apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The same, but not in line behind questions: for what must be in time when everything is busy."""
    return await asyncio.to_thread(partial(_call, function, *args, **kwargs))


def _call(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    close_old_connections()
    try:
        return function(*args, **kwargs)
    finally:
        close_old_connections()


def load() -> metrics.DatabaseLoad:
    """How busy these threads and the pool of connections are."""
    threads = settings.DATABASE_THREADS
    queue = _pool._work_queue.qsize() + sum(turns.length for turns in _turns.all())
    pool = getattr(connections["default"], "pool", None)
    if pool is None:
        return metrics.DatabaseLoad(threads, queue)
    stats = pool.get_stats()
    return metrics.DatabaseLoad(
        threads,
        queue,
        limit=stats["pool_max"],
        open=stats["pool_size"],
        idle=stats["pool_available"],
        waiting=stats["requests_waiting"],
        failures=stats.get("requests_errors", 0),
    )


metrics.database_from(load)
