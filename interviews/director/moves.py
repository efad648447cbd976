"""The small values the director speaks in: moves, lines, the clock. No rules (`offers`), no plan (`plan`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["open", "ask", "probe", "clarify", "hint", "redirect", "time_check", "invite_questions", "close"]
KINDS: frozenset[str] = frozenset(get_args(Kind))
ASKING: frozenset[str] = frozenset({"open", "ask", "time_check"})
"""Moves that bring the next planned question."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing an interviewer does in a turn. `part` is the part probed for, or the level of a hint."""

    kind: str
    part: str | None = None

    def to_json(self) -> dict[str, str]:
        """As clients read it: without a part where there is none."""
        return {"kind": self.kind} if self.part is None else {"kind": self.kind, "part": self.part}

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Move | None:
        """The stored move, or None for a line without one or of a kind that is not known."""
        if not data or data.get("kind") not in KINDS:
            return None
        part = data.get("part")
        return cls(str(data["kind"]), None if part is None else str(part))

    def __str__(self) -> str:
        return f"{self.kind} {self.part}" if self.part else self.kind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the transcript. `move` is None for people's lines and for lines a client brought itself."""

    id: str
    speaker: str
    text: str
    move: Move | None = None

    @property
    def by_interviewer(self) -> bool:
        return self.speaker == "interviewer"


@dataclass(frozen=True, slots=True)
class Clock:
    """Active seconds used, and the soft limit in seconds, already stretched (None: timing is off)."""

    used: float = 0.0
    limit: float | None = None

    @property
    def left(self) -> float | None:
        return None if self.limit is None else max(0.0, self.limit - self.used)


def rung(move: Move) -> int:
    """Which rung of the ladder of hints, from 1."""
    return int(move.part) if move.part and move.part.isdigit() else 1
