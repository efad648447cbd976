"""People take turns: nobody waits behind somebody else's hundred, nobody is lost, nothing is unbounded."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.turns import NoRoom, Turns


async def hold(turns: Turns, person: str, order: list[str], until: asyncio.Event) -> None:
    async with turns.turn(person):
        order.append(person)
        await until.wait()


async def test_who_asks_a_hundred_times_delays_nobody_else() -> None:
    turns, order, go = Turns(slots=1, room=1000), list[str](), asyncio.Event()
    tasks = [asyncio.ensure_future(hold(turns, "many", order, go)) for _ in range(100)]
    await asyncio.sleep(0)
    tasks += [asyncio.ensure_future(hold(turns, person, order, go)) for person in ("one", "two")]
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*tasks)
    assert order[:4] == ["many", "many", "one", "two"]
    assert (turns.served, turns.length) == (0, 0)


async def test_without_room_the_longest_line_loses_its_last_place() -> None:
    turns, order, go = Turns(slots=1, room=3), list[str](), asyncio.Event()
    many = [asyncio.ensure_future(hold(turns, "many", order, go)) for _ in range(4)]
    await asyncio.sleep(0)
    one = asyncio.ensure_future(hold(turns, "one", order, go))
    await asyncio.sleep(0)
    with pytest.raises(NoRoom):
        await many[-1]
    with pytest.raises(NoRoom):
        await turns.enter("many")
    assert turns.length == 3
    go.set()
    await asyncio.gather(*many[:-1], one)
    assert order == ["many", "many", "one", "many"]
    assert (turns.served, turns.length) == (0, 0)


async def test_a_queue_without_room_refuses_at_once() -> None:
    turns = Turns(slots=1, room=0)
    await turns.enter("one")
    with pytest.raises(NoRoom):
        await turns.enter("two")
    turns.leave()
    await turns.enter("two")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["come", "go", "cancel"])), max_size=60))
async def test_whatever_comes_and_goes_the_count_is_right_and_nobody_is_forgotten(steps: list[tuple[str, str]]) -> None:
    turns, order, gates = Turns(slots=2, room=4), list[str](), list[asyncio.Event]()
    tasks: list[asyncio.Task[None]] = []
    for person, step in steps:
        if step == "come":
            gates.append(asyncio.Event())
            tasks.append(asyncio.ensure_future(hold(turns, person, order, gates[-1])))
        elif step == "go" and gates:
            gates.pop(0).set()
        elif step == "cancel" and tasks:
            tasks[len(order) % len(tasks)].cancel()
        await asyncio.sleep(0)
        assert 0 <= turns.served <= 2
        assert 0 <= turns.length <= 4
        assert turns.length == 0 or turns.served == 2
    for gate in gates:
        gate.set()
    async with asyncio.timeout(5):
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert (turns.served, turns.length) == (0, 0)
    refused = Counter(type(one) for one in ended)
    assert set(refused) <= {type(None), NoRoom, asyncio.CancelledError}
