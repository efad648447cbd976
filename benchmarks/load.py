"""`python -m benchmarks.load`: many answers at once, heard by the client for programs, and whether all came through.

Against a running server (`--url`, `--token` or `VIVA_TOKEN`), whose model then decides how fast answers come; or,
without an address, against web processes and a stand-in provider of its own: two on the PostgreSQL and Redis of
`DATABASE_URL` and `REDIS_URL` (a database to be thrown away), else one. It says what it measured, what of the server's
it used, and whether it was itself the limit.
"""

import argparse
import asyncio
import os
import secrets
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import ONE_MODEL, Measured, Provider, provider
from interviews.client import Client, Frame, InterviewError, LineLost
from tests.contract import people
from tests.contract.site import Site, seed

BUSY, LATE = 0.85, 0.05
"""Share of a core, and seconds of lag at p99, from which the generator counts as the limit."""
NAP = 0.02


@dataclass
class Heard:
    """What came of all answers; times in seconds."""

    first: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    lag: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)


class Listener(Client):
    """The client, which also looks at the order in which frames come."""

    def __init__(self, url: str, token: str, heard: Heard) -> None:
        super().__init__(url, token)
        self._noted, self._positions = heard, dict[str, int]()

    def _hear(self, frame: Frame) -> None:
        answer = f"{frame.get('sessionId')} {frame.get('originalTranscriptId')}"
        if frame.get("seq"):
            if frame["seq"] <= self._positions.get(answer, 0):
                self._noted.faults["reordered"] += 1
            self._positions[answer] = frame["seq"]
        super()._hear(frame)


@dataclass
class Target:
    """Where the load goes.

    Args:
        urls: of the sockets, used in turn.
        token: of a person whose plan allows it.
        processes: whose CPU and memory are looked at.
        chunks: so many words every answer has, numbered; None when the model is somebody else's.
    """

    urls: list[str]
    token: str
    processes: list[Measured]
    chunks: int | None


async def ask(client: Client, target: Target, rounds: int, heard: Heard) -> None:
    """One interview: question after question, each answer heard to its end and looked at."""
    about = {"promptType": "BQ", "role": "candidate", "company": "Load", "position": "Engineer"}
    interview = client.interview(f"load-{secrets.token_hex(8)}", **about)
    for number in range(rounds):
        last = asked = time.perf_counter()
        try:
            answer = await interview.say(f"I moved part {number} of it.")
            async for _ in answer:
                now = time.perf_counter()
                (heard.first if last == asked else heard.gaps).append(now - last)
                last = now
        except InterviewError as failure:
            heard.faults[failure.code] += 1
        except LineLost:
            heard.faults["line lost"] += 1
        else:
            heard.faults.update(judged(answer.text, target.chunks))


def judged(text: str, chunks: int | None) -> Counter[str]:
    """What is wrong with an answer of numbered words."""
    found: Counter[str] = Counter()
    if chunks is not None:
        numbers = text.split()
        known = Counter(numbers)
        found["lost"] = sum(str(number) not in known for number in range(chunks))
        found["doubled"] = sum(count - 1 for count in known.values())
        in_order = [number for number in map(str, range(chunks)) if number in known]
        found["reordered"] = int(list(dict.fromkeys(numbers)) != in_order)
    return +found


async def load(target: Target, answers: int, idle: int, rounds: int) -> str:
    """All of it at once; the report."""
    heard = Heard()
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(Listener(target.urls[n % len(target.urls)], target.token, heard))
            for n in range(answers + idle)
        ]
        watch = asyncio.create_task(_lag(heard))
        cpu, own, began = _cpu(target), time.process_time(), time.perf_counter()
        await asyncio.gather(*(ask(client, target, rounds, heard) for client in clients[:answers]))
        took = time.perf_counter() - began
        own, cpu = (time.process_time() - own) / took, (_cpu(target) - cpu) / took
        watch.cancel()
    return report(target, answers * rounds, heard, own, cpu)


