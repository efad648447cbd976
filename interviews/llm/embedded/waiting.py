"""The queue before the embedded model: a few are served at once, a few wait in order, the rest is refused."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from django.utils.translation import gettext as _

from accounts.errors import Overloaded
from interviews import metrics

WAIT_AT_MOST = 30.0
FIRST_GUESS = 4.0


class Waiting:
    """A fair queue.

    Args:
        slots: how many are served at once.
        room: how many may wait.
    """

    def __init__(self, slots: int, room: int) -> None:
        self._slots = slots
        self._room = room
        self._queue: deque[asyncio.Future[None]] = deque()
        self._seconds = FIRST_GUESS
        self.served = 0
        metrics.embedded_room(room)

    @property
    def length(self) -> int:
        """How many wait now; the next to come would have the place after them."""
        return len(self._queue)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and keep it for the block. A waiter that is cancelled leaves the queue.

        Raises:
            Overloaded: no room, or no turn within `WAIT_AT_MOST` seconds; `retry_after` is a guess.
        """
        await self._enter()
        began = time.monotonic()
        try:
            yield
        finally:
            self._seconds += (time.monotonic() - began - self._seconds) / 4
            self._leave()

    async def _enter(self) -> None:
        if self.served < self._slots and not self._queue:
            self.served += 1
            return
        if len(self._queue) >= self._room:
            raise self._refusal()
        place = asyncio.get_running_loop().create_future()
        self._queue.append(place)
        metrics.embedded_waiting(1)
        try:
            async with asyncio.timeout(WAIT_AT_MOST):
                await place
        except (TimeoutError, asyncio.CancelledError) as exc:
            self._give_up(place)
            if isinstance(exc, TimeoutError):
                raise self._refusal() from exc
            raise
        finally:
            metrics.embedded_waiting(-1)

    def _give_up(self, place: "asyncio.Future[None]") -> None:
        """Out of the queue; a turn that came at the same instant goes to the next."""
        if place in self._queue:
            self._queue.remove(place)
        elif place.done() and not place.cancelled():
            self._leave()

    def _leave(self) -> None:
        """Hand the turn to the first that waits."""
        self.served -= 1
        while self._queue and self.served < self._slots:
            place = self._queue.popleft()
            if not place.done():
                self.served += 1
                place.set_result(None)

    def _refusal(self) -> Overloaded:
        wait = self._seconds * (len(self._queue) + 1) / self._slots
        message = _("Too many people are asking this AI model at the moment. Please try again shortly.")
        return Overloaded(message, retry_after=round(min(max(wait, 1.0), 60.0), 1))
