"""The one desk of a process at which answers are asked for, followed and stopped."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.utils import timezone

from interviews import database, ledger, metrics, tracing
from interviews.answers.following import Following, Outbox, Stored
from interviews.answers.leases import Leases
from interviews.answers.running import Running
from interviews.answers.stop import Reason
from interviews.eventlog import Began, EventLog, MemoryLog, NewEntry, Notice, Reader, RedisLog, Taken, offset
from interviews.events import Ending
from interviews.ledger import Begun
from interviews.protocol import Ask, Cancel
from interviews.protocol.frames import Heading

logger = logging.getLogger(__name__)


class Desk:
    """Where sockets and pages ask.

    Args:
        log: the way out of every answer.
    """

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._beginning: set[asyncio.Task[Begun]] = set()
        self.running = Running(log)
        self._leases: Leases | None = None
        log.heed(self._stop_here, self._lost)

    async def open(self, *, shared: bool) -> None:
        """Be ready to generate; `shared`: beside other processes."""
        if shared:
            self._leases = Leases(self._log)
            await self._leases.open()

    async def close(self) -> None:
        """Let everything go, after `drain`."""
        if self._leases:
            await self._leases.close()
        await self._log.close()

    async def ask(self, user_id: UUID, ask: Ask, outbox: Outbox) -> Begun:
        """Take a request in; its answer then reaches the outbox.

        Returns as soon as the request is stored and the answer's task runs: no model is awaited.

        Raises:
            Refusal: nothing was stored.
        """
        asked = time.monotonic()
        begun = await self._begin(user_id, ask)
        first = None
        if begun.work:
            first = partial(_first_token, asked, begun.work.model.name)
        else:
            metrics.request_replayed(resumed=ask.after is not None)
        heading = Heading(begun.voice, ask.original_id, begun.session_id, begun.number)
        followed = outbox.follows(begun.answer_id)
        if followed and followed.attempt == begun.attempt_id and ask.after is None:
            followed.heading = heading
        else:
            skip = 0 if begun.work else offset(begun.number, ask.after)
            reader = await self._reader(begun.attempt_id, skip, outbox)
            outbox.follow(begun.answer_id, Following(heading, begun.attempt_id, reader, begun.language, first))
        self._tell(begun, outbox)
        return begun

    async def _begin(self, user_id: UUID, ask: Ask) -> Begun:
        """Store the request; if an attempt starts with it, its task runs and its tape is there on return.

        Cancelling the caller changes nothing: what the transaction began is begun here, too.
        """
        task = asyncio.create_task(self._take_in(user_id, ask), name="begin")
        self._beginning.add(task)
        task.add_done_callback(self._begun)
        return await asyncio.shield(task)

    async def _take_in(self, user_id: UUID, ask: Ask) -> Begun:
        storing = database.run_for(user_id, ledger.begin, user_id, ask, timezone.now())
        begun = await tracing.around("begin transaction", storing)
        if begun.work:
            self.running.start(begun.work)
        return begun

    def _begun(self, task: "asyncio.Task[Begun]") -> None:
        self._beginning.discard(task)
        if not task.cancelled():
            task.exception()  # whoever asked has met it, unless they were gone

    async def _all_begun(self) -> None:
        """Wait until every request that is being stored is stored, and its answer's task runs."""
        if self._beginning:
            await asyncio.wait(set(self._beginning))

    async def drain(self, seconds: float) -> None:
        """Let answers under way come to their end, at most that long; then interrupt them."""
        await self._all_begun()
        await self.running.drain(seconds)

    async def _reader(self, attempt: UUID, skip: int, outbox: Outbox) -> Reader:
        """A reader of an attempt, whether it runs or is stored."""
        if reader := self._log.read(attempt, skip, outbox.wake):
            return reader
        await self._all_begun()  # its row may be there already, and its task about to be
        return self._log.read(attempt, skip, outbox.wake) or await self._stored(attempt, skip, outbox)

    async def _stored(self, attempt: UUID, skip: int, outbox: Outbox) -> Reader:
        """A reader of what is stored, or of what another process generates.

        Where there is no other, a row that runs without a task was left by a bug: it ends here.
        """
        text, ending = await database.run(ledger.stored, attempt)
        if ending is None and (mirror := self._log.mirror(attempt, skip, outbox.wake)):
            return mirror
        if ending is None:
            logger.error("an attempt was left running", extra={"attempt": str(attempt)})
            ending = await database.run(ledger.abandon, attempt)
        return Stored(Taken(text, len(text), ending), skip)

    def _tell(self, begun: Begun, origin: object) -> None:
        """Tell who watches the interview what this request added."""
        for line in begun.added:
            entry = NewEntry(line.id, line.speaker, line.content, line.timestamp)
            self._log.announce(begun.interview_id, Notice(origin, entry=entry))
        if begun.work:
            began = Began(begun.answer_id, begun.attempt_id, begun.number, begun.voice, begun.work.about)
            self._log.announce(begun.interview_id, Notice(origin, began=began))

    async def cancel(self, user_id: UUID, cancel: Cancel) -> None:
        """Stop what runs at an entry; nothing running is nothing to do."""
        await self._all_begun()
        for attempt in await database.run(ledger.running, user_id, cancel.session_id, cancel.original_id, cancel.voice):
            if attempt in self.running:
                self.running.stop(attempt)
            else:
                self._log.ask_to_stop(attempt)
                await database.run(ledger.ask_to_stop, attempt)  # for an owner that did not hear of it

    def _stop_here(self, attempt: UUID) -> None:
        """Another process was told to stop an attempt: it may be this one's, or about to be."""
        self.running.stop(attempt)
        for task in self._beginning:
            task.add_done_callback(lambda task: self.running.stop(attempt))

    def _lost(self, attempt: UUID) -> None:
        """Another process ended an attempt of this one, which had not been heard of for too long."""
        logger.error("an attempt was lost to another process", extra={"attempt": str(attempt)})
        self.running.stop(attempt, Reason.INTERRUPTED)

    async def watch(
        self, user_id: UUID, session_id: str, hear: Callable[[Notice], None]
    ) -> tuple[Callable[[], None], list[Began]]:
        """Hear what others add to an interview from now on.

        Returns:
            What ends it, and the attempts that run already.

        Raises:
            NotFound: the user has no such interview.
        """
        interview = await database.run(ledger.interview_id, user_id, session_id)
        stop = await self._log.watch(interview, hear)
        return stop, await database.run(ledger.under_way, interview)

    def follow(self, began: Began, session_id: str, outbox: Outbox) -> None:
        """Let a watching outbox follow an attempt that another socket began, from its start."""
        followed = outbox.follows(began.answer)
        if followed and followed.attempt == began.attempt:
            return
        reader = self._log.read(began.attempt, 0, outbox.wake) or self._log.mirror(began.attempt, 0, outbox.wake)
        if reader:
            heading = Heading(began.voice, began.about, session_id, began.number)
            outbox.follow(began.answer, Following(heading, began.attempt, reader))


def _first_token(asked: float, model: str) -> None:
    metrics.first_token(time.monotonic() - asked, model)


_desks: "WeakKeyDictionary[asyncio.AbstractEventLoop, Desk]" = WeakKeyDictionary()


def current() -> Desk:
    """The desk of the running event loop: one a server process."""
    loop = asyncio.get_running_loop()
    desk = _desks.get(loop)
    if desk is None:
        desk = _desks[loop] = Desk(_log())
    return desk


def _log() -> EventLog:
    """The event log of this installation: shared by processes where there is a Redis, else this process's own."""
    return RedisLog(settings.REDIS_URL, _stored_text) if settings.REDIS_URL else MemoryLog()


async def _stored_text(attempt: UUID) -> tuple[str, Ending | None]:
    return await database.run(ledger.stored, attempt)
