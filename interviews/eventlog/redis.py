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

from django.db import DatabaseError
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError

from accounts.encryption import Tampered, seal, unseal
from interviews import metrics
from interviews.eventlog import wire
from interviews.eventlog.base import Notice
from interviews.eventlog.hearing import FAILURES, PATIENCE, Hearing
from interviews.eventlog.memory import MemoryLog, MemoryReader, MemoryTape
from interviews.eventlog.streams import CopiedTape, carry_on, commands, concluding, notices, position, stream, wakes
from interviews.events import Ending
from interviews.states import STEP

logger = logging.getLogger(__name__)

BETWEEN_COPIES = 0.03
"""Seconds between two copies of new text to Redis; the first text of an answer and its ending do not wait."""

LOOK_AGAIN = 2.0
"""Seconds after which a mirror that nobody woke looks at its stream by itself, and at what is stored."""

AFRESH = 1
"""Tries over a new connection where the old one turns out to be gone; what fails then is made up for here."""

MOST_PUT_OFF = 200
"""Ended answers, and notices, that wait for a Redis that is away; those that run always do."""

CANCEL_AGAIN = 0.1
"""Seconds after which a task that still runs is cancelled again."""

STOPS = "viva:stops"

StoredText = Callable[[UUID], Awaitable[tuple[str, Ending | None]]]


class RedisLog(MemoryLog):
    """Tapes of this process, copied; mirrors of tapes of others.

    Args:
        url: where Redis is.
        stored: the text of an attempt as it is stored, and its ending if it has one.
    """

    def __init__(self, url: str, stored: StoredText) -> None:
        super().__init__()
        self._redis = Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), AFRESH)
        )
        self._hearing = Hearing(url, STOPS, self._heard)
        self._stored = stored
        self.heed(_ignore, _ignore)
        self._own = uuid4().hex
        self._due: dict[UUID, CopiedTape] = {}
        self._wakes: dict[str, asyncio.Event] = {}
        self._new, self._urgent = asyncio.Event(), asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._outgoing: list[tuple[str, bytes]] = []
        self._begin(self._copy(), "copying answers")
        self._begin(self._hearing.listen(), "listening to Redis")

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
        while self._tasks:  # Python 3.11's `wait_for`, here and in the client, loses a cancelling at the wrong instant
            for task in tuple(self._tasks):
                task.cancel()
            await asyncio.wait(tuple(self._tasks), timeout=CANCEL_AGAIN)
        await self._redis.aclose()
        await self._hearing.close()

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
            self._put_off(due, told)
            raise
        refused = {tape.attempt: tape for place, tape in added if isinstance(replies[place], ResponseError)}
        for attempt, tape in refused.items():
            if tape.ending is None and await self._ended(attempt):
                metrics.lease_lost()
                self._lost(attempt)

    def _put_off(self, due: dict[UUID, CopiedTape], told: list[tuple[str, bytes]]) -> None:
        """Copy it once Redis is back; of what ended, and of notices, only so much: what is stored serves, too."""
        for tape in due.values():
            if tape.ending is None or len(self._due) < MOST_PUT_OFF:
                self._due.setdefault(tape.attempt, tape)
                tape.fresh, tape.kept = [tape.text] if tape.length else [], False
        self._outgoing = (told + self._outgoing)[-MOST_PUT_OFF:]

    async def _ended(self, attempt: UUID) -> bool:
        """Whether somebody wrote this attempt's ending."""
        newest: Any = await self._redis.xrevrange(stream(attempt), count=1)
        return bool(newest) and position(newest[0][0]) == STEP

    async def conclude(self, attempt: UUID, ending: Ending) -> None:
        """Write the ending of an attempt whose owner is gone: its followers hear of it, the owner writes no more."""
        pipe = self._redis.pipeline(transaction=False)
        for command in concluding(attempt, ending):
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
            await self._hearing.want(channel)
            while tape.ending is None and tape.readers:
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
            await self._hearing.leave(channel)

    async def _catch_up(self, attempt: UUID, tape: MemoryTape) -> bool:
        """Take what the stream has beyond the tape; whether that was anything."""
        before = tape.length
        try:
            entries: Any = await self._redis.xrange(stream(attempt), min=f"({tape.length}-0" if tape.length else "-")
            for place, fields in entries:
                said = unseal(fields[b"v"].decode(), stream(attempt))
                if position(place) == STEP:
                    await self._end(attempt, tape, said)
                elif not carry_on(tape, position(place), said):
                    break
        except FAILURES as exc:
            logger.warning("the event log could not be read", extra={"error": type(exc).__name__})
        except Tampered:
            logger.warning("an entry of the event log was refused", extra={"attempt": str(attempt)})
        return tape.length > before or tape.ending is not None

    async def _end(self, attempt: UUID, tape: MemoryTape, said: str) -> None:
        """Take the ending, after what the stream lost, or never had, of the text before it."""
        ending, length = wire.ending_of(said)
        if length != tape.length:
            await self._from_store(attempt, tape)
        elif tape.ending is None:
            tape.end(ending)

    async def _from_store(self, attempt: UUID, tape: MemoryTape) -> None:
        """Go on with what is stored, where the stream says nothing new."""
        try:
            text, ending = await self._stored(attempt)
        except DatabaseError:
            logger.warning("what is stored of an answer could not be read", extra={"attempt": str(attempt)})
            return
        carry_on(tape, len(text), text)
        if ending is not None and tape.ending is None:
            tape.end(ending)

    # -- notices and stops -------------------------------------------------------------------

    async def watch(self, interview: UUID, hear: Callable[[Notice], None]) -> Callable[[], None]:
        stop = await super().watch(interview, hear)
        await self._hearing.want(notices(interview), surely=True)
        return partial(self._stop_watching, interview, stop)

    def _stop_watching(self, interview: UUID, stop: Callable[[], None]) -> None:
        stop()
        if interview not in self._watchers:
            self._begin(self._hearing.leave(notices(interview)), "hearing less")

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
