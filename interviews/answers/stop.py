"""How an answer under way is told to stop: once, with a reason, and never while it is being stored."""

import asyncio
from enum import StrEnum


class Reason(StrEnum):
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    TIMEOUT = "timeout"


class Stop:
    """The one switch of one answer.

    `engine.answer` closes it before it stores the ending; a stop that comes later changes nothing.
    """

    def __init__(self) -> None:
        self._reason: Reason | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed = self._cancelled = False

    @property
    def reason(self) -> Reason | None:
        """Why the answer was told to stop, if it was."""
        return self._reason

    def bind(self) -> None:
        """The running task is the one to cancel; called from within, so that it has begun."""
        self._task = asyncio.current_task()

    def now(self, reason: Reason) -> None:
        """Stop the answer, once: cancel its task, or let it find the reason when it begins."""
        if self._closed or self._reason is not None:
            return
        self._reason = reason
        if self._task is not None:
            self._cancelled = self._task.cancel()

    def close(self) -> None:
        """From here on the answer runs to its end; a stop that was asked for is taken as heard."""
        self._closed = True
        if self._task is not None and self._cancelled:
            self._task.uncancel()
