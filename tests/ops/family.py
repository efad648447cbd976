"""A small supervised family for the tests: `python -m tests.ops.family FOLDER NAME=KIND ...`.

Each child writes its process id to FOLDER/NAME, a line for each of its starts. Kinds: `good` ends at
SIGTERM, `slow` takes 30 s for it unless SIGINT comes, `deaf` ends at nothing but SIGKILL, `brief` ends
by itself after 0.2 s, `early` loads while things are prepared, `parent` has a child of its own (in
FOLDER/NAME-child), which ignores everything.
"""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from interviewsite.child import Child
from interviewsite.supervisor import Supervisor
from tests.ops.processes import wait_for


def end_slowly(*_: object) -> None:
    time.sleep(30)
    sys.exit(0)


def child(folder: Path, name: str, kind: str) -> None:
    if kind in ("deaf", "stubborn"):
        for sig in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sig, signal.SIG_IGN)
    if kind == "slow":
        signal.signal(signal.SIGTERM, end_slowly)
        signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    if kind == "parent":
        subprocess.Popen([sys.executable, "-m", "tests.ops.family", str(folder), f"{name}-child", "stubborn"])
    with (folder / name).open("a") as out:
        out.write(f"{os.getpid()}\n")
    time.sleep(0.2 if kind == "brief" else 120)


def prepare(folder: Path, early: bool) -> None:
    """Takes until the early child, where there is one, has loaded."""
    if early:
        wait_for((folder / "loaded").exists, 30)
    (folder / "prepared").touch()


def main(folder: Path, members: list[str]) -> int:
    children = []
    for member in members:
        name, _, kind = member.partition("=")
        command = [sys.executable, "-m", "tests.ops.family", str(folder), name, kind.removesuffix("!")]
        there = (folder / name).exists
        children.append(Child(name, command, needed=kind.endswith("!"), early=kind == "early", alive=there))
    early = any(child.early for child in children)
    return Supervisor(children, lambda line: print(line, flush=True)).run(partial(prepare, folder, early))


if __name__ == "__main__":
    place, *rest = sys.argv[1:]
    if "=" in rest[0]:
        sys.exit(main(Path(place), rest))
    if "--wait" in rest:
        (Path(place) / "loaded").write_text(str((Path(place) / "prepared").exists()))
        sys.stdin.buffer.read()
        (Path(place) / "released").write_text(str((Path(place) / "prepared").exists()))
    child(Path(place), rest[0], rest[1])
