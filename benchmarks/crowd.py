"""Many at once in one process: what idle sockets cost, and who waits while two hundred answers stream.

CPU per chunk and per question is in `__main__`; here are figures that have no counterpart in a bare relay.
"""

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator

import httpx2

from benchmarks import askers
from benchmarks.askers import Asker
from benchmarks.page import Figure
from benchmarks.processes import METRICS_TOKEN, Measured, Provider, site

IDLE_SOCKETS = 1_000
IDLE_SECONDS = 25
"""Longer than the server's heartbeat, so that each socket has one."""
ANSWERS, RATE = 200, 20.0
TRIED = 100
"""So many answers are resumed, and so many stopped, while all of them stream."""
LOCKED = 2.0
"""Seconds for which another process holds the database's lock in the middle of it."""

_BUCKET = re.compile(r'^viva_loop_lag_seconds_bucket\{le="([^"]+)"\} (\S+)$', re.MULTILINE)


def figures(upstream: Provider, server: Measured) -> Iterator[Figure]:
    """Measure one server; each figure as soon as it is there."""
    yield from asyncio.run(_idle(server))
    with site(upstream, "deflating", WEBSOCKET_COMPRESSION="on") as deflating:
        yield asyncio.run(_memory(deflating, deflate=True))
    upstream.pace(int(RATE * 20), RATE)
    yield from asyncio.run(_busy(upstream, server))


async def _idle(server: Measured) -> list[Figure]:
    """Sockets that say nothing."""
    memory = await _memory(server)
    sockets = await askers.connected(server, IDLE_SOCKETS)
    used = server.cpu()
    await asyncio.sleep(IDLE_SECONDS)
    share = (server.cpu() - used) / IDLE_SECONDS * 100
    await askers.hung_up(sockets)
    return [memory, Figure("CPU of all of them, with heartbeats", f"{share:.1f} % of a core", "≤ 2 %")]


async def _memory(server: Measured, *, deflate: bool = False) -> Figure:
    """Of one socket. The first hundred are opened before: what is set up once is not theirs."""
    early = await askers.connected(server, 100, deflate=deflate)
    await asyncio.sleep(1)
    before = server.memory()
    sockets = await askers.connected(server, IDLE_SOCKETS, deflate=deflate)
    await asyncio.sleep(1)
    each = (server.memory() - before) / IDLE_SOCKETS
    await askers.hung_up(early + sockets)
    name, wanted = ("with deflate", "≤ 60 KiB") if deflate else (f"{IDLE_SOCKETS:,} of them", "≤ 40 KiB")
    return Figure(f"memory of an idle socket, {name}", f"{each:.1f} KiB", wanted)


async def _busy(upstream: Provider, server: Measured) -> list[Figure]:
    """Two hundred answers at once; some are resumed, then stopped, and the database is locked for a while."""
    clients = await askers.connected(server, ANSWERS)
    others = await askers.connected(server, TRIED)
    await asyncio.gather(*(client.begin() for client in clients))
    before = _buckets(server)
    drains = [asyncio.create_task(_drain(client)) for client in clients[TRIED:]]
    for other, client in zip(others, clients, strict=False):
        await other.resume(client)
    resumed = sorted(other.first_words[-1] * 1e3 for other in others)
    await asyncio.to_thread(_lock, server)
    lag = _percentile_of(before, _buckets(server), 0.99)
    stopped = {client.session: await client.cancel() for client in clients[:TRIED]}
    await asyncio.sleep(0.5)
    dropped = upstream.dropped()
    waits = sorted((dropped[session] - asked) * 1e3 for session, asked in stopped.items() if session in dropped)
    for drain in drains:
        drain.cancel()
    await asyncio.gather(*drains, return_exceptions=True)
    await askers.hung_up(clients + others)
    missing = f", {TRIED - len(waits)} never" if len(waits) < TRIED else ""
    return [
        Figure(f"lag of the event loop, {ANSWERS} answers, p99", f"≤ {lag * 1e3:.1f} ms", "≤ 20 ms"),
        Figure("resume: asked to first frame, p50 / p99", _spread(resumed), "≤ 150 ms"),
        Figure("Stop to upstream's connection closed", f"{_spread(waits)}{missing}", "≤ 300 ms"),
    ]


def _spread(sorted_waits: list[float]) -> str:
    return f"{sorted_waits[len(sorted_waits) // 2]:.1f} / {sorted_waits[int(len(sorted_waits) * 0.99)]:.1f} ms"


async def _drain(client: Asker) -> None:
    async for _ in client.connection:
        pass


def _lock(server: Measured) -> None:
    """Hold the database as a slow query of another process does."""
    assert server.data_dir
    other = sqlite3.connect(server.data_dir / "viva.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(LOCKED)
    other.execute("ROLLBACK")
    other.close()


def _buckets(server: Measured) -> dict[float, float]:
    told = httpx2.get(
        f"http://127.0.0.1:{server.port}/metrics", headers={"Authorization": f"Bearer {METRICS_TOKEN}"}
    ).raise_for_status()
    return {float(limit): float(count) for limit, count in _BUCKET.findall(told.text)}


def _percentile_of(before: dict[float, float], after: dict[float, float], share: float) -> float:
    """The upper limit of the bucket in which the percentile lies, in seconds."""
    new = {limit: after[limit] - before[limit] for limit in sorted(after)}
    return next(limit for limit, count in new.items() if count >= share * new[float("inf")])
