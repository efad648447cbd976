"""The queue before the embedded model: in order, bounded, and nobody is lost in it."""

import asyncio

import pytest

from accounts.errors import Overloaded
from interviews.llm.embedded import queue_length, waiting
from interviews.llm.embedded.waiting import Waiting


async def hold(queue: Waiting, order: list[int], number: int, until: asyncio.Event) -> None:
    async with queue.turn(number):
        order.append(number)
        await until.wait()


async def test_it_serves_in_order_and_refuses_what_it_cannot_hold() -> None:
    order: list[int] = []
    queue, go = Waiting(slots=1, room=2), asyncio.Event()
    tasks = [asyncio.ensure_future(hold(queue, order, number, go)) for number in range(3)]
    await asyncio.sleep(0)
    assert (queue.served, queue.length) == (1, 2)
    with pytest.raises(Overloaded) as refusal:
        await hold(queue, order, 9, go)
    assert refusal.value.retry_after
    assert refusal.value.details == {"waiting": 2}
    go.set()
    await asyncio.gather(*tasks)
    assert order == [0, 1, 2]
    assert (queue.served, queue.length) == (0, 0)


async def test_it_lets_go_of_those_who_leave() -> None:
    order: list[int] = []
    queue, go = Waiting(slots=1, room=5), asyncio.Event()
    tasks = [asyncio.ensure_future(hold(queue, order, number, go)) for number in range(4)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    assert queue.length == 2
    tasks[0].cancel()
    tasks[2].cancel()
    go.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 3]
    assert (queue.served, queue.length) == (0, 0)


async def test_it_hands_on_a_turn_that_came_as_its_waiter_left() -> None:
    order: list[int] = []
    queue, go = Waiting(slots=1, room=5), asyncio.Event()
    tasks = [asyncio.ensure_future(hold(queue, order, number, go)) for number in range(3)]
    await asyncio.sleep(0)
    go.set()
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 2]
    assert (queue.served, queue.length) == (0, 0)


async def test_it_refuses_who_waited_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "WAIT_AT_MOST", 0.02)
    queue, go = Waiting(slots=1, room=5), asyncio.Event()
    first = asyncio.ensure_future(hold(queue, [], 0, go))
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await hold(queue, [], 1, go)
    go.set()
    await first
    assert (queue.served, queue.length) == (0, 0)


async def test_it_tells_their_place_to_those_who_wait() -> None:
    queue, go, told = Waiting(slots=1, room=5), asyncio.Event(), dict[str, list[int]]()

    async def wait(person: str, name: str) -> None:
        async with queue.turn(person, told.setdefault(name, []).append):
            await go.wait()

    first = asyncio.ensure_future(hold(queue, [], 0, go))
    await asyncio.sleep(0)
    tasks = []
    for person, name in (("many", "many 1"), ("many", "many 2"), ("one", "one")):
        tasks.append(asyncio.ensure_future(wait(person, name)))
        await asyncio.sleep(0)
    assert told == {"many 1": [1], "many 2": [2, 3], "one": [2]}, "people take turns"
    tasks[0].cancel()
    await asyncio.sleep(0)
    assert told == {"many 1": [1], "many 2": [2, 3, 1], "one": [2]}
    go.set()
    await asyncio.gather(first, *tasks, return_exceptions=True)
    assert told["one"] == [2, 1]


async def test_it_tells_how_many_wait() -> None:
    assert queue_length() == 0
