"""The one way out of an answer: text and an ending, each with a position, read by any number of sockets.

A position (`seq`) counts characters: attempt n owns the positions (n-1)·STEP+1 … n·STEP
(`states.STEP`), the k-th character of its text stands at (n-1)·STEP+k, its ending at n·STEP. So a
stored text alone is enough to resume anywhere, however the frames were cut before.

    Tape      one attempt's text as it comes: append, end
    Reader    one follower's place on a tape: take what is new, never wait
    EventLog  finds tapes by attempt, and carries notices about interviews

Backends: `memory` (one process), `redis` (several, by way of streams). Errors: none are expected; a
missing tape is `None`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from interviews.events import Ending
from interviews.states import STEP


def chunk_seq(attempt: int, length: int) -> int:
    """The position of the last of `length` characters of an attempt."""
    return (attempt - 1) * STEP + length


def offset(attempt: int, after: int | None) -> int:
    """How many characters of this attempt a client has that names `after`.

    A position outside the attempt means that the client has none of it.
    """
    if after is None or not (attempt - 1) * STEP < after <= attempt * STEP:
        return 0
    return after - (attempt - 1) * STEP


@dataclass(frozen=True, slots=True)
class Taken:
    """What a reader had not seen yet: text up to `length` characters, and the ending if it is there."""

    text: str
    length: int
    ending: Ending | None


class Reader(Protocol):
    """A follower's place on a tape."""

    @property
    def waiting(self) -> int:
        """How many characters were not taken yet."""

    def take(self) -> Taken:
        """Everything new since the last call; never waits."""

    def close(self) -> None:
        """Wake me no more."""


class Tape(Protocol):
    """One attempt's text as it comes. Only the attempt's owner writes."""

    def append(self, text: str) -> None:
        """More text."""

    def end(self, ending: Ending) -> None:
        """Nothing comes after this; who followed still reads it to the end."""

    @property
    def text(self) -> str:
        """All of it so far."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry as clients read it."""

    id: str
    speaker: str
    content: str
    timestamp: datetime


@dataclass(frozen=True, slots=True)
class Began:
    """An attempt that began, with what its frames repeat."""

    answer: UUID
    attempt: UUID
    number: int
    voice: str
    about: str


@dataclass(frozen=True, slots=True)
class Queued:
    """An answer's place in the queue of a busy model, from 1."""

    voice: str
    place: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that watchers of an interview hear of: a new entry, an attempt that began, a place in a queue.

    Args:
        origin: the socket that caused it, which knows already.
        entry: the new entry, if it is one.
        began: the attempt that began, if it is one.
        queued: the place, if it is one.
    """

    origin: object
    entry: NewEntry | None = None
    began: Began | None = None
    queued: Queued | None = None


class EventLog(Protocol):
    """Finds tapes, and carries notices."""

    def open(self, attempt: UUID) -> Tape:
        """A new tape for an attempt that begins."""

    def read(self, attempt: UUID, skip: int, wake: Callable[[bool], None]) -> Reader | None:
        """A reader that has `skip` characters already; `wake` is called when there is more, with whether it ended.

        None when there is no such tape (any more): what is stored is the truth then.
        """

    def forget(self, attempt: UUID) -> None:
        """The attempt's ending is stored: nobody new needs its tape."""

    async def watch(self, interview: UUID, hear: Callable[[Notice], None]) -> Callable[[], None]:
        """Call `hear` with each notice about an interview from now on, until the returned function is called."""

    def announce(self, interview: UUID, notice: Notice) -> None:
        """Tell the watchers, in whatever process."""

    def mirror(self, attempt: UUID, skip: int, wake: Callable[[bool], None]) -> Reader | None:
        """A reader of an attempt that another process generates; None where there is no other."""

    def heed(self, stop: Callable[[UUID], None], lost: Callable[[UUID], None]) -> None:
        """Call `stop` for an attempt that another process wants stopped, `lost` for one that another ended."""

    def ask_to_stop(self, attempt: UUID) -> None:
        """Whoever else generates this attempt is to stop it."""

    async def conclude(self, attempt: UUID, ending: Ending) -> None:
        """Tell the followers of an attempt whose process is gone how it ended."""

    async def close(self) -> None:
        """Let everything go; nothing of this process runs any more."""
