"""The figures of the whole installation: each web process leaves its own in Redis, whoever is asked adds them up.

Only counts go there, no ids of people. A process that is gone is forgotten after `KEPT` seconds, and
with it what it had counted. Without Redis there is one process, and its figures are all there are.
"""

import json
import logging
import secrets
from collections.abc import Iterator

from django.conf import settings
from redis import Redis
from redis.exceptions import RedisError

from interviews import metrics
from interviews.metrics import Part, Summary

EVERY = 3.0
"""Seconds between two times that a process leaves its figures."""

KEPT = 12
"""Seconds for which they count."""

RECENT = 200
"""Times to the first token that each process names."""

NAMES = "viva:figures"
"""The set of the processes' names; the figures of each are at `viva:figures:<name>`."""

PATIENCE = 2.0

logger = logging.getLogger(__name__)


class Figures:
    """This process among the others."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(8)

    def leave(self) -> None:
        """Leave this process's figures for the others; blocks for as long as Redis takes.

        Raises:
            RedisError, OSError: Redis does not answer.
        """
        with _redis() as redis, redis.pipeline(transaction=False) as pipe:
            pipe.sadd(NAMES, self.name)
            pipe.expire(NAMES, KEPT)
            pipe.set(f"{NAMES}:{self.name}", json.dumps(metrics.part(RECENT)), ex=KEPT)
            pipe.execute()

    def forget(self) -> None:
        """This process ends."""
        with _redis() as redis:
            redis.delete(f"{NAMES}:{self.name}")
            redis.srem(NAMES, self.name)

    def others(self) -> int:
        """How many other processes leave figures now; 0 when Redis is not there to tell."""
        try:
            return len(list(self._others())) if settings.REDIS_URL else 0
        except (RedisError, OSError):
            return 0

    def of_all(self) -> Summary:
        """The figures of all web processes together; of this one alone when Redis does not answer."""
        if not settings.REDIS_URL:
            return metrics.summary()
        try:
            others = list(self._others())
        except (RedisError, OSError):
            logger.warning("the figures of other processes cannot be read", exc_info=True)
            others = []
        return metrics.whole([metrics.part(RECENT), *others])

    def _others(self) -> Iterator[Part]:
        """What the other processes left; names without figures are taken out."""
        with _redis() as redis:
            names = sorted(str(name) for name in redis.smembers(NAMES) if name != self.name)
            left = redis.mget([f"{NAMES}:{name}" for name in names]) if names else []
            gone = [name for name, figures in zip(names, left, strict=True) if figures is None]
            if gone:
                redis.srem(NAMES, *gone)
        yield from (json.loads(figures) for figures in left if figures is not None)


def _redis() -> Redis:
    return Redis.from_url(
        settings.REDIS_URL, decode_responses=True, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )


mine = Figures()
"""Of this process."""
