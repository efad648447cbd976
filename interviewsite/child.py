"""One process of a supervised family: how it is started, what is known of it, when it is given up.

Who decides what happens to it lives in `supervisor`; how several are renewed in turn, in `renewal`.
"""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from interviewsite import tether

STEADY_SECONDS = 30.0
"""Who lived that long has started well: its next death is a first one again."""
GIVE_UP_AFTER = 6
"""Deaths in a row, none of them steady, after which a needed process is given up."""


@dataclass(slots=True)
class Child:
    """One process that is to be kept running.

    Args:
        name: for messages.
        command: program and arguments.
        early: whether it starts before things are prepared, with `--wait` behind its command; it then has
            to wait for its standard input to end.
        needed: whether everything ends when this one cannot be kept running.
        persistent: whether a needed one that has come up once is started again for ever.
        renewable: whether it is started anew when the family is renewed.
        longest_pause: seconds before a start at most; half a second after a first death, twice as long after the next.
        started: called once, as soon as `alive` first says so.
        alive: whether it does its work by now.
    """

    name: str
    command: list[str]
    needed: bool = False
    early: bool = False
    persistent: bool = False
    renewable: bool = False
    longest_pause: float = 15.0
    alive: Callable[[], bool] = lambda: True
    started: Callable[[], None] = lambda: None
    process: subprocess.Popen[bytes] | None = None
    since: float = 0.0
    due: float = 0.0
    deaths: int = 0
    announced: bool = False
    leaving: bool = False

    @property
    def runs(self) -> bool:
        """Whether there is a process."""
        return self.process is not None and self.process.poll() is None

    @property
    def hopeless(self) -> bool:
        """Whether it is needed and cannot be kept running."""
        often = self.deaths >= GIVE_UP_AFTER
        return self.needed and (not self.announced and often if self.persistent else not self.announced or often)

    def start(self, waiting: bool = False) -> None:
        """Start the process in a group of its own: the terminal's Ctrl-C reaches the supervisor alone."""
        self.process = subprocess.Popen(  # noqa: S603 - the commands are our own
            [*self.command, "--wait"] if waiting else self.command,
            stdin=subprocess.PIPE if waiting else subprocess.DEVNULL,
            process_group=0,
            preexec_fn=tether.for_child(),  # noqa: PLW1509 - the supervisor has one thread
        )
        self.since = time.monotonic()

    def release(self) -> None:
        """What it waited for is there."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()

    def signal(self, sig: signal.Signals) -> None:
        """Send a signal, if there is anyone to hear it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(sig)

    def announce(self) -> None:
        """Tell once that it does its work."""
        if not self.announced and self.process is not None and self.alive():
            self.announced = True
            self.started()

    def bury(self, now: float) -> float:
        """Note that the process ended.

        Returns:
            Seconds until it is to be started again: none after it was asked to leave.
        """
        self.process = None
        if self.leaving:
            self.leaving, self.deaths, self.due = False, 0, now
            return 0.0
        self.deaths = 1 if now - self.since > STEADY_SECONDS else self.deaths + 1
        pause = min(0.25 * 2.0**self.deaths, self.longest_pause)
        self.due = now + pause
        return pause
