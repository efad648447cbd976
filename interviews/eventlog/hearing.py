"""What a process hears from the others by way of Redis: one connection, on the channels that are wanted just now.

Only the task that listens connects and reads. Whoever wants a channel writes at most: two that mend
one connection at the same instant would read each other's replies, and break for good. What
the messages mean is said in `redis`.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

PATIENCE = 3.0
"""Seconds that Redis may take to reply."""

LISTEN_AGAIN = 0.3
"""Seconds before Redis is listened to again after it was out of reach."""

FAILURES = (RedisError, OSError, TimeoutError)


class Hearing:
    """Calls `hear` with the channel and the text of each message, while `listen` runs.

    Args:
        url: where Redis is.
        always: a channel that is heard from the beginning to the end.
    """

    def __init__(self, url: str, always: str, hear: Callable[[str, bytes], None]) -> None:
        # The client mends nothing itself, as it would do so in any task, and writes without a timeout, so at once.
        self._redis = Redis.from_url(
            url, socket_timeout=None, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0, ())
        )
        self._hear = hear
        self._wanted = {always}
        self._told: set[str] = set()
        self._pubsub: PubSub | None = None
        self._tried = asyncio.Event()

    async def want(self, channel: str, *, surely: bool = False) -> None:
        """Hear this channel from now on; where Redis is out of reach, from when it is back.

        Args:
            surely: wait for the first connection to come about, or to fail.
        """
        self._wanted.add(channel)
        if self._pubsub and channel not in self._told:
            self._told.add(channel)
            await self._write(self._pubsub, self._pubsub.subscribe, channel)
        if surely:
            await self._tried.wait()

    async def leave(self, channel: str) -> None:
        """Hear this channel no more."""
        self._wanted.discard(channel)
        if self._pubsub and channel in self._told:
            self._told.remove(channel)
            await self._write(self._pubsub, self._pubsub.unsubscribe, channel)

    async def _write(self, pubsub: PubSub, command: Callable[[str], object], channel: str) -> None:
        """Tell Redis what is wanted; when that fails, the connection is given up and everything told anew."""
        try:
            await command(channel)  # type: ignore[misc]  # redis types what it returns for one of its two kinds only
        except FAILURES:
            if self._pubsub is pubsub:
                self._pubsub = None

    async def listen(self) -> None:
        """Hear until cancelled; a lost connection is made anew."""
        while True:
            try:
                await self._listen()
            except FAILURES as exc:
                logger.warning("the event log is out of reach", extra={"error": type(exc).__name__})
            finally:
                self._pubsub = None
                self._tried.set()
            await asyncio.sleep(LISTEN_AGAIN)

    async def _listen(self) -> None:
        """One connection, from its beginning to its end."""
        async with self._redis.pubsub() as pubsub:
            self._told = set()
            async with asyncio.timeout(PATIENCE):
                while missing := self._wanted - self._told:
                    self._told |= missing
                    await pubsub.subscribe(*missing)
            self._pubsub = pubsub
            self._tried.set()
            while self._pubsub is pubsub:
                message = await pubsub.get_message(timeout=None)
                if message and message["type"] == "message":
                    self._hear(message["channel"].decode(), message["data"])

    async def close(self) -> None:
        """Let the connection go; `listen` has ended."""
        with suppress(*FAILURES):
            await self._redis.aclose()
