"""A small supervised family for the tests: `python -m tests.ops.family FOLDER NAME=KIND ...`.

Each child writes its process id to FOLDER/NAME, a line for each of its starts. Kinds: `good` ends at
SIGTERM, `slow` takes 5 s for it unless SIGINT comes, `deaf` ends at nothing but SIGKILL, `brief` ends
by itself after 0.2 s, `parent` has a child of its own (in FOLDER/NAME-child), which ignores everything.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from interviewsite.supervisor import Child, Supervisor


def end_slowly(*_: object) -> None:
    time.sleep(5)
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


def main(folder: Path, members: list[str]) -> int:
    children = []
    for member in members:
        name, _, kind = member.partition("=")
        command = [sys.executable, "-m", "tests.ops.family", str(folder), name, kind.removesuffix("!")]
        there = (folder / name).exists
        children.append(Child(name, command, needed=kind.endswith("!"), alive=there))
    return Supervisor(children, lambda line: print(line, flush=True)).run()


if __name__ == "__main__":
    place, *rest = sys.argv[1:]
    if "=" in rest[0]:
        sys.exit(main(Path(place), rest))
    child(Path(place), *rest)
