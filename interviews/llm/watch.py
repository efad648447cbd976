"""The clock of one answer: drops its connection when a limit runs out. One timer, not one a chunk."""

import asyncio
from collections.abc import Callable

from interviews.llm.base import TimeLimits


class Watch:
    """Ticks from the call on; `fed` after each piece.

    Args:
        limits: first token, gap and whole answer; connecting is the transport's.
        started: when the call began, on the loop's clock.
        drop: called once when a limit has run out; it must make the pending read fail.
    """

    def __init__(self, limits: TimeLimits, started: float, drop: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._gap = limits.gap
        self._ends = started + limits.whole
        self._due = min(started + limits.first_token, self._ends)
        self._drop = drop
        self.expired = False
        self._timer = self._loop.call_at(self._due, self._look)

    def fed(self) -> None:
        """There was a piece: the gap begins anew."""
        self._until(self._loop.time() + self._gap)

    def hurry(self, seconds: float) -> None:
        """Nothing but the end is expected: allow it this long."""
        self._until(self._loop.time() + seconds)

    def _until(self, due: float) -> None:
        self._due = min(due, self._ends)
        if self._due < self._timer.when():
            self._timer.cancel()
            self._timer = self._loop.call_at(self._due, self._look)

    def stop(self) -> None:
        self._timer.cancel()

    def _look(self) -> None:
        if self._loop.time() < self._due:
            self._timer = self._loop.call_at(self._due, self._look)
        else:
            self.expired = True
            self._drop()
