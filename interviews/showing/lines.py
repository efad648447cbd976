"""The lines of a transcript as pages print them: numbered, with an anchor each. Pure."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Entry(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def content(self) -> str: ...
    @property
    def timestamp(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a line: of its question (0: lines are not grouped by question), and of the line in it."""

    question: int
    line: int

    def __str__(self) -> str:
        return f"{self.question}.{self.line}" if self.question else str(self.line)

    @property
    def anchor(self) -> str:
        return f"l{self.question}-{self.line}" if self.question else f"l{self.line}"

    def next(self) -> "Number":
        return Number(self.question, self.line + 1)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `mine`: the user said it; `opens`: a question begins with it; `greets`: what it says before;
    `cut`: it was stopped before its end.
    """

    id: str
    number: Number
    speaker: str
    mine: bool
    opens: bool
    content: str
    timestamp: datetime
    greets: str = ""
    cut: bool = False

    @property
    def asks(self) -> str:
        """The line without its greeting."""
        return self.content.removeprefix(self.greets).strip()


def printed(
    entries: Sequence[Entry],
    seat: str,
    questions: Mapping[str, int],
    first: str = "",
    stopped: Set[str] = frozenset(),
) -> list[Line]:
    """Number the lines.

    Args:
        entries: the transcript, in its order.
        seat: the user's, "candidate" or "interviewer". Lines of an interview that the user leads have plain numbers.
        questions: id of an AI line → number of the question under discussion from there on.
        first: the first question of the plan: what the opening says before it is a greeting.
        stopped: ids of the AI lines that somebody stopped.
    """
    grouped = seat == "candidate"
    at = Number(1 if grouped else 0, 0)
    lines: list[Line] = []
    for entry in entries:
        question = max(1, at.question, questions.get(entry.id, 0)) if grouped else 0
        opens = grouped and entry.speaker == "interviewer" and (question > at.question or not lines)
        at = Number(question, 1) if question > at.question else at.next()
        greets = _greeting(entry.content, first) if opens and not lines else ""
        mine = entry.speaker == seat
        lines.append(
            Line(entry.id, at, entry.speaker, mine, opens, entry.content, entry.timestamp, greets, entry.id in stopped)
        )
    return lines


def _greeting(content: str, first: str) -> str:
    """What an opening says before the first question, as it stands in it; "" where it says nothing else."""
    said = content.rstrip()
    return said[: -len(first)] if first and said.endswith(first) and said != first else ""


def following(lines: Sequence[Line], seat: str) -> Number:
    """The number that the next line will have, unless it begins a question."""
    return lines[-1].number.next() if lines else Number(1 if seat == "candidate" else 0, 1)
