"""The queue before the embedded model: people take turns, a few wait for some seconds, the rest is refused."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager

from django.utils.translation import gettext as _

from accounts.errors import Overloaded
from interviews import metrics
from interviews.turns import NoRoom, Turns

WAIT_AT_MOST = 30.0
FIRST_GUESS = 4.0


class Waiting:
    """The turns at the model, and a guess of how long one takes.

    Args:
        slots: how many are served at once.
        room: how many may wait.
    """

    def __init__(self, slots: int, room: int) -> None:
        self._slots = slots
        self._turns = Turns(slots, room)
        self._seconds = FIRST_GUESS
        metrics.embedded_room(room)

    @property
    def served(self) -> int:
        """How many have their turn now."""
        return self._turns.served

    @property
    def length(self) -> int:
        """How many wait now."""
        return self._turns.length

    @asynccontextmanager
    async def turn(self, person: Hashable, told: Callable[[int], None] | None = None) -> AsyncIterator[None]:
        """Wait for a turn and keep it for the block; `told` is called with one's place meanwhile.

        Raises:
            Overloaded: no room, or no turn within `WAIT_AT_MOST` seconds. `retry_after` is a guess,
                `details` tell how many wait.
        """
        metrics.embedded_waiting(1)
        try:
            async with asyncio.timeout(WAIT_AT_MOST):
                await self._turns.enter(person, told)
        except (TimeoutError, NoRoom) as exc:
            raise self._refusal() from exc
        finally:
            metrics.embedded_waiting(-1)
        began = time.monotonic()
        try:
            yield
        finally:
            self._seconds += (time.monotonic() - began - self._seconds) / 4
            self._turns.leave()

    def _refusal(self) -> Overloaded:
        wait = self._seconds * (self.length + 1) / self._slots
        message = _("Too many people are asking this AI model at the moment. Please try again shortly.")
        told = {"waiting": self.length}
        return Overloaded(message, details=told, retry_after=round(min(max(wait, 1.0), 60.0), 1))
