"""A Redis of one's own that keeps nothing: for tests that stop it and start it again."""

import subprocess
from pathlib import Path

from tests.contract.site import free_port
from tests.contract.upstream import wait_until
from tests.services import listens_now


class Redis:
    """One server on a free port of loopback; `stop` is as a power cut is."""

    def __init__(self, directory: Path) -> None:
        self._directory, self._port = directory, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> "Redis":
        """Start it, on the same port each time, and wait until it takes connections."""
        command = ["redis-server", "--port", str(self._port), "--bind", "127.0.0.1", "--save", ""]
        self._process = subprocess.Popen([*command, "--dir", str(self._directory)], stdout=subprocess.DEVNULL)
        wait_until(lambda: listens_now(self._port), "Redis takes connections")
        return self

    def stop(self) -> None:
        """Kill it; what it held is gone."""
        if self._process:
            self._process.kill()
            self._process.wait()