def report(target: Target, asked: int, heard: Heard, own: float, cpu: float) -> str:
    """The figures, in lines."""
    faults = dict(heard.faults) or {}
    told = [
        f"first word   {_spread(heard.first)}",
        f"gaps         {_spread(heard.gaps)}, longest {max(heard.gaps, default=0) * 1e3:.0f} ms",
        f"answers      {asked} asked; "
        + ", ".join(f"{faults.get(k, 0)} {k}" for k in ("lost", "doubled", "reordered")),
    ]
    if other := {code: count for code, count in faults.items() if code not in ("lost", "doubled", "reordered")}:
        told.append(f"             {other}")
    if target.processes:
        memory = " + ".join(f"{process.memory() / 1024:.0f}" for process in target.processes)
        told.append(f"server       {cpu:.2f} cores, {memory} MiB")
    late = _at(heard.lag, 0.99)
    limit = ": it was the limit" if own > BUSY or late > LATE else ""
    told.append(f"generator    {own:.2f} cores, lag p99 {late * 1e3:.0f} ms{limit}")
    return "\n".join(told)


async def _lag(heard: Heard) -> None:
    """How late this process is itself."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(NAP)
        heard.lag.append(time.perf_counter() - began - NAP)


def _cpu(target: Target) -> float:
    return sum(process.cpu() for process in target.processes)


def _at(values: list[float], share: float) -> float:
    return statistics.quantiles(values, n=100)[round(share * 100) - 1] if len(values) > 1 else sum(values)


def _spread(values: list[float]) -> str:
    return ", ".join(f"p{share} {_at(values, share / 100) * 1e3:.0f} ms" for share in (50, 95, 99))


@contextmanager
def own_servers(upstream: Provider, chunks: int) -> Iterator[Target]:
    """Web processes of one's own: two where there is PostgreSQL and Redis for them, else one."""
    given = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    shared = all(given.values())
    with TemporaryDirectory(prefix="viva-load-") as scratch:
        data_dir = Path(scratch) / "var"
        data_dir.mkdir()
        told = {**ONE_MODEL, **(given if shared else {})}
        seed(data_dir, upstream.url, **told)
        sites = [Site(data_dir, upstream.url, **told).start() for _ in range(2 if shared else 1)]
        try:
            person = people.member(sites[0], people.admin(sites[0]), plan="unlimited")
            processes = [Measured(f"process {n}", site.port, site.pid) for n, site in enumerate(sites, 1)]
            yield Target([site.socket_url for site in sites], person.access, processes, chunks)
        finally:
            for site in sites:
                site.stop()


def main() -> None:
    """Read what is wanted, put the load on, say what came of it."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    wanted.add_argument("--url", default="", help="of the socket of a running server, ws://…/ws/interview/")
    wanted.add_argument("--token", default=os.environ.get("VIVA_TOKEN", ""), help="an access token (or VIVA_TOKEN)")
    wanted.add_argument(
        "--pid", type=int, action="append", default=[], help="of a server process to look at; again for more"
    )
    wanted.add_argument("--answers", type=int, default=200, help="at once (default 200)")
    wanted.add_argument("--idle", type=int, default=0, help="further sockets that say nothing (default 0)")
    wanted.add_argument("--rounds", type=int, default=1, help="questions of each, one after the other (default 1)")
    wanted.add_argument("--rate", type=float, default=20, help="chunks a second of the own provider (default 20)")
    wanted.add_argument("--chunks", type=int, default=200, help="chunks an answer of the own provider (default 200)")
    told = wanted.parse_args()
    with ExitStack() as stack:
        if told.url:
            processes = [Measured(f"process {pid}", 0, pid) for pid in told.pid]
            target = Target([told.url], told.token, processes, None)
            what = told.url
        else:
            upstream = stack.enter_context(provider())
            upstream.pace(told.chunks, told.rate)
            target = stack.enter_context(own_servers(upstream, told.chunks))
            what = f"{len(target.urls)} web process(es), {told.chunks} chunks at {told.rate:g} a second"
        print(f"{told.answers} answers at once, {told.idle} idle sockets; {what}", flush=True)
        print(asyncio.run(load(target, told.answers, told.idle, told.rounds)), flush=True)


if __name__ == "__main__":
    main()
