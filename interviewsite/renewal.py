"""A family of processes is renewed, one after the other: the next is asked to leave when the one before serves again.

That is how new code or new settings of a file come into force while the others serve. Runs inside `supervisor`.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable

from interviewsite.child import Child


class Renewal:
    """Renews children in turn; asked again meanwhile, it goes round once more.

    Args:
        children: the family; only renewable ones are touched.
        patience: seconds that one may take to finish before it is killed.
        say: for one line to the operator.
        done: called after each round.
    """

    def __init__(
        self, children: Iterable[Child], patience: float, say: Callable[[str], None], done: Callable[[], None]
    ) -> None:
        self._children = [child for child in children if child.renewable]
        self._patience, self._say, self._done = patience, say, done
        self._queue: deque[Child] = deque()
        self._current: Child | None = None
        self._until = 0.0

    def __bool__(self) -> bool:
        """Whether a round is under way."""
        return bool(self._queue) or self._current is not None

    def begin(self) -> None:
        """Start a round, as soon as everybody is well."""
        self._queue = deque(self._children)

    def step(self, now: float) -> None:
        """See how far the current one is, and turn to the next; called again and again."""
        child = self._current
        if child is None:
            if self._queue and all(other.runs and other.alive() for other in self._children):
                self._send_off(self._queue.popleft(), now)
        elif child.leaving:
            if now > self._until:
                child.signal(signal.SIGKILL)
        elif child.runs and child.alive():
            self._current = None
            if not self._queue:
                self._say("Everything is renewed.")
                self._done()

    def _send_off(self, child: Child, now: float) -> None:
        self._say(f"{child.name} is renewed; it finishes what it does first.")
        self._current, self._until = child, now + self._patience
        child.leaving = True
        child.signal(signal.SIGTERM)
