"""One process of a kind on this machine, held by a lock on a file, which also tells others which process that is.

The file holds `<process id> <how many orders are carried out>`; the lock, not the file, says whether it is true.
"""

import fcntl
import os
import signal
import time
from pathlib import Path
from types import TracebackType
from typing import IO

LOOK_EVERY = 0.1
"""Seconds between two looks whether an order is carried out."""


class AlreadyThere(RuntimeError):
    """Another process holds the file."""


class NotThere(RuntimeError):
    """Nobody holds the file (any more)."""


class Singleton:
    """The one process that holds a file, seen from itself or from another.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: IO[str] | None = None
        self._done = 0

    def __enter__(self) -> "Singleton":
        """Be that process; raises `AlreadyThere`."""
        lock = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            lock.close()
            raise AlreadyThere(str(self._path)) from exc
        self._lock = lock
        self._write()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Be it no more."""
        if self._lock:
            self._lock.close()

    def done(self) -> None:
        """An order is carried out."""
        self._done += 1
        self._write()

    def _write(self) -> None:
        """In one write of the same length each time, for those who read meanwhile."""
        if self._lock:
            os.pwrite(self._lock.fileno(), f"{os.getpid():10} {self._done:10}".encode(), 0)

    def tell(self, order: signal.Signals) -> None:
        """From another process: send it a signal, and wait until it says that what this means is carried out.

        Raises:
            NotThere: nobody holds the file, or stops to while this waits.
        """
        process, before = self._read()
        os.kill(process, order)
        while self._read()[1] == before:
            time.sleep(LOOK_EVERY)

    def _read(self) -> tuple[int, int]:
        """Its id, and how many orders are carried out."""
        try:
            with self._path.open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError as exc:
            raise NotThere(str(self._path)) from exc
        except OSError:
            process, done = self._path.read_text().split()
            return int(process), int(done)
        raise NotThere(str(self._path))
