"""The site as an operator has it: a real process on a free port with a data directory of its own.

Known here: the commands, variables and addresses that are documented. Who talks to it lives in `people`.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parents[2]
START = 90.0
"""Seconds until a started site must serve."""
STOP = 40.0
"""Seconds until a stopped site must be gone: the drain has 30."""
ADMIN_EMAIL, ADMIN_PASSWORD = "admin@example.org", "correct-horse-battery-1"
SECRET_KEY = "a-key-for-tests-only-0123456789-0123456789-0123456789"
METRICS_TOKEN = "a-token-for-tests-only"
NO_CERTIFICATES = False
"""For httpx's `verify`: plain HTTP on loopback needs none, and reading them all takes 30 ms of each call."""
SPARE_MODELS = [f"spare-{number:02}" for number in range(60)]
MODELS = ["double", "silent-0", "silent-1", *SPARE_MODELS]
"""The first is `default`. A test whose model fails takes a spare one: what fails often may be rested by the site."""


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(data_dir: Path, port: int, upstream_url: str, more: Mapping[str, str]) -> dict[str, str]:
    """Everything that the site is told, and nothing that happens to be set here."""
    wanted = ("PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "SECRET_KEY": SECRET_KEY,
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "CELERY_BROKER_URL": "",
        "EMAIL_URL": "",
        "METRICS_TOKEN": METRICS_TOKEN,
        "OPENAI_BASE_URL": upstream_url,
        "OPENAI_API_KEY": "sk-of-the-operator",
        "OPENAI_MODEL": ",".join(MODELS),
        "TRUSTED_PROXIES": "127.0.0.1",
        "ALLOWED_ORIGINS": "https://elsewhere.example.org",
        **more,
    }


def prepare(data_dir: Path, upstream_url: str, **more: str) -> None:
    """What `make run` does before it serves: tables, starter content, the models of the environment, static files.

    An empty directory gets what is the same for all sites of this run first, which was prepared in the same way.
    """
    if "PREPARED_SITE" in os.environ and not any(data_dir.glob("*")):  # benchmarks share nothing
        copy_of(_prepared_once(), data_dir)
    _manage(["prepare"], environment(data_dir, free_port(), upstream_url, more))


def _prepared_once() -> Path:
    """The data directory of a site with nothing set up, to be copied; made by whichever process needs it first."""
    place = Path(os.environ["PREPARED_SITE"])
    ready = place / "var"
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            making = place / "making"
            nothing = {"OPENAI_API_KEY": "", "OPENAI_MODEL": ""}
            _manage(["prepare"], environment(making, free_port(), "", nothing))
            making.rename(ready)
    return ready


def seed(data_dir: Path, upstream_url: str, **more: str) -> None:
    """Make a data directory, prepared and with an admin."""
    prepare(data_dir, upstream_url, **more)
    env = environment(data_dir, free_port(), upstream_url, more)
    env |= {"DJANGO_SUPERUSER_EMAIL": ADMIN_EMAIL, "DJANGO_SUPERUSER_PASSWORD": ADMIN_PASSWORD}
    _manage(["createsuperuser", "--noinput", "--skip-checks", "-v0"], env)


def _manage(command: list[str], env: Mapping[str, str]) -> str:
    ran = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"manage.py {command[0]} failed:\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


class Site:
    """One web process.

    Args:
        data_dir: its data; `seed` made it.
        upstream_url: base address of the only provider.
        server: "uvicorn" or "daphne".
        more: further environment variables.
    """

    def __init__(self, data_dir: Path, upstream_url: str, server: str = "uvicorn", **more: str) -> None:
        self.data_dir, self.upstream_url, self.server, self.more = data_dir, upstream_url, server, more
        self.port = free_port()
        self.log = data_dir / "output.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws/interview/"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def spawn(self) -> "subprocess.Popen[bytes]":
        """Start the process; whether it serves is not waited for."""
        env = environment(self.data_dir, self.port, self.upstream_url, self.more)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self._command(), cwd=ROOT, env=env, stdout=output, stderr=output, start_new_session=True
            )
        return self.process

    def start(self) -> "Site":
        """Start, and wait until it can serve."""
        self.spawn()
        until = time.monotonic() + START
        while not self.ready():
            assert self.alive, f"it ended:\n{self.output()}"
            assert time.monotonic() < until, f"not ready in {START} s:\n{self.output()}"
            time.sleep(0.05)
        return self

    def manage(self, *command: str) -> str:
        """What a command of `manage.py` prints, run beside the site with its variables."""
        return _manage(list(command), environment(self.data_dir, self.port, self.upstream_url, self.more))

    def ready(self) -> bool:
        """What `/readyz` says."""
        try:
            return httpx2.get(f"{self.url}/readyz", timeout=5, verify=NO_CERTIFICATES).status_code == 200
        except httpx2.TransportError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait for the end; the exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
            raise

    def kill(self) -> None:
        """As a power cut ends it."""
        self.stop(signal.SIGKILL)

    def output(self) -> str:
        """The end of what it printed."""
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""

    def _command(self) -> list[str]:
        port = str(self.port)
        if self.server == "daphne":
            return [sys.executable, "-m", "daphne", "-b", "127.0.0.1", "-p", port, "interviewsite.asgi:application"]
        return [sys.executable, "-m", "interviewsite.web"]


def copy_of(seeded: Path, to: Path) -> Path:
    """A data directory of one's own, made of a seeded one; static files, which nobody writes to, are the same files."""
    ignore = shutil.ignore_patterns("web.lock", "*.log")
    shutil.copytree(seeded, to, ignore=ignore, copy_function=_copy, dirs_exist_ok=True)
    return to


def _copy(source: str, to: str) -> None:
    if "static" in Path(source).parts and os.stat(source).st_dev == os.stat(Path(to).parent).st_dev:
        os.link(source, to)
    else:
        shutil.copy2(source, to)
