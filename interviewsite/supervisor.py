"""Keeps a few processes running as one: starts them, starts a dead one again, ends them all together.

A signal (Ctrl-C, SIGTERM, SIGHUP) asks all to finish; a second one hurries them, a third kills. What
is left at the end, their own children included, is killed. Runs in the main thread, needs no asyncio.
"""

import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from interviewsite import tether

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_SECONDS = 45.0
"""How long processes may take to finish; a web server drains for up to 30 s."""
HURRIED_SECONDS = 2.0
STEADY_SECONDS = 30.0
"""Who lived that long has started well: its next death is a first one again."""
LONGEST_PAUSE_SECONDS = 15.0
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
        started: called once, as soon as `alive` first says so.
        alive: whether it does its work by now.
    """

    name: str
    command: list[str]
    needed: bool = False
    early: bool = False
    alive: Callable[[], bool] = lambda: True
    started: Callable[[], None] = lambda: None
    process: subprocess.Popen[bytes] | None = None
    since: float = 0.0
    due: float = 0.0
    deaths: int = 0
    announced: bool = field(default=False)

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


class Supervisor:
    """Runs children until told to stop.

    Args:
        children: in the order in which they start; a needed one is waited for before the next starts.
        say: for one line to the operator.
    """

    def __init__(self, children: Iterable[Child], say: Callable[[str], None]) -> None:
        self.children = list(children)
        self.say = say
        self.received: list[signal.Signals] = []
        self.failed = False

    def run(self, prepare: Callable[[], None] = lambda: None) -> int:
        """Start everything and stay until a signal or a needed child's failure.

        Args:
            prepare: done first, while the early children load; if it raises, everything ends.

        Returns:
            the exit code: 0 after a signal, 1 when a needed child could not be kept running.
        """
        tether.adopt_orphans()
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        previous = {sig: signal.signal(sig, self._receive) for sig in (*_stop_signals(), signal.SIGCHLD)}
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        try:
            for child in self.children:
                if child.early:
                    child.start(waiting=True)
            prepare()
            for child in self.children:
                child.release()
            while not self.received and not self.failed:
                self._tend()
                _sleep(woken, self._pause())
            self._stop(woken)
        finally:
            signal.set_wakeup_fd(-1)
            for sig, handler in previous.items():
                signal.signal(sig, handler)
            self._kill()
        return 1 if self.failed else 0

    def _receive(self, number: int, frame: object) -> None:
        if number in STOP_SIGNALS:
            self.received.append(signal.Signals(number))

    # -- keeping them running ----------------------------------------------------------------

    def _tend(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._mourn(child, now)
            if child.process is None and now >= child.due and not self.failed:
                child.start()
            child.announce()
            if child.needed and not child.announced:
                break
        tether.end_orphans({child.process.pid for child in self.children if child.process is not None})

    def _mourn(self, child: Child, now: float) -> None:
        """Note a death and when to start again; a needed child that never came up ends everything."""
        code = child.process.returncode if child.process is not None else 0
        child.deaths = 1 if now - child.since > STEADY_SECONDS else child.deaths + 1
        child.process = None
        if child.needed and (not child.announced or child.deaths >= GIVE_UP_AFTER):
            self.failed = True
            self.say(f"{child.name} ended with code {code} and cannot be kept running; see its message above.")
            return
        pause = min(0.25 * 2**child.deaths, LONGEST_PAUSE_SECONDS)
        child.due = now + pause
        self.say(f"{child.name} ended unexpectedly (code {code}); starting it again in {pause:g} s.")

    def _pause(self) -> float:
        """Seconds until something is due: short while someone is coming up, else a second."""
        return 0.05 if any(not child.announced for child in self.children) else 1.0

    # -- ending them -------------------------------------------------------------------------

    def _stop(self, woken: int) -> None:
        """Ask all to finish, hurry them at the next signal or when patience ends."""
        heard, until = len(self.received), time.monotonic() + PATIENCE_SECONDS
        self._tell(signal.SIGTERM)
        hurried = False
        while self._running() and time.monotonic() < until:
            if len(self.received) > heard and hurried:
                return
            if len(self.received) > heard:
                heard, hurried = len(self.received), True
                until = min(until, time.monotonic() + HURRIED_SECONDS)
                self._tell(signal.SIGINT)
            _sleep(woken, 0.1)

    def _tell(self, sig: signal.Signals) -> None:
        for child in self.children:
            child.signal(sig)

    def _running(self) -> bool:
        return any(child.process is not None and child.process.poll() is None for child in self.children)

    def _kill(self) -> None:
        """Nothing stays behind, not even the children of our children."""
        self._tell(signal.SIGKILL)
        for child in self.children:
            if child.process is not None:
                child.process.wait()
        while set(tether.children()):
            tether.end_orphans(set())


def _stop_signals() -> tuple[signal.Signals, ...]:
    """Those that end everything; a hang-up does not where it was ignored before (nohup)."""
    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    return tuple(sig for sig in STOP_SIGNALS if not (ignored and sig is signal.SIGHUP))


def _sleep(woken: int, seconds: float) -> None:
    """Until a signal comes, at most that long."""
    if select.select([woken], [], [], seconds)[0]:
        os.read(woken, 4096)
