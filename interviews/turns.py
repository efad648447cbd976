"""People take turns at something of which there is only so much at once. Knows nothing of what it is.

Who asks for a hundred turns gets one, and then the next person has theirs: the queue goes round
the people who wait, and within a person's own in order. Where there is no room left, the longest
line gives its last place to whoever has a shorter one.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Hashable
from contextlib import asynccontextmanager
from itertools import zip_longest

Place = asyncio.Future[None]


class NoRoom(Exception):
    """Too many wait already."""


class Turns:
    """The turns at one thing, in one event loop.

    Args:
        slots: how many have their turn at once.
        room: how many may wait.
    """

    def __init__(self, slots: int, room: int) -> None:
        self._slots = slots
        self._room = room
        self._lines: OrderedDict[Hashable, deque[Place]] = OrderedDict()
        self._told: dict[Place, tuple[Callable[[int], None], int]] = {}
        self.served = 0
        self.length = 0

    @asynccontextmanager
    async def turn(self, person: Hashable) -> AsyncIterator[None]:
        """Wait for a turn and keep it for the block. Who is cancelled leaves the queue.

        Raises:
            NoRoom: too many wait, at once or because others came whose line is shorter.
        """
        await self.enter(person)
        try:
            yield
        finally:
            self.leave()

    async def enter(self, person: Hashable, told: Callable[[int], None] | None = None) -> None:
        """Wait for a turn; `leave` ends it. Raises as `turn` does.

        Args:
            told: called with one's place in the queue, from 1, whenever it is another one.
        """
        if self.served < self._slots and not self.length:
            self.served += 1
            return
        if self.length >= self._room:
            self._make_room(person)
        place: Place = asyncio.get_running_loop().create_future()
        self._lines.setdefault(person, deque()).append(place)
        self.length += 1
        if told:
            self._told[place] = (told, 0)
            self._tell()
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave()  # the turn came at the same instant: it is the next one's
            else:
                self._take_out(person, place)
            raise
        finally:
            self._told.pop(place, None)

    def leave(self) -> None:
        """Hand the turn to the next person."""
        self.served -= 1
        while self.length and self.served < self._slots:
            person, line = next(iter(self._lines.items()))
            place = line.popleft()
            self.length -= 1
            if line:
                self._lines.move_to_end(person)
            else:
                del self._lines[person]
            if not place.done():
                self.served += 1
                place.set_result(None)
        self._tell()

    def _make_room(self, person: Hashable) -> None:
        """Turn the last of the longest line away, if it is longer than this person's would be; else this one."""
        own = len(self._lines.get(person, ()))
        longest = max(self._lines, key=lambda other: len(self._lines[other]), default=None)
        if longest is None or len(self._lines[longest]) <= own + 1:
            raise NoRoom
        last = self._lines[longest][-1]
        self._take_out(longest, last)
        if not last.done():
            last.set_exception(NoRoom())

    def _take_out(self, person: Hashable, place: Place) -> None:
        line = self._lines.get(person)
        if line and place in line:
            line.remove(place)
            self.length -= 1
            if not line:
                del self._lines[person]
        self._tell()

    def _tell(self) -> None:
        """Tell those who want to know it their place, when it is another than before."""
        if not self._told:
            return
        rounds = zip_longest(*self._lines.values())
        for number, place in enumerate((place for each in rounds for place in each if place), 1):
            told, before = self._told.get(place, (None, 0))
            if told and number != before:
                self._told[place] = (told, number)
                told(number)
