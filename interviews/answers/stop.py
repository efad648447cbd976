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

    @property
    def reason(self) -> Reason | None:
        """Why the answer was told to stop, if it was."""
        return self._reason

    def bind(self, task: asyncio.Task[None]) -> None:
        """The task that is cancelled when the answer is to stop."""
        self._task = task

    def now(self, reason: Reason) -> None:
        """Stop the answer: its task is cancelled, once."""
        if self._task is not None and self._reason is None:
            self._reason = reason
            self._task.cancel()

    def close(self) -> None:
        """From here on the answer runs to its end; a stop that was asked for is taken as heard."""
        task, self._task = self._task, None
        if task is not None and self._reason is not None:
            task.uncancel()
