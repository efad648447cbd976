"""How many sockets each person has: in this process, and with Redis over all web processes.

A process's counts live as long as it says that it does: those of one that was killed are forgotten
after `ALIVE` seconds. Should Redis not answer, this process goes on counting alone.
Not here: the sockets themselves, and what becomes of one too many (`sockets`).
"""

import logging
from collections import Counter
from uuid import UUID, uuid4

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

ALIVE = 6
"""Seconds for which a process counts that said nothing since."""

KEPT = 3 * 60 * 60
"""Seconds for which a person's counts are kept: longer than a silent socket may live."""

PATIENCE = 1.0
"""Seconds that Redis may take."""

FAILURES = (RedisError, OSError)

_TAKE = """
local others = 0
local counts = redis.call('HGETALL', KEYS[1])
for place = 1, #counts, 2 do
    if counts[place] == ARGV[1] or redis.call('EXISTS', ARGV[5] .. counts[place]) == 1 then
        others = others + counts[place + 1]
    else
        redis.call('HDEL', KEYS[1], counts[place])
    end
end
if others >= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[2], '', 'EX', ARGV[3])
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
"""
"""Counts those of processes that live, and takes one more, in one step: of n too many tries exactly the limit pass."""


class Tally:
    """Counts in this process. Every `take` that passed has one `give_back`."""

    def __init__(self) -> None:
        self._here: Counter[UUID] = Counter()

    async def take(self, person: UUID, most: int) -> bool:
        """Count one more socket of a person, unless there are `most` already; whether it was counted."""
        if self._here[person] >= most:
            return False
        self._here[person] += 1
        return True

    async def give_back(self, person: UUID) -> None:
        """One of a person's sockets is closed."""
        self._here[person] -= 1
        if self._here[person] <= 0:
            del self._here[person]

    async def live(self) -> None:
        """Say that this process lives; to be called more often than every `ALIVE` seconds."""

    async def close(self) -> None:
        """Count no more."""


class SharedTally(Tally):
    """Counts over all processes that share a Redis.

    Args:
        url: where Redis is.
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self._own = uuid4().hex
        self._redis = Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 1)
        )
        self._take = self._redis.register_script(_TAKE)
        self._unsaid = False
        self._on_the_way = 0

    async def take(self, person: UUID, most: int) -> bool:
        if not await super().take(person, most):
            return False
        taken = False
        self._on_the_way += 1
        try:
            taken = bool(
                await self._take(
                    keys=[_key(person), _alive(self._own)], args=[self._own, most, ALIVE, KEPT, _alive("")]
                )
            )
        except FAILURES as exc:
            logger.warning("sockets are counted in this process alone", extra={"error": type(exc).__name__})
            taken = self._unsaid = True
        finally:
            self._on_the_way -= 1
            if not taken:
                await super().give_back(person)
        return taken

    async def give_back(self, person: UUID) -> None:
        await super().give_back(person)
        self._on_the_way += 1
        try:
            await self._redis.hincrby(_key(person), self._own, -1)
        except FAILURES:
            self._unsaid = True
        finally:
            self._on_the_way -= 1

    async def live(self) -> None:
        """Say so; where Redis was away or forgot, or this process paused for long, say all counts again."""
        try:
            if await self._redis.expire(_alive(self._own), ALIVE) and not self._unsaid:
                return
            self._unsaid = self._on_the_way > 0  # what is on the way comes on top of what is said here
            pipe = self._redis.pipeline(transaction=True)
            pipe.set(_alive(self._own), b"", ex=ALIVE)
            for person, count in self._here.items():
                pipe.hset(_key(person), self._own, str(count))
                pipe.expire(_key(person), KEPT)
            await pipe.execute()
        except FAILURES:
            self._unsaid = True

    async def close(self) -> None:
        """Forget this process's counts and let go."""
        try:
            await self._redis.delete(_alive(self._own))
        except FAILURES:
            logger.debug("this process's counts are forgotten by themselves")
        await self._redis.aclose()


def _key(person: UUID) -> str:
    return f"viva:sockets:{person}"


def _alive(process: str) -> str:
    return f"viva:web:{process}"
