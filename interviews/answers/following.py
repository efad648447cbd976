"""What one socket is still owed, and the task that sends it.

Frames that answer a message go out in order; text of answers is taken from the event log as late
as possible, so a slow socket gets fewer, larger frames and slows nobody else.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from interviews import metrics, wording
from interviews.beats import beats
from interviews.eventlog import Reader, Taken, chunk_seq
from interviews.events import Failed
from interviews.protocol import frames
from interviews.protocol.frames import Heading
from interviews.states import last_seq

BETWEEN_FRAMES = 0.03
"""Seconds between two frames of text on a socket; text that comes sooner leaves with the next beat. First words,
endings and replies never wait. Less than a beat, so that what was read on one does not wait for the one after."""

MOST_WAITING = 1_048_576
"""Bytes that may wait for a slow reader before the socket is closed (4503)."""

CHARACTER = 3
"""Bytes that a character of an answer counts which waits to become a frame: what most of the longest ones take."""


@dataclass(slots=True)
class Following:
    """One answer that this socket follows; `fresh` until its first text left, which then calls `first`.

    `language` is that in which a failure is told.
    """

    heading: Heading
    attempt: UUID
    reader: Reader
    language: str | None = None
    first: Callable[[], None] | None = None
    fresh: bool = True


class Stored:
    """A reader of an ending that is stored: everything at once."""

    def __init__(self, taken: Taken, skip: int) -> None:
        self._taken = Taken(taken.text[skip:], taken.length, taken.ending)

    @property
    def waiting(self) -> int:
        return len(self._taken.text)

    def take(self) -> Taken:
        return self._taken

    def close(self) -> None:
        """Nothing to let go."""


class Outbox:
    """The only sender of a socket.

    Args:
        send: sends one text frame; waits as long as the socket holds back.
    """

    def __init__(self, send: Callable[[str], Awaitable[None]]) -> None:
        self._send = send
        self._frames: deque[str] = deque()
        self._waiting = 0
        self._following: dict[UUID, Following] = {}
        self._fresh = 0
        self._due = 0.0
        self._loop = asyncio.get_running_loop()
        self._beat = beats.get()
        self._awake = asyncio.Event()

    def wake(self, at_once: bool) -> None:
        """There is more to send: at once, or at the next beat when the last frame of text is not long ago."""
        if at_once or self._fresh or self._loop.time() >= self._due:
            self._awake.set()
        else:
            self._beat.at_next(self._awake.set)

    def put(self, frame: str) -> None:
        """Send a frame as soon as possible, after those that wait already."""
        self._frames.append(frame)
        self._waiting += _size(frame)
        self._awake.set()

    @property
    def overdue(self) -> bool:
        """Whether more waits for this socket than it may."""
        waiting = self._waiting + CHARACTER * sum(each.reader.waiting for each in self._following.values())
        return waiting > MOST_WAITING

    def follows(self, answer: UUID) -> Following | None:
        """How this socket follows an answer already, if it does."""
        return self._following.get(answer)

    def follow(self, answer: UUID, following: Following) -> None:
        """Send this answer from the reader's place on; replaces how it was followed before."""
        self.leave(answer)
        self._following[answer] = following
        self._fresh += 1
        self._awake.set()

    def leave(self, answer: UUID) -> None:
        """Follow this answer no more."""
        if old := self._following.pop(answer, None):
            old.reader.close()
            self._fresh -= old.fresh

    def close(self) -> None:
        """Let everything go; `run` is to be cancelled by its owner."""
        for answer in list(self._following):
            self.leave(answer)

    async def run(self) -> None:
        """Send until cancelled, or until the socket is gone. What is not sent is only this socket's copy."""
        with suppress(OSError, RuntimeError):  # how servers say that nobody is there any more
            while True:
                await self._awake.wait()
                self._awake.clear()
                metrics.frame_sent(await self._flush())

    async def _flush(self) -> int:
        sent = 0
        while self._frames:
            frame = self._frames.popleft()
            await self._send(frame)
            self._waiting -= _size(frame)
            sent += 1
        for answer, following in list(self._following.items()):
            sent += await self._deliver(answer, following)
        return sent

    def _begun(self, following: Following) -> None:
        """The first text of an answer left."""
        following.fresh = False
        self._fresh -= 1
        if following.first:
            following.first()

    async def _deliver(self, answer: UUID, following: Following) -> int:
        taken = following.reader.take()
        heading, sent = following.heading, 0
        if taken.text:
            seq = chunk_seq(heading.attempt, taken.length)
            await self._send(frames.chunk(heading, seq, taken.text))
            sent = 1
            self._due = self._loop.time() + BETWEEN_FRAMES
            if following.fresh and self._following.get(answer) is following:
                self._begun(following)
        if taken.ending and self._following.get(answer) is following:
            self.leave(answer)
            ending = taken.ending
            if isinstance(ending, Failed):
                ending = wording.spoken(ending, following.language)
            await self._send(frames.ending(heading, last_seq(heading.attempt), ending))
            sent += 1
        return sent


def _size(frame: str) -> int:
    """Bytes of a frame on the wire."""
    return len(frame) if frame.isascii() else len(frame.encode())
