"""Watches over the other web processes of the site: ends what one of them left running.

Only with an event log that several processes share; a single process holds a lock instead (`interviewsite/lifespan`).
"""

import asyncio
import itertools
import logging
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError
from django.utils import timezone

from interviews import database, ledger
from interviews.eventlog import EventLog
from interviews.ledger import Pulse

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks at the others' pulses."""

BEAT_EVERY = 3
"""Looks between two beats of this process's own pulse."""

STILL = 10
"""Looks in a row at which a pulse that stands still means that its process is gone."""

STILL_AND_OLD = 5
"""… and how many are enough where the last beat is also `LEASE` ago by the clock: for those who come back after
everything was down. A clock that jumped alone ends nothing."""

LEASE = timedelta(seconds=10)

WITHOUT_ROW = 2
"""… and where the process has no row: it has left, and cannot be coming up, for it beats before it serves."""


@dataclass(slots=True)
class Watched:
    """Another process's pulse, and at how many looks in a row it was the same."""

    pulse: Pulse
    looks: int = 0

    @property
    def gone(self) -> bool:
        if self.pulse.seen is None:
            return self.looks >= WITHOUT_ROW
        old = timezone.now() - self.pulse.seen >= LEASE
        return self.looks >= (STILL_AND_OLD if old else STILL)


class Leases:
    """This process's pulse, and its eye on the others'."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._watched: dict[UUID | None, Watched] = {}
        self._keeper: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Beat for the first time: from then on this process may generate."""
        await database.run(ledger.beat)
        self._keeper = asyncio.create_task(self._keep(), name="leases")

    async def close(self) -> None:
        """Leave: nothing of this process runs any more."""
        if self._keeper:
            self._keeper.cancel()
            try:
                await database.run(ledger.leave)
            except DatabaseError:
                logger.warning("could not sign off", exc_info=True)

    async def _keep(self) -> None:
        for look in itertools.count(1):
            await asyncio.sleep(LOOK_EVERY)
            try:
                if look % BEAT_EVERY == 0:
                    await database.run_apart(ledger.beat)
                await self._look()
            except DatabaseError:
                logger.warning("could not look after leases", exc_info=True)

    async def _look(self) -> None:
        """Compare every pulse with the last look's; end what the dead left."""
        for process, pulse in (await self._pulses()).items():
            watched = self._watched.get(process)
            if watched is None or watched.pulse != pulse:
                self._watched[process] = Watched(pulse)
                continue
            watched.looks += 1
            if watched.gone:
                await self._bury(process)

    async def _pulses(self) -> dict[UUID | None, Pulse]:
        pulses = dict(await database.run_apart(ledger.others))
        self._watched = {process: watched for process, watched in self._watched.items() if process in pulses}
        return pulses

    async def _bury(self, process: UUID | None) -> None:
        left = await database.run_apart(ledger.end_of, process)
        if left:
            logger.warning("a web process is gone; its answers are ended", extra={"count": len(left)})
        for attempt, ending in left:
            await self._log.conclude(attempt, ending)
