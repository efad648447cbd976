"""Ties a process to its parent, so that nothing outlives whoever started it. Only Linux can; elsewhere nothing happens.

The kernel sends the signal when the *thread* that made the child ends: start children from the main thread.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

_LINUX = sys.platform == "linux"
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True) if _LINUX else None


def to_parent(sig: signal.Signals) -> None:
    """From now on this process gets `sig` when its parent ends."""
    parent = os.getppid()
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, sig, 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), sig)


def for_child() -> Callable[[], None]:
    """What a child runs between fork and exec: it is killed when the caller's process ends, however that ends."""
    parent = os.getpid()

    def tie() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

    return tie


def adopt_orphans() -> None:
    """Processes whose parent ended become children of this one, instead of getting away."""
    if _libc is not None:
        _libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children() -> Iterator[int]:
    """The ids of this process's children, ended but unread ones included."""
    own = str(os.getpid())
    for path in Path("/proc").glob("[0-9]*/stat") if _LINUX else ():
        try:
            parent = path.read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue
        if parent == own:
            yield int(path.parent.name)


def end_orphans(known: set[int]) -> None:
    """Kill and bury every child that is not among the known ones."""
    for pid in set(children()) - known:
        try:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue
