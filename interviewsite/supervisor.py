"""Keeps a few processes running as one: starts them, starts a dead one again, ends them all together.

A signal (Ctrl-C, SIGTERM, SIGHUP) asks all to finish; a second one hurries them, a third kills. What
is left at the end, their own children included, is killed. SIGUSR1 renews those that can be renewed, one
after the other (`renewal`). Runs in the main thread, needs no asyncio.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Iterable

from interviewsite import tether
from interviewsite.child import Child
from interviewsite.renewal import Renewal

RENEW_SIGNAL = signal.SIGUSR1
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_SECONDS = 45.0
"""How long processes may take to finish; a web server drains for up to 30 s."""
HURRIED_SECONDS = 2.0


class Supervisor:
    """Runs children until told to stop.

    Args:
        children: in the order in which they start; a needed one is waited for before the next starts.
        say: for one line to the operator.
        renewed: called when all that can be renewed were.
    """

    def __init__(
        self, children: Iterable[Child], say: Callable[[str], None], renewed: Callable[[], None] = lambda: None
    ) -> None:
        self.children = list(children)
        self.say = say
        self.received: list[signal.Signals] = []
        self.failed = False
        self._renewal = Renewal(self.children, PATIENCE_SECONDS, say, renewed)

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
        previous = {sig: signal.signal(sig, self._receive) for sig in self._signals()}
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

    def _signals(self) -> tuple[signal.Signals, ...]:
        """Those that are heard; the one to renew only where there is something to be renewed."""
        renew = (RENEW_SIGNAL,) if any(child.renewable for child in self.children) else ()
        return (*_stop_signals(), signal.SIGCHLD, *renew)

    def _receive(self, number: int, frame: object) -> None:
        if number in STOP_SIGNALS:
            self.received.append(signal.Signals(number))
        elif number == RENEW_SIGNAL:
            self._renewal.begin()

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
        self._renewal.step(now)
        tether.end_orphans({child.process.pid for child in self.children if child.process is not None})

    def _mourn(self, child: Child, now: float) -> None:
        """Note a death and when to start again; a needed child that cannot be kept running ends everything."""
        code, expected = child.process.returncode if child.process is not None else 0, child.leaving
        pause = child.bury(now)
        if child.hopeless:
            self.failed = True
            self.say(f"{child.name} ended with code {code} and cannot be kept running; see its message above.")
        elif not expected:
            self.say(f"{child.name} ended unexpectedly (code {code}); starting it again in {pause:g} s.")

    def _pause(self) -> float:
        """Seconds until something is due: short while someone is coming up, else up to a second."""
        if any(not child.announced for child in self.children):
            return 0.05
        return 0.2 if self._renewal else 1.0

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
        return any(child.runs for child in self.children)

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
