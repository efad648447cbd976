"""The processes that are measured, and what they cost: CPU seconds of a process and all its descendants."""

import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2

from tests.contract import people
from tests.contract.site import ROOT, Site, free_port, seed

TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
ONE_MODEL = {"OPENAI_MODEL": "double"}
METRICS_TOKEN = "a-token-for-measuring"
UVICORN = ("--host", "127.0.0.1", "--ws", "websockets-sansio", "--loop", "uvloop", "--log-level", "warning")


class Measured:
    """A server under measurement.

    Args:
        name: what the table calls it.
        port: where it listens, on loopback.
        pid: the root of its process tree.
        token: what its clients authenticate with.
        data_dir: where it keeps its data, if it keeps any.
    """

    def __init__(self, name: str, port: int, pid: int, token: str = "", data_dir: Path | None = None) -> None:
        self.name, self.port, self.pid, self.token, self.data_dir = name, port, pid, token, data_dir

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws/interview/"

    def memory(self) -> float:
        """Resident memory of the whole tree, in KiB."""
        return sum(_resident(pid) for pid in _tree(self.pid))

    def cpu(self) -> float:
        """CPU seconds used so far by the whole tree."""
        return sum(_cpu_of(pid) for pid in _tree(self.pid))


class Provider:
    """The stand-in provider's process."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/v1"

    def pace(self, chunks: int, rate: float) -> None:
        """Length of the answers, and chunks a second (0: as fast as it can)."""
        query = {"chunks": chunks, "rate": rate}
        httpx2.put(f"http://127.0.0.1:{self.port}/pace", params=query).raise_for_status()

    def dropped(self) -> dict[str, float]:
        """Interview → when its connection was closed in mid-answer, on the machine's monotonic clock."""
        found: dict[str, float] = httpx2.get(f"http://127.0.0.1:{self.port}/dropped").raise_for_status().json()
        return found


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that serves."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.upstream", str(port)], cwd=ROOT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process)
        yield Provider(port)
    finally:
        _end(process)


@contextmanager
def relay(upstream: Provider) -> Iterator[Measured]:
    """The bare relay."""
    port = free_port()
    env = {**os.environ, "OPENAI_BASE_URL": upstream.url, "OPENAI_API_KEY": "sk-none"}
    command = [sys.executable, "-m", "uvicorn", "benchmarks.relay:app", "--port", str(port), *UVICORN]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz", process)
        yield Measured("bare relay", port, process.pid)
    finally:
        _end(process)


@contextmanager
def site(upstream: Provider, name: str = "this site", **more: str) -> Iterator[Measured]:
    """The site as `make run` starts its web process, with a user whose plan has no limits.

    Args:
        more: further environment variables.
    """
    with TemporaryDirectory(prefix="viva-bench-") as scratch:
        data_dir = Path(scratch) / "var"
        data_dir.mkdir()
        told = {**ONE_MODEL, "METRICS_TOKEN": METRICS_TOKEN, **more}
        seed(data_dir, upstream.url, **told)
        running = Site(data_dir, upstream.url, **told).start()
        try:
            user = people.member(running, people.admin(running), plan="unlimited")
            yield Measured(name, running.port, running.pid, user.access, data_dir)
        finally:
            running.stop()


def listens(port: int) -> bool:
    """Whether somebody listens on this port of loopback."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while True:
        try:
            httpx2.get(url)
            return
        except httpx2.TransportError:
            assert process.poll() is None, "it ended at once"
            assert time.monotonic() < until, f"nothing serves {url}"
            time.sleep(0.05)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _tree(root: int) -> list[int]:
    """A process and its descendants."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                children[int(fields[1])].append(int(entry.name))
    found = [root]
    for pid in found:
        found.extend(children[pid])
    return found


def _cpu_of(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICK if fields else 0.0


def _resident(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1024
    except OSError:
        return 0.0


def _stat(pid: int) -> list[str]:
    """The fields of `/proc/<pid>/stat` behind the name; nothing when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
