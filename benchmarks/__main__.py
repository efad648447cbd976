"""`python -m benchmarks`: the site beside a bare relay, alternating, as ratios of one run on one machine.

CPU is that of the server's process tree over the run, less what it uses idle in the same time.
What many at once cost is in `crowd`; `--write` puts it all into `docs/performance.md` (`page`).
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field

from benchmarks import askers, crowd, page
from benchmarks.processes import Measured, Provider, listens, provider, relay, site

IDLE = 0.5
"""Seconds over which idle CPU is measured before each run."""


@dataclass(frozen=True)
class Run:
    """One way of asking, and what is wanted of it.

    Args:
        name: what the table calls it.
        sockets, questions: so many clients at once, each with so many questions in turn.
        chunks, rate: length of an answer, and chunks a second (0: as fast as it can).
        unit: what is measured: "chunk" and "question" in µs of CPU, "first word" in ms.
        wanted: the highest ratio, or for a question the most µs.
    """

    name: str
    sockets: int
    questions: int
    chunks: int
    rate: float
    unit: str
    wanted: str


RUNS = [
    Run("CPU a chunk, 50 answers at 50 chunks/s", 50, 1, 100, 50, "chunk", "≤ 0.5 ×"),
    Run("CPU a chunk, 20 sockets × 5 answers × 200", 20, 5, 200, 0, "chunk", "≤ 0.35 ×"),
    Run("CPU a question, answers of one chunk", 10, 30, 1, 0, "question", "≤ 9,000 µs"),
    Run("first word, alone", 1, 40, 1, 0, "first word", "≤ 10 ms"),
    Run("first word, 50 at one instant", 50, 1, 1, 0, "first word", "≤ 1.5 ×"),
]
LOGS = Run("CPU a chunk with the Redis log, beside memory", 50, 1, 100, 50, "chunk", "≤ 1.5 ×")
REDIS = 6379


@dataclass
class Result:
    """What the pairs of one run measured, the site's and the relay's figures in turn."""

    run: Run
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    def figure(self) -> page.Figure:
        """A line of the table: medians, the ratio of each pair as median and spread, what is wanted."""
        ratios = sorted(mine / other for mine, other in zip(self.ours, self.theirs, strict=True))
        unit = "ms" if self.run.unit == "first word" else "µs"
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        spread = f"{statistics.median(ratios):.2f} × ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        return page.Figure(
            self.run.name, f"{ours:,.1f} {unit}", self.run.wanted, f"{theirs:,.1f} {unit}", spread, (ours, theirs)
        )


async def measure(server: Measured, run: Run) -> float:
    """One run against one server: µs of CPU a unit, or ms to the first word (median)."""
    clients = await askers.connected(server, run.sockets)
    idle = await _cpu_during(server, lambda: asyncio.sleep(IDLE)) / IDLE
    began = time.perf_counter()

    async def ask() -> None:
        await asyncio.gather(*(client.ask_in_turn(run.questions) for client in clients))

    used = await _cpu_during(server, ask)
    used -= idle * (time.perf_counter() - began)
    await askers.hung_up(clients)
    if run.unit == "first word":
        return statistics.median(wait for client in clients for wait in client.first_words) * 1e3
    answers = run.sockets * run.questions
    return used / (answers * run.chunks if run.unit == "chunk" else answers) * 1e6


async def _cpu_during(server: Measured, work: Callable[[], Awaitable[None]]) -> float:
    before = server.cpu()
    await work()
    return server.cpu() - before


def compare(upstream: Provider, ours: Measured, theirs: Measured, run: Run, pairs: int) -> Result:
    """Measure both in turn, so that whatever else the machine does meets both."""
    upstream.pace(run.chunks, run.rate)
    result = Result(run)
    for _ in range(pairs):
        result.ours.append(asyncio.run(measure(ours, run)))
        result.theirs.append(asyncio.run(measure(theirs, run)))
    return result


def main() -> None:
    """Start everything, measure everything, print the table."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    arguments.add_argument("--pairs", type=int, default=5, help="how often each run is measured on both (default 5)")
    arguments.add_argument("--only", default="", help="only runs whose name holds this word")
    arguments.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    told = arguments.parse_args()
    figures = []
    for figure in _measured(told.pairs, told.only):
        print(figure.line(), flush=True)
        figures.append(figure)
    if told.write:
        page.write(figures)


def _measured(pairs: int, only: str) -> Iterator[page.Figure]:
    with provider() as upstream, site(upstream) as ours:
        with relay(upstream) as theirs:
            _warm_up(upstream, ours, theirs)
            for run in RUNS:
                if only in run.name:
                    yield compare(upstream, ours, theirs, run, pairs).figure()
        if only in LOGS.name and listens(REDIS):
            with site(upstream, "on Redis", REDIS_URL=f"redis://127.0.0.1:{REDIS}/13") as shared:
                _warm_up(upstream, shared)
                yield compare(upstream, shared, ours, LOGS, pairs).figure()
        if only in "crowd":
            yield from crowd.figures(upstream, ours)


def _warm_up(upstream: Provider, *servers: Measured) -> None:
    upstream.pace(20, 0)
    for server in servers:
        asyncio.run(measure(server, Run("warm-up", 10, 2, 20, 0, "chunk", "")))


if __name__ == "__main__":
    main()
