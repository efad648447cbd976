"""The supervisor with real processes: they end together, whatever happens, and dead ones come back."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ops.processes import alive, descendants, wait_for

pytestmark = pytest.mark.processes

Family = Callable[..., subprocess.Popen[str]]
SOON = 20
"""Seconds: far below those after which the patient are killed, or a slow child ends by itself."""


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    """Starts a family in a group of its own, as a terminal would; waits until every child is up."""
    started: list[subprocess.Popen[str]] = []

    def start(**members: str) -> subprocess.Popen[str]:
        words = [f"{name}={kind}" for name, kind in members.items()]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ops.family", str(tmp_path), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        started.append(process)
        wait_for(lambda: all(pids(tmp_path, name) for name in members) or process.poll() is not None)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def pids(folder: Path, name: str) -> list[int]:
    """The process ids of a child, one for each of its starts."""
    path = folder / name
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def gone(below: set[int]) -> bool:
    return not any(alive(pid) for pid in below)


def test_it_ends_everyone_at_sigterm(family: Family, tmp_path: Path) -> None:
    process = family(one="good", two="good")
    below = descendants(process.pid)
    assert len(below) == 2
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0
    assert gone(below)


def test_it_ends_everyone_at_ctrl_c_in_a_terminal(family: Family) -> None:
    process = family(one="good", two="good")
    below = descendants(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(SOON) == 0
    assert gone(below)


def test_it_waits_for_slow_children_and_a_second_signal_hurries_them(family: Family) -> None:
    process = family(one="slow")
    below = descendants(process.pid)
    process.send_signal(signal.SIGTERM)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.7)
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0
    assert gone(below)


def test_it_kills_what_is_deaf_soon_after_a_second_signal(family: Family) -> None:
    process = family(one="deaf")
    below = descendants(process.pid)
    process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(SOON) == 0
    assert gone(below)


def test_it_leaves_nothing_behind_when_it_is_killed(family: Family) -> None:
    process = family(one="good", two="deaf")
    below = descendants(process.pid)
    process.kill()
    process.wait()
    wait_for(lambda: gone(below), 3)


def test_it_ends_the_children_of_its_children(family: Family, tmp_path: Path) -> None:
    process = family(one="parent")
    wait_for(lambda: pids(tmp_path, "one-child"))
    below = descendants(process.pid)
    assert len(below) == 2
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0
    assert gone(below)


def test_it_ends_what_a_dead_child_leaves_behind_and_starts_the_child_again(family: Family, tmp_path: Path) -> None:
    process = family(one="parent")
    wait_for(lambda: pids(tmp_path, "one-child"))
    grandchild = pids(tmp_path, "one-child")[0]
    os.kill(pids(tmp_path, "one")[0], signal.SIGKILL)
    wait_for(lambda: not alive(grandchild))
    wait_for(lambda: len(pids(tmp_path, "one")) == 2)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0


def test_it_starts_again_with_growing_pauses(family: Family, tmp_path: Path) -> None:
    process = family(one="good", two="brief")
    wait_for(lambda: len(pids(tmp_path, "two")) >= 3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0
    assert process.stdout is not None
    said = process.stdout.read()
    assert "two ended unexpectedly (code 0); starting it again in 0.5 s." in said
    assert "starting it again in 1 s." in said
    assert len(pids(tmp_path, "one")) == 1


def test_it_lets_an_early_child_load_while_things_are_prepared(family: Family, tmp_path: Path) -> None:
    process = family(one="early")
    assert (tmp_path / "loaded").read_text() == "False"
    assert (tmp_path / "released").read_text() == "True"
    os.kill(pids(tmp_path, "one")[0], signal.SIGKILL)
    wait_for(lambda: len(pids(tmp_path, "one")) == 2)
    process.send_signal(signal.SIGTERM)
    assert process.wait(SOON) == 0


def test_it_gives_up_when_a_needed_child_never_comes_up(tmp_path: Path) -> None:
    words = [str(tmp_path), "no/such/folder=good!", "two=good"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.ops.family", *words], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1
    assert "cannot be kept running" in done.stdout
    assert not pids(tmp_path, "two")
