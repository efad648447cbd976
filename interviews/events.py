"""What happens in an answer, as values: some chunks, then exactly one ending. Plain Python.

Frames for clients are made of these in `protocol`; positions in an answer (`seq`) in `eventlog`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.errors import Refusal


@dataclass(frozen=True, slots=True)
class Chunk:
    """More of the answer's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The answer is whole, or was stopped (`finish_reason` "cancelled").

    Args:
        transcript_id: its id in the transcript; empty when it was stopped before the first word.
        finish_reason: "stop", "length" or "cancelled".
        usage: promptTokens, completionTokens, and estimated when the provider did not count.
        model: name of the model that spoke.
        progress: question, of, move, timeUsed (s), timeLimit (s or None).
    """

    transcript_id: str
    finish_reason: str
    usage: Mapping[str, Any] = field(default_factory=dict)
    model: str = ""
    progress: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """The attempt came to nothing; `code` is one of the documented error codes."""

    code: str
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)
    retryable: bool = False
    retry_after: float | None = None

    @classmethod
    def of(cls, failure: Refusal) -> "Failed":
        """The event for an expected failure."""
        return cls(failure.code, failure.message, failure.details, failure.retryable, failure.retry_after)


Ending = Done | Failed
Event = Chunk | Done | Failed
