"""`make run` and `manage.py serve` as an operator has them: real processes on a free port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.processes import alive, descendants, wait_for

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("serve")]

ROOT = Path(__file__).resolve().parents[2]
SERVE = [sys.executable, "manage.py", "serve"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """A started site; the group is its own, as in a terminal."""

    def __init__(self, command: list[str], data: Path) -> None:
        self.port, self.log = free_port(), data / "output.log"
        self.env = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "DATA_DIR": str(data),
            "PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
        }
        self.began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.env, stdout=log, stderr=subprocess.STDOUT, process_group=0
            )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def serves(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            return '"ok"' in self.get("/healthz")
        except OSError:
            return False

    def up(self) -> set[int]:
        """Wait until all three processes run; their ids, and those below them."""
        wait_for(self.serves, 60)
        wait_for(lambda: "Viva is ready" in self.log.read_text() and len(self.below()) >= 3, 30)
        return self.below()

    def below(self) -> set[int]:
        return descendants(self.process.pid)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory for all: the first start makes it, the others find it made."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def served(data: Path) -> Iterator[Served]:
    site = Served(SERVE, data)
    yield site
    site.process.kill()
    site.process.wait()


def gone(below: set[int]) -> bool:
    return not any(alive(pid) for pid in below)


def test_it_serves_tells_its_address_and_the_first_admins_link_once_and_stops_cleanly(served: Served) -> None:
    below = served.up()
    said = served.log.read_text()
    assert f"Viva is ready: http://127.0.0.1:{served.port}" in said
    link = re.search(rf"http://127\.0\.0\.1:{served.port}(/\S+)$", said, re.MULTILINE)
    assert link is not None
    assert "<form" in served.get(link[1])
    wait_for(lambda: '"worker": "ok"' in served.get("/readyz"), 30)
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(40) == 0
    assert gone(below)
    assert "Traceback" not in served.log.read_text()


def test_it_stops_at_ctrl_c_in_a_terminal(served: Served) -> None:
    below = served.up()
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(40) == 0
    assert gone(below)


def test_it_stops_faster_at_a_second_signal(served: Served) -> None:
    below = served.up()
    os.killpg(served.process.pid, signal.SIGINT)
    os.killpg(served.process.pid, signal.SIGTERM)
    assert served.process.wait(20) == 0
    assert gone(below)


def test_it_leaves_nothing_behind_when_it_is_killed(served: Served) -> None:
    below = served.up()
    served.process.kill()
    served.process.wait()
    wait_for(lambda: gone(below), 5)


def test_it_brings_a_killed_web_server_and_a_killed_worker_back(served: Served) -> None:
    before = served.up()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: gone(before), 5)
    wait_for(lambda: len(served.below()) >= 3, 30)
    wait_for(served.serves, 30)


def test_it_says_which_port_is_taken(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run(
            SERVE,
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(data), "PORT": port},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode != 0
    assert f"PORT: cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr


WRONG = [
    ("PORT", "eighty"),
    ("SITE_URL", "viva.example.org"),
    ("ALLOWED_ORIGINS", "https://a.example/path"),
    ("DATABASE_URL", "mongo://somewhere"),
    ("REDIS_URL", "http://127.0.0.1"),
    ("CELERY_BROKER_URL", "nonsense"),
    ("OPENAI_API_KEY", "sk-without-a-model"),
    ("OPENAI_BASE_URL", "somewhere"),
    ("REGISTRATION", "maybe"),
    ("REGISTRATION_ROLES", "admin"),
    ("GUESTS", "perhaps"),
    ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"),
    ("LOG_FORMAT", "xml"),
    ("EMAIL_URL", "pigeon://post"),
    ("TRUSTED_PROXIES", "my-proxy"),
    ("FIELD_ENCRYPTION_KEYS", ","),
    ("DATA_DIR", "/dev/null/data"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_it_names_the_wrong_variable_and_starts_nothing(name: str, value: str, data: Path) -> None:
    env = {**os.environ, "DATA_DIR": str(data), "PORT": str(free_port()), name: value}
    done = subprocess.run(SERVE, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    named = "OPENAI_MODEL" if name.startswith("OPENAI") and value != "somewhere" else name
    assert named in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def made(data: Path) -> Iterator[Served]:
    """The same through make, in this checkout's own environment."""
    if not (ROOT / ".venv/.done-base").exists() or not (ROOT / "static/dist/.done").exists():
        pytest.skip("this checkout was not made ready with make")
    site = Served(["make", "--silent", "run"], data)
    yield site
    site.process.kill()
    site.process.wait()


@pytest.mark.parametrize("signals", [(signal.SIGTERM,), (signal.SIGTERM, signal.SIGTERM)])
def test_it_stops_when_make_is_told_to(made: Served, signals: tuple[signal.Signals, ...]) -> None:
    below = made.up()
    for sig in signals:
        made.process.send_signal(sig)
    made.process.wait(40)
    wait_for(lambda: gone(below), 10)


def test_it_stops_when_ctrl_c_reaches_make_and_it(made: Served) -> None:
    below = made.up()
    os.killpg(made.process.pid, signal.SIGINT)
    made.process.wait(40)
    wait_for(lambda: gone(below), 10)


def test_it_stops_when_make_is_killed(made: Served) -> None:
    below = made.up()
    made.process.kill()
    made.process.wait()
    wait_for(lambda: gone(below), 20)
