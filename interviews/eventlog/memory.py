"""The event log of a single process, in its memory: the default. Lost with the process, by intent.

There is no other process, so nothing is mirrored and nobody else is asked to stop.
"""

from collections import defaultdict
from collections.abc import Callable
from uuid import UUID

from interviews.eventlog.base import Notice, Taken
from interviews.events import Ending


class MemoryTape:
    """Pieces of text in the order they came."""

    __slots__ = ("ending", "length", "pieces", "readers")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.ending: Ending | None = None
        self.readers: set[MemoryReader] = set()

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        for reader in self.readers:
            reader.wake(False)

    def end(self, ending: Ending) -> None:
        self.ending = ending
        for reader in self.readers:
            reader.wake(True)


class MemoryReader:
    """A place on a tape: how many pieces were taken, and what of the next is to be skipped."""

    __slots__ = ("_next", "_skip", "_taken", "tape", "wake")

    def __init__(self, tape: MemoryTape, skip: int, wake: Callable[[bool], None]) -> None:
        self.tape = tape
        self.wake = wake
        self._next = 0
        self._skip = self._taken = skip
        tape.readers.add(self)

    @property
    def waiting(self) -> int:
        return max(0, self.tape.length - self._taken)

    def take(self) -> Taken:
        tape = self.tape
        count = len(tape.pieces)
        text = tape.pieces[self._next] if count == self._next + 1 else "".join(tape.pieces[self._next :])
        self._next = count
        self._taken = max(self._taken, tape.length)
        if self._skip:
            text, self._skip = text[self._skip :], max(0, self._skip - len(text))
        return Taken(text, tape.length, tape.ending)

    def close(self) -> None:
        self.tape.readers.discard(self)


class MemoryLog:
    """Tapes of the attempts under way, and who watches which interview."""

    def __init__(self) -> None:
        self._tapes: dict[UUID, MemoryTape] = {}
        self._watchers: defaultdict[UUID, set[Callable[[Notice], None]]] = defaultdict(set)

    def open(self, attempt: UUID) -> MemoryTape:
        tape = self._tapes[attempt] = MemoryTape()
        return tape

    def read(self, attempt: UUID, skip: int, wake: Callable[[bool], None]) -> MemoryReader | None:
        tape = self._tapes.get(attempt)
        return MemoryReader(tape, skip, wake) if tape else None

    def forget(self, attempt: UUID) -> None:
        self._tapes.pop(attempt, None)

    async def watch(self, interview: UUID, hear: Callable[[Notice], None]) -> Callable[[], None]:
        self._watchers[interview].add(hear)

        def stop() -> None:
            self._watchers[interview].discard(hear)
            if not self._watchers[interview]:
                del self._watchers[interview]

        return stop

    def announce(self, interview: UUID, notice: Notice) -> None:
        for hear in tuple(self._watchers.get(interview, ())):
            hear(notice)

    def mirror(self, attempt: UUID, skip: int, wake: Callable[[bool], None]) -> MemoryReader | None:
        return None

    def heed(self, stop: Callable[[UUID], None], lost: Callable[[UUID], None]) -> None:
        """Nobody else is there to say so."""

    def ask_to_stop(self, attempt: UUID) -> None:
        """What is not here runs nowhere."""

    async def conclude(self, attempt: UUID, ending: Ending) -> None:
        """Followers are of this process, and read what is stored."""

    async def close(self) -> None:
        """Nothing is held."""
