"""The event log of several processes: each answer's text in a Redis stream, copied as it comes.

Whoever follows an answer in the process that generates it reads from that process's memory; Redis
costs them nothing and may restart meanwhile. Followers in other processes read a mirror: a tape that a
task fills from the stream (`mirror`). What waits in Redis is sealed and expires.

An entry's id is `<length of the text with it>-0`, the ending's `<STEP>-0`: a duplicate, or whatever an
outdated owner still writes after somebody else ended its attempt, fails by itself (XADD takes rising ids
only). A text that comes again after a lost connection overlaps; readers cut by position.

Nothing here is the truth: when Redis lost a stream, the mirror goes on with what is stored.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from redis.asyncio import Redis
from redis.exceptions import RedisError, ResponseError

from accounts.encryption import Tampered, seal, unseal
from interviews import metrics
from interviews.eventlog import wire
from interviews.eventlog.base import Notice
from interviews.eventlog.memory import MemoryLog, MemoryReader, MemoryTape
from interviews.eventlog.streams import CopiedTape, carry_on, commands, notices, position, stream, wakes
from interviews.events import Ending
from interviews.states import STEP

logger = logging.getLogger(__name__)

BETWEEN_COPIES = 0.03
"""Seconds between two copies of new text to Redis; the first text of an answer and its ending do not wait."""

LOOK_AGAIN = 2.0
"""Seconds after which a mirror that nobody woke looks at its stream by itself, and at what is stored."""

PATIENCE = 3.0
"""Seconds that Redis may take to reply."""

STOPS = "viva:stops"
FAILURES = (RedisError, OSError, TimeoutError)

StoredText = Callable[[UUID], Awaitable[tuple[str, Ending | None]]]


class RedisLog(MemoryLog):
    """Tapes of this process, copied; mirrors of tapes of others.

    Args:
        url: where Redis is.
        stored: the text of an attempt as it is stored, and its ending if it has one.
    """

    def __init__(self, url: str, stored: StoredText) -> None:
        super().__init__()
        self._redis = Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        self._listening = Redis.from_url(url, socket_connect_timeout=PATIENCE, health_check_interval=10)
        self._pubsub = self._listening.pubsub(ignore_subscribe_messages=True)
        self._one_at_a_time = asyncio.Lock()  # two that subscribe first would each open a connection
        self._stored = stored
        self.heed(_ignore, _ignore)
        self._own = uuid4().hex
        self._due: dict[UUID, CopiedTape] = {}
        self._wakes: dict[str, asyncio.Event] = {}
        self._new, self._urgent = asyncio.Event(), asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._outgoing: list[tuple[str, bytes]] = []
        self._begin(self._copy(), "copying answers")
        self._begin(self._listen(), "listening to Redis")

    def heed(self, stop: Callable[[UUID], None], lost: Callable[[UUID], None]) -> None:
        self._stop, self._lost = stop, lost

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Copy what is due, at most for a moment, and let go; tapes of this process are ended by then."""
        with suppress(*FAILURES):
            async with asyncio.timeout(PATIENCE):
                await self._flush()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with suppress(*FAILURES):
            await self._pubsub.aclose()  # type: ignore[no-untyped-call]  # redis leaves this one untyped
        await self._redis.aclose()
        await self._listening.aclose()

    # -- what this process generates ---------------------------------------------------------

    def open(self, attempt: UUID) -> MemoryTape:
        tape = self._tapes[attempt] = CopiedTape(attempt, self._changed)
        return tape

    def _changed(self, tape: CopiedTape, urgent: bool) -> None:
        self._due[tape.attempt] = tape
        self._new.set()
        if urgent:
            self._urgent.set()

    async def _copy(self) -> None:
        """Copy what is new, all answers in one go; a failure is made up for by the next copy."""
        while True:
            await self._new.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._urgent.wait(), BETWEEN_COPIES)
            self._new.clear()
            self._urgent.clear()
            try:
                await self._flush()
            except FAILURES as exc:
                logger.warning("the event log could not be written", extra={"error": type(exc).__name__})
                self._new.set()
                await asyncio.sleep(BETWEEN_COPIES * 10)

    async def _flush(self) -> None:
        due, self._due = self._due, {}
        told, self._outgoing = self._outgoing, []
        if not due and not told:
            return
        pipe = self._redis.pipeline(transaction=False)
        added: list[tuple[int, CopiedTape]] = []
        count = 0
        for tape in due.values():
            for command in commands(tape):
                if command[0] == "XADD":
                    added.append((count, tape))
                pipe.execute_command(*command)
                count += 1
        for channel, message in told:
            pipe.publish(channel, message)
        try:
            replies = await pipe.execute(raise_on_error=False)
        except FAILURES:
            for tape in due.values():
                self._due.setdefault(tape.attempt, tape)
                tape.fresh, tape.kept = [tape.text] if tape.length else [], False
            self._outgoing = told + self._outgoing
            raise
        refused = {tape.attempt: tape for place, tape in added if isinstance(replies[place], ResponseError)}
        for attempt, tape in refused.items():
            if tape.ending is None and await self._ended(attempt):
                metrics.lease_lost()
                self._lost(attempt)

    async def _ended(self, attempt: UUID) -> bool:
        """Whether somebody wrote this attempt's ending."""
        newest: Any = await self._redis.xrevrange(stream(attempt), count=1)
        return bool(newest) and position(newest[0][0]) == STEP

    async def conclude(self, attempt: UUID, ending: Ending) -> None:
        """Write the ending of an attempt whose owner is gone: its followers hear of it, the owner writes no more."""
        tape = CopiedTape(attempt, lambda tape, urgent: None)
        tape.end(ending)
        pipe = self._redis.pipeline(transaction=False)
        for command in commands(tape):
            pipe.execute_command(*command)
        with suppress(*FAILURES):
            await pipe.execute(raise_on_error=False)

    # -- what other processes generate -------------------------------------------------------

    def mirror(self, attempt: UUID, skip: int, wake: Callable[[bool], None]) -> MemoryReader:
        """A reader of an attempt that another process generates; it may begin empty."""
        tape = self._tapes.get(attempt)
        if tape is None:
            tape = self._tapes[attempt] = MemoryTape()
            self._begin(self._follow(attempt, tape), f"mirror {attempt}")
        return MemoryReader(tape, skip, wake)

    async def _follow(self, attempt: UUID, tape: MemoryTape) -> None:
        """Fill a mirror until its ending, or until nobody reads it."""
        channel, woken = wakes(attempt), asyncio.Event()
        self._wakes[channel] = woken
        try:
            while tape.ending is None and tape.readers:
                await self._subscribe(channel)
                woken.clear()
                if not await self._catch_up(attempt, tape):
                    await self._from_store(attempt, tape)
                if tape.ending is None:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(woken.wait(), LOOK_AGAIN)
        finally:
            self._wakes.pop(channel, None)
            if self._tapes.get(attempt) is tape:
                del self._tapes[attempt]
            await self._unsubscribe(channel)

    async def _subscribe(self, channel: str) -> None:
        if channel.encode() not in self._pubsub.channels:
            async with self._one_at_a_time:
                with suppress(*FAILURES):
                    await self._pubsub.subscribe(channel)

    async def _catch_up(self, attempt: UUID, tape: MemoryTape) -> bool:
        """Take what the stream has beyond the tape; whether that was anything."""
        before = tape.length
        try:
            entries: Any = await self._redis.xrange(stream(attempt), min=f"({tape.length}-0" if tape.length else "-")
            for place, fields in entries:
                said = unseal(fields[b"v"].decode(), stream(attempt))
                if position(place) == STEP:
                    tape.end(wire.ending_of(said))
                elif not carry_on(tape, position(place), said):
                    break
        except FAILURES as exc:
            logger.warning("the event log could not be read", extra={"error": type(exc).__name__})
        except Tampered:
            logger.warning("an entry of the event log was refused", extra={"attempt": str(attempt)})
        return tape.length > before or tape.ending is not None

    async def _from_store(self, attempt: UUID, tape: MemoryTape) -> None:
        """Go on with what is stored, where the stream says nothing new."""
        text, ending = await self._stored(attempt)
        carry_on(tape, len(text), text)
        if ending is not None and tape.ending is None:
            tape.end(ending)

    # -- notices and stops -------------------------------------------------------------------

    async def watch(self, interview: UUID, hear: Callable[[Notice], None]) -> Callable[[], None]:
        stop = await super().watch(interview, hear)
        await self._subscribe(notices(interview))
        return partial(self._stop_watching, interview, stop)

    def _stop_watching(self, interview: UUID, stop: Callable[[], None]) -> None:
        stop()
        if interview not in self._watchers:
            self._begin(self._unsubscribe(notices(interview)), "unsubscribe")

    async def _unsubscribe(self, channel: str) -> None:
        async with self._one_at_a_time:
            with suppress(*FAILURES):
                await self._pubsub.unsubscribe(channel)

    def announce(self, interview: UUID, notice: Notice) -> None:
        super().announce(interview, notice)
        channel = notices(interview)
        self._tell(channel, seal(wire.notice(notice, self._own), channel).encode())

    def ask_to_stop(self, attempt: UUID) -> None:
        """Whoever generates this attempt is to stop it."""
        self._tell(STOPS, attempt.bytes)

    def _tell(self, channel: str, message: bytes) -> None:
        self._outgoing.append((channel, message))
        self._new.set()
        self._urgent.set()

    async def _listen(self) -> None:
        """Hear wakes, notices and stops for as long as this log is open; reconnects by itself."""
        while True:
            try:
                await self._subscribe(STOPS)
                async for message in self._pubsub.listen():
                    self._heard(message["channel"].decode(), message["data"])
            except FAILURES as exc:
                logger.warning("the event log is out of reach", extra={"error": type(exc).__name__})
            await asyncio.sleep(0.3)

    def _heard(self, channel: str, data: bytes) -> None:
        if channel == STOPS:
            self._stop(UUID(bytes=data))
        elif woken := self._wakes.get(channel):
            woken.set()
        elif channel.startswith(notices("")):
            with suppress(Tampered, ValueError, KeyError):
                origin, notice = wire.notice_of(unseal(data.decode(), channel))
                if origin != self._own:
                    super().announce(UUID(channel.removeprefix(notices(""))), notice)


def _ignore(attempt: UUID) -> None:
    """Nobody heeds yet."""
