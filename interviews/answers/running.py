"""The answers under way in this process: their tasks, their tapes, their checkpoints, their end.

Whoever is here owns every task that generates. What an answer consists of says `engine`; who reads
it, `following`.
"""

import asyncio
import itertools
import logging
import time
from contextlib import aclosing
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone

from interviews import database, engine, ledger, metrics, tracing
from interviews.answers.stop import Reason, Stop
from interviews.eventlog import EventLog, Notice, Queued, Tape
from interviews.events import Chunk, Failed
from interviews.ledger import Work

logger = logging.getLogger(__name__)

WALL_CLOCK = 120.0
"""Seconds that an answer may take as a whole."""

CHECKPOINT_EVERY = 1.0
"""Seconds between two checkpoints of what was generated."""

ORPHANS_EVERY = 5
"""Checkpoints between two looks for attempts that nobody generates."""

ORPHANED_AFTER = timedelta(seconds=5)
"""How old such an attempt must be: a younger one's task may be about to begin."""


class Job:
    """One attempt under way."""

    def __init__(self, work: Work, tape: Tape) -> None:
        self.work = work
        self.tape = tape
        self.stop = Stop()
        self.saved = 0


class Running:
    """Starts, stops and drains the attempts of this process."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._jobs: dict[UUID, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._keeper: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._jobs)

    def __contains__(self, attempt: UUID) -> bool:
        return attempt in self._jobs

    def start(self, work: Work) -> None:
        """Begin to generate; returns at once. The task belongs to this object until `drain`."""
        job = Job(work, self._log.open(work.attempt_id))
        self._jobs[work.attempt_id] = job
        running = tracing.around("answer", self._run(job), attempt=str(work.attempt_id), voice=work.voice)
        task = asyncio.ensure_future(running)
        task.set_name(f"answer {work.attempt_id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep(), name="keeper of answers")

    def stop(self, attempt: UUID, reason: Reason = Reason.CANCELLED) -> None:
        """Stop an attempt, if it runs here."""
        if job := self._jobs.get(attempt):
            job.stop.now(reason)

    async def drain(self, seconds: float) -> None:
        """Let what runs come to its end, at most that long; then interrupt it, and wait for that."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for job in list(self._jobs.values()):
            job.stop.now(Reason.INTERRUPTED)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
        if self._keeper:
            self._keeper.cancel()

    async def _run(self, job: Job) -> None:
        """Generate one answer to its ending. Cancelling is `Stop`'s alone; the ending still comes."""
        work, tape = job.work, job.tape
        job.stop.bind()
        timer = asyncio.get_running_loop().call_later(WALL_CLOCK, job.stop.now, Reason.TIMEOUT)
        metrics.answer_started(work.voice)
        began, chunks, outcome = time.monotonic(), 0, "INTERNAL"
        try:
            async with aclosing(engine.answer(work, job.stop, partial(self._queued, work))) as events:
                async for event in events:
                    if isinstance(event, Chunk):
                        tape.append(event.text)
                        chunks += 1
                    else:
                        outcome = event.code if isinstance(event, Failed) else event.finish_reason
                        tape.end(event)
        except Exception:  # the outermost edge of an answer: a bug ends it, loudly, and nothing else
            logger.exception("an answer broke", extra={"sessionId": work.session_id})
            tape.end(await self._broken(job))
        finally:
            timer.cancel()
            self._jobs.pop(work.attempt_id, None)
            self._log.forget(work.attempt_id)
            metrics.chunk_made(chunks)
            told = "ok" if outcome in ("stop", "length") else outcome
            tracing.note(outcome=told, chunks=chunks)
            metrics.answer_ended(told, work.voice, time.monotonic() - began)

    def _queued(self, work: Work, place: int) -> None:
        """Tell who watches the interview how long the queue before its answer is."""
        self._log.announce(work.interview_id, Notice(None, queued=Queued(work.voice, place)))

    async def _broken(self, job: Job) -> Failed:
        """The ending of an answer that met a bug: stored if that is possible."""
        failed = Failed("INTERNAL", "Something went wrong here.", retryable=True)
        job.stop.close()
        try:
            await database.run(ledger.end, job.work, ledger.Outcome(job.tape.text, failed))
        except Exception:  # whoever follows has to hear an ending, whatever is broken
            logger.exception("its ending could not be stored", extra={"sessionId": job.work.session_id})
        return failed

    async def _keep(self) -> None:
        """Every second store what was said since; now and then end what nobody generates."""
        for second in itertools.count(1):
            await asyncio.sleep(CHECKPOINT_EVERY)
            try:
                await self._checkpoint()
                if second % ORPHANS_EVERY == 0:
                    await self._end_orphans()
            except DatabaseError:
                metrics.checkpoint_failed()
                logger.warning("a checkpoint was missed", exc_info=True)

    async def _checkpoint(self) -> None:
        """Store what was generated since the last time, all answers in one statement."""
        said = {job: job.tape.text for job in self._jobs.values()}
        new = {job: text for job, text in said.items() if len(text) > job.saved}
        if new:
            await database.run(ledger.checkpoint, {job.work.attempt_id: text for job, text in new.items()})
            for job, text in new.items():
                job.saved = len(text)

    async def _end_orphans(self) -> None:
        """End attempts that run in the rows but not here: their end could not be stored when it came.

        Those that another process was asked to stop, and could not tell this one, are stopped.
        """
        since = timezone.now() - ORPHANED_AFTER
        for attempt, unwanted in await database.run(ledger.running_since, since, ledger.OWN):
            if unwanted:
                self.stop(attempt)
            if attempt not in self._jobs:
                logger.error("an attempt was left running", extra={"attempt": str(attempt)})
                await database.run(ledger.abandon, attempt)
