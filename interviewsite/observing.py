"""What looks after the server while it runs: how late its event loop is, whether it can serve, what it has counted.

Small tasks, started and stopped by `lifespan`; what they find is in `interviews.metrics`.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from django.conf import settings
from redis.exceptions import RedisError

from interviews import figures, metrics, tracing
from interviewsite.health import readiness

NAP = 0.1
"""Seconds that the measuring task sleeps; how much longer it took is the event loop's lag."""

COUNT_EVERY = 1.0
"""Seconds between two counts of the event loop's tasks."""

LOOK_EVERY = 10.0
"""Seconds between two looks whether this process can serve."""

logger = logging.getLogger(__name__)


class Observer:
    """The tasks of one server. `stop` cancels them; they keep nothing that would be lost."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to look; returns at once."""
        tracing.start()
        self._tasks = [
            asyncio.create_task(_measure_lag(), name="loop lag"),
            asyncio.create_task(_every(COUNT_EVERY, _count_tasks), name="tasks"),
            asyncio.create_task(_every(LOOK_EVERY, _look), name="readiness"),
        ]
        if settings.REDIS_URL:
            self._tasks.append(asyncio.create_task(_every(figures.EVERY, _leave_figures), name="figures"))
        for task in self._tasks:
            task.add_done_callback(_tell)

    async def stop(self) -> None:
        """Look no more, and send what is left of the traces."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        if settings.REDIS_URL:
            with suppress(RedisError, OSError):  # what is left there expires by itself
                await asyncio.to_thread(figures.mine.forget)
        await asyncio.to_thread(tracing.stop)


def _tell(task: "asyncio.Task[None]") -> None:
    """A task that ends by itself met a bug."""
    if not task.cancelled():
        logger.error("a task that looks after the server broke", exc_info=task.exception())


async def _measure_lag() -> None:
    loop = asyncio.get_running_loop()
    while True:
        wanted = loop.time() + NAP
        await asyncio.sleep(NAP)
        metrics.loop_lag(max(0.0, loop.time() - wanted))


async def _every(seconds: float, do: Callable[[], Awaitable[None]]) -> None:
    while True:
        await do()
        await asyncio.sleep(seconds)


async def _count_tasks() -> None:
    metrics.tasks(len(asyncio.all_tasks()))


async def _look() -> None:
    checks = await readiness.checks()
    readiness.ready = readiness.of(checks)
    metrics.readiness(ready=readiness.ready, worker=checks["worker"] == "ok")


async def _leave_figures() -> None:
    try:
        await asyncio.to_thread(figures.mine.leave)
    except (RedisError, OSError):
        logger.warning("the figures could not be left in Redis", exc_info=True)
