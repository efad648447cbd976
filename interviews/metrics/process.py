"""The process itself: its event loop, its way to the database, its leases, whether it can serve."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prometheus_client import Counter, Gauge, Histogram, Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from interviews.metrics.registry import REGISTRY

SECONDS_OF_LAG = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
WORST_OF_SECONDS = 60

_lag = Histogram(
    "viva_loop_lag_seconds",
    "How much later than it wanted to a sleeping task of the event loop went on.",
    registry=REGISTRY,
    buckets=SECONDS_OF_LAG,
)
_worst = Gauge("viva_loop_lag_max_seconds", "The worst of that in the last minute.", registry=REGISTRY)
_tasks = Gauge("viva_tasks", "Tasks of the event loop; back to a few when nothing is under way.", registry=REGISTRY)
_ready = Gauge(
    "viva_ready", "1 when this process can serve, as /readyz says; looked at now and then.", registry=REGISTRY
)
_worker = Gauge("viva_worker_alive", "1 when the background worker was heard of lately.", registry=REGISTRY)
_leases = Counter(
    "viva_lease_losses", "Times this process learnt that others had taken it for dead.", registry=REGISTRY
)
_checkpoints = Counter("viva_checkpoint_failures", "Checkpoints of running answers that failed.", registry=REGISTRY)


def loop_lag(seconds: float) -> None:
    """The event loop was that late for a task that had slept."""
    _lag.observe(seconds)
    _worst.set(_recent.add(seconds, time.monotonic()))


def tasks(count: int) -> None:
    """The event loop has so many tasks."""
    _tasks.set(count)


class Worst:
    """The largest of the figures of the last minute, kept by the second."""

    def __init__(self) -> None:
        self._seconds: deque[tuple[int, float]] = deque()

    def add(self, figure: float, now: float) -> float:
        """Take one figure in; the largest that counts now."""
        second = int(now)
        if self._seconds and self._seconds[-1][0] == second:
            figure = max(figure, self._seconds.pop()[1])
        self._seconds.append((second, figure))
        while self._seconds[0][0] <= second - WORST_OF_SECONDS:
            self._seconds.popleft()
        return max(figure for _, figure in self._seconds)


_recent = Worst()


def readiness(*, ready: bool, worker: bool) -> None:
    """What the process found when it last looked whether it can serve, and whether a worker lives."""
    _ready.set(ready)
    _worker.set(worker)


def lease_lost() -> None:
    """Other processes took this one for dead, and it learnt of that."""
    _leases.inc()


def checkpoint_failed() -> None:
    """What was generated in the last second could not be stored; the next checkpoint tries again."""
    _checkpoints.inc()


@dataclass(frozen=True, slots=True)
class DatabaseLoad:
    """How busy the way to the database is; without a pool its figures are 0.

    Args:
        threads: of the executor of transactions.
        queue: transactions that wait for one of them.
        limit: connections that the pool may have.
        open: connections that it has.
        idle: those that nobody uses.
        waiting: who waits for one.
        failures: how often somebody waited in vain, since the start.
    """

    threads: int
    queue: int
    limit: int = 0
    open: int = 0
    idle: int = 0
    waiting: int = 0
    failures: int = 0


class _Database(Collector):
    """Looks at the load when somebody asks for the figures."""

    def __init__(self, load: Callable[[], DatabaseLoad]) -> None:
        self._load = load

    def collect(self) -> Iterator[Metric]:
        load = self._load()
        yield GaugeMetricFamily("viva_database_threads", "Threads for the transactions of questions.", load.threads)
        yield GaugeMetricFamily("viva_database_queue", "Transactions that wait for such a thread.", load.queue)
        yield GaugeMetricFamily("viva_database_pool_limit", "Connections that the pool may have.", load.limit)
        yield GaugeMetricFamily("viva_database_pool_open", "Connections that the pool has.", load.open)
        yield GaugeMetricFamily("viva_database_pool_idle", "Connections of the pool that nobody uses.", load.idle)
        yield GaugeMetricFamily("viva_database_pool_waiting", "Who waits for a connection of the pool.", load.waiting)
        yield CounterMetricFamily(
            "viva_database_pool_failures", "How often somebody waited for one in vain.", load.failures
        )


def database_from(load: Callable[[], DatabaseLoad]) -> None:
    """Where the figures of the database come from; called once."""
    REGISTRY.register(_Database(load))
