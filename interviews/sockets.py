"""The living sockets of this process: whether there is room for one more, and whether each is still welcome.

How many a person has over all processes is counted in `tally`. Every few seconds one look at the
database tells who was signed out or deactivated; those sockets fall silent and close. Also closed
here: sockets that read too slowly or sent nothing for hours.
"""

import asyncio
import logging
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError

from accounts import identity
from accounts.errors import RateLimited
from accounts.identity import Identity
from interviews import database
from interviews.loops import PerLoop
from interviews.tally import SharedTally, Tally

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

    def __init__(self, tally: Tally | None = None) -> None:
        self._tally = tally or Tally()
        self._sockets: set[Socket] = set()
        self._counted: set[Socket] = set()
        self._lost: dict[UUID, float] = {}
        self._keeper: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._sockets)

    async def admit(self, socket: Socket, *, unlimited: bool) -> int | None:
        """Look after a socket until it is removed; the code to close it with, if there is no room for it."""
        if len(self._sockets) >= PER_PROCESS:
            return 4503
        if not unlimited:
            if not await self._tally.take(socket.identity.user_id, PER_PERSON):
                return 4429
            self._counted.add(socket)
        self._sockets.add(socket)
        if self._keeper is None or self._keeper.done():
            self._keeper = asyncio.create_task(self._keep(), name="sockets")
        return None

    def remove(self, socket: Socket, *, lost: bool = False) -> None:
        """The socket is closed; `lost`: against its person's will, who is expected back."""
        if lost:
            self._expect(socket.identity.user_id)
        self._sockets.discard(socket)
        if socket in self._counted:
            self._counted.remove(socket)
            self._begin(self._tally.give_back(socket.identity.user_id), "one socket less")

    def came_back(self, person: UUID) -> bool:
        """Whether somebody who opens a socket had lost one shortly before; asked once a loss."""
        lost = self._lost.pop(person, None)
        return lost is not None and time.monotonic() - lost < REMEMBERED

    def _expect(self, person: UUID) -> None:
        """Remember a loss; the oldest is forgotten before there are too many."""
        if len(self._lost) >= PER_PROCESS:
            del self._lost[next(iter(self._lost))]
        self._lost[person] = time.monotonic()

    async def close(self) -> None:
        """The server stops: look after nothing any more."""
        if self._keeper:
            self._keeper.cancel()
        await self._tally.close()

    async def _keep(self) -> None:
        while self._sockets:
            await asyncio.sleep(LOOK_EVERY)
            await self._tally.live()
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
        self._begin(_shut(socket, code), "closing")

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
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


def _made() -> Sockets:
    return Sockets(SharedTally(settings.REDIS_URL) if settings.REDIS_URL else Tally())


_loops = PerLoop(_made)


def current() -> Sockets:
    """The sockets of the running event loop."""
    return _loops.get()
