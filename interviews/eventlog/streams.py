"""How an answer lies in Redis: one stream an attempt, its entries sealed and placed by position. No connection here."""

from collections.abc import Callable
from uuid import UUID

from accounts.encryption import seal
from interviews.eventlog import wire
from interviews.eventlog.memory import MemoryTape
from interviews.events import Ending
from interviews.states import STEP

KEPT = 600
"""Seconds that a stream is kept: longer than an answer may take."""

KEPT_ENDED = 60
"""Seconds that it is kept when its answer ended: what is stored serves from then on."""


class CopiedTape(MemoryTape):
    """A tape of this process whose text is copied to Redis."""

    __slots__ = ("attempt", "changed", "fresh", "kept")

    def __init__(self, attempt: UUID, changed: "Callable[[CopiedTape, bool], None]") -> None:
        super().__init__()
        self.attempt = attempt
        self.changed = changed
        self.fresh: list[str] = []
        self.kept = False

    def append(self, text: str) -> None:
        super().append(text)
        first = self.length == len(text)
        self.fresh.append(text)
        self.changed(self, first)

    def end(self, ending: Ending) -> None:
        super().end(ending)
        self.changed(self, True)


def carry_on(tape: MemoryTape, end: int, text: str) -> bool:
    """Append what goes beyond the tape of a text that ends at a position; False where something lies between."""
    start = end - len(text)
    if start > tape.length:
        return False
    if end > tape.length:
        tape.append(text[tape.length - start :])
    return True


def commands(tape: CopiedTape) -> list[tuple[str | bytes | int, ...]]:
    """What brings a tape's new text and its ending into Redis, and wakes its mirrors."""
    key, found = stream(tape.attempt), list[tuple[str | bytes | int, ...]]()
    if tape.fresh:
        said, tape.fresh = "".join(tape.fresh), []
        found.append(("XADD", key, f"{tape.length}-0", "v", seal(said, key)))
    if tape.ending is not None:
        return [*found, *concluding(tape.attempt, tape.ending, tape.length)]
    if not tape.kept:
        found.append(("EXPIRE", key, KEPT))
    tape.kept = True
    found.append(("PUBLISH", wakes(tape.attempt), b""))
    return found


def concluding(attempt: UUID, ending: Ending, length: int | None = None) -> list[tuple[str | bytes | int, ...]]:
    """What brings an ending into Redis, with the length of the text before it; None: only the store knows."""
    key = stream(attempt)
    return [
        ("XADD", key, f"{STEP}-0", "v", seal(wire.ending(ending, length), key)),
        ("EXPIRE", key, KEPT_ENDED),
        ("PUBLISH", wakes(attempt), b""),
    ]


def stream(attempt: UUID) -> str:
    return f"viva:answer:{attempt}"


def wakes(attempt: UUID) -> str:
    return f"viva:wakes:{attempt}"


def notices(interview: UUID | str) -> str:
    return f"viva:notices:{interview}"


def position(entry_id: bytes) -> int:
    return int(entry_id.partition(b"-")[0])
