"""What is counted where it happens: lag, queues, lost sockets, readiness."""

import asyncio
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError

from interviews import database, metrics, sockets
from interviews.answers.running import Running
from interviews.eventlog import MemoryLog
from interviews.llm.embedded.waiting import Waiting
from interviews.metrics.process import Worst
from interviewsite.health import Readiness, readiness
from interviewsite.observing import Observer


def figure(name: str, **labels: str) -> float:
    """A figure now; 0 before its first count."""
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


async def until(condition: Callable[[], bool]) -> None:
    """Let others run until it is so."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - nothing announces it
            await asyncio.sleep(0.01)


class Quiet:
    """A socket of somebody who says nothing."""

    def __init__(self, person: UUID) -> None:
        self.identity: Any = SimpleNamespace(user_id=person)
        self.heard = 0.0
        self.overdue = False

    async def shut(self, code: int) -> None:
        """Nothing to close."""


def test_the_worst_lag_is_that_of_the_last_minute() -> None:
    worst = Worst()
    assert worst.add(0.5, 100.0) == 0.5
    assert worst.add(0.1, 100.5) == 0.5
    assert worst.add(0.2, 159.0) == 0.5
    assert worst.add(0.1, 160.0) == 0.2
    assert worst.add(0.0, 500.0) == 0.0


@pytest.mark.django_db(transaction=True)
async def test_a_blocked_event_loop_is_seen() -> None:
    observer, before = Observer(), figure("viva_loop_lag_seconds_count")
    observer.start()
    await asyncio.sleep(0)
    time.sleep(0.4)  # noqa: ASYNC251 - what must not happen, made to happen
    await until(lambda: figure("viva_loop_lag_seconds_count") > before)
    await observer.stop()
    assert figure("viva_loop_lag_max_seconds") > 0.2


async def _one_turn(waiting: Waiting) -> None:
    async with waiting.turn("somebody else"):
        pass


async def test_who_waits_for_the_embedded_model_is_counted() -> None:
    waiting, before = Waiting(slots=1, room=4), figure("viva_embedded_waiting")
    assert figure("viva_embedded_room") == 4
    async with waiting.turn("somebody"):
        others = [asyncio.create_task(_one_turn(waiting)) for _ in range(2)]
        await asyncio.sleep(0)
        assert figure("viva_embedded_waiting") == before + 2
        others[1].cancel()
        await asyncio.wait([others[1]])
    await others[0]
    assert figure("viva_embedded_waiting") == before


async def test_who_comes_back_after_a_loss_is_a_reconnect(monkeypatch: pytest.MonkeyPatch) -> None:
    living = sockets.Sockets()
    one = Quiet(uuid4())
    person = one.identity.user_id
    assert not living.came_back(person)
    living.remove(one, lost=True)
    assert living.came_back(person), "lost, and there again"
    living.remove(one)
    assert not living.came_back(person), "left by its own will"
    living.remove(one, lost=True)
    monkeypatch.setattr(sockets, "REMEMBERED", 0.0)
    assert not living.came_back(person), "too long ago"
    await living.close()


def test_losses_are_not_remembered_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "PER_PROCESS", 3)
    living = sockets.Sockets()
    for _ in range(10):
        living._expect(uuid4())
    assert len(living._lost) == 3


async def test_a_checkpoint_that_fails_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.answers.running.CHECKPOINT_EVERY", 0.01)
    running, before = Running(MemoryLog()), figure("viva_checkpoint_failures_total")
    tried = asyncio.Event()

    async def fails() -> None:
        tried.set()
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(running, "_checkpoint", fails)
    keeper = asyncio.create_task(running._keep())
    await tried.wait()
    await until(lambda: figure("viva_checkpoint_failures_total") > before)
    keeper.cancel()


def test_a_lost_lease_is_counted() -> None:
    before = figure("viva_lease_losses_total")
    metrics.lease_lost()
    assert figure("viva_lease_losses_total") == before + 1


@pytest.mark.django_db(transaction=True)
async def test_a_transaction_that_waits_for_a_thread_is_seen() -> None:
    gates = [asyncio.create_task(database.run(time.sleep, 0.3)) for _ in range(database.load().threads + 2)]
    while database.load().queue < 2:
        await asyncio.sleep(0)
        assert not all(gate.done() for gate in gates)
    await asyncio.gather(*gates)
    assert database.load().queue == 0


# -- readiness -------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
async def test_a_server_that_drains_is_not_ready() -> None:
    looked = Readiness()
    assert looked.of(await looked.checks())
    looked.draining = True
    checks = await looked.checks()
    assert checks["server"] == "draining"
    assert not looked.of(checks)


@pytest.mark.django_db(transaction=True)
async def test_readyz_says_that_it_drains(async_client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "draining", True)
    answer = await async_client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["server"]) == (503, "draining")


async def test_machines_ask_by_address(async_client: Any) -> None:
    assert (await async_client.get("/healthz", headers={"Host": "10.1.2.3:8000"})).status_code == 200
    assert (await async_client.get("/", headers={"Host": "10.1.2.3:8000"})).status_code == 400
