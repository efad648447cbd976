"""One object of a kind for each event loop: what is bound to a loop is never shared between two."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")


class PerLoop(Generic[T]):
    """Holds one `T` a loop, made when first asked for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._held: WeakKeyDictionary[asyncio.AbstractEventLoop, T] = WeakKeyDictionary()

    def get(self) -> T:
        """The running loop's own."""
        loop = asyncio.get_running_loop()
        held = self._held.get(loop)
        if held is None:
            held = self._held[loop] = self._make()
        return held

    def all(self) -> list[T]:
        """Those of every loop that has asked."""
        return list(self._held.values())

    def pop(self) -> T | None:
        """The running loop's own, no longer held; None when it was never made."""
        return self._held.pop(asyncio.get_running_loop(), None)
