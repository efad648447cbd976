"""The beat of an event loop: whatever may wait for a moment waits for the same one, behind a single timer.

Fifty answers with timers of their own are fifty turns of the event loop; and text that is read from the
providers on the beat leaves for the sockets on the same one.
"""

import asyncio
from collections.abc import Callable

from interviews.loops import PerLoop

EVERY = 0.04
"""Seconds between two beats, as long as somebody waits for the next."""


class Beat:
    """The beat of one loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: set[Callable[[], object]] = set()

    def at_next(self, ring: Callable[[], object]) -> None:
        """Call `ring` at the next beat; once, however often it was asked for."""
        if not self._waiting:
            self._loop.call_later(EVERY, self._ring)
        self._waiting.add(ring)

    async def next(self) -> None:
        """Wait for the next beat."""
        beaten = asyncio.Event()
        self.at_next(beaten.set)
        await beaten.wait()

    def _ring(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for ring in waiting:
            ring()


beats = PerLoop(Beat)
