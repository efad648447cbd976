"""The living sockets of this process: how many a person has, and whether each is still welcome.

Every few seconds one look at the database tells who was signed out or deactivated; those
sockets fall silent and close. Also closed here: sockets that read too slowly or sent nothing for hours.
"""

import asyncio
import logging
import time
from collections import Counter
from contextlib import suppress
from typing import Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import DatabaseError

from accounts import identity
from accounts.errors import RateLimited
from accounts.identity import Identity
from interviews import database

logger = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks: a person who may no longer be here is out within five."""

SILENCE = 2 * 60 * 60.0
"""Seconds without a frame after which a socket is closed."""

PER_PERSON = 20
"""Sockets that one person may have open at once, where the plan sets a limit."""

PER_PROCESS = 5_000
"""Sockets that this process takes."""


FRAMES_A_MINUTE = 600
"""Messages that one socket may send, where the plan sets a limit."""


CLOSING = 10.0
"""Seconds that closing a socket may take."""

LOST = frozenset({1006, 1012, 4503})
"""Close codes after which a client that still wants something comes back."""

REMEMBERED = 120.0
"""Seconds for which a lost socket's person is expected back."""


class Pace:
    """How fast one socket may send: a bucket that holds a minute's worth and fills steadily."""

    def __init__(self) -> None:
        self._left = float(FRAMES_A_MINUTE)
        self._at = 0.0

    def take(self, now: float) -> None:
        """Take one frame out; `now` in monotonic seconds.

        Raises:
            RateLimited: the bucket is empty.
        """
        if self._at:
            self._left = min(FRAMES_A_MINUTE, self._left + (now - self._at) * FRAMES_A_MINUTE / 60)
        self._at = now
        if self._left < 1:
            raise RateLimited("Too many messages. Please wait a moment.", retry_after=1)
        self._left -= 1


class Socket(Protocol):
    """A socket, as far as looking after it goes."""

    identity: Identity
    heard: float

    @property
    def overdue(self) -> bool: ...

    async def shut(self, code: int) -> None: ...


class Sockets:
    """All sockets of one event loop."""

    def __init__(self) -> None:
        self._sockets: set[Socket] = set()
        self._per_person: Counter[UUID] = Counter()
        self._lost: dict[UUID, float] = {}
        self._keeper: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._sockets)

    def admits(self, user_id: UUID, *, unlimited: bool) -> int | None:
        """None if another socket of this person may stay, else the code to close it with."""
        if len(self._sockets) >= PER_PROCESS:
            return 4503
        return 4429 if not unlimited and self._per_person[user_id] >= PER_PERSON else None

    def add(self, socket: Socket) -> bool:
        """Look after a socket until it is removed; whether its person had lost one shortly before."""
        self._sockets.add(socket)
        self._per_person[socket.identity.user_id] += 1
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep(), name="sockets")
        lost = self._lost.pop(socket.identity.user_id, None)
        return lost is not None and time.monotonic() - lost < REMEMBERED

    def remove(self, socket: Socket, *, lost: bool = False) -> None:
        """The socket is closed; `lost`: against its person's will, who is expected back."""
        if lost:
            self._expect(socket.identity.user_id)
        if socket in self._sockets:
            self._sockets.remove(socket)
            self._per_person[socket.identity.user_id] -= 1
            if not self._per_person[socket.identity.user_id]:
                del self._per_person[socket.identity.user_id]

    def _expect(self, person: UUID) -> None:
        """Remember a loss; the oldest is forgotten before there are too many."""
        if len(self._lost) >= PER_PROCESS:
            del self._lost[next(iter(self._lost))]
        self._lost[person] = time.monotonic()

    async def close(self) -> None:
        """The server stops: look after nothing any more."""
        if self._keeper:
            self._keeper.cancel()

    async def _keep(self) -> None:
        while self._sockets:
            await asyncio.sleep(LOOK_EVERY)
            try:
                gone = await database.run(identity.outdated, {socket.identity for socket in self._sockets})
            except DatabaseError:
                logger.warning("could not look who is still signed in", exc_info=True)
                continue
            now = time.monotonic()
            for socket in tuple(self._sockets):
                if code := _reason(socket, gone, now):
                    self._close(socket, code)

    def _close(self, socket: Socket, code: int) -> None:
        """Close one socket without waiting for it: who does not read would hold up all others."""
        self.remove(socket)
        task = asyncio.create_task(_shut(socket, code), name="closing")
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


async def _shut(socket: Socket, code: int) -> None:
    with suppress(OSError, RuntimeError, TimeoutError):
        async with asyncio.timeout(CLOSING):
            await socket.shut(code)


def _reason(socket: Socket, gone: set[Identity], now: float) -> int | None:
    """The code to close a socket with, if it must be closed."""
    if socket.identity in gone:
        return 4401
    if socket.overdue:
        return 4503
    return 4408 if now - socket.heard > SILENCE else None


_loops: "WeakKeyDictionary[asyncio.AbstractEventLoop, Sockets]" = WeakKeyDictionary()


def current() -> Sockets:
    """The sockets of the running event loop."""
    return _loops.setdefault(asyncio.get_running_loop(), Sockets())
