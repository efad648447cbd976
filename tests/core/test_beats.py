"""The beat of an event loop: many wait for the same moment, and nothing ticks while nobody waits."""

import asyncio

import pytest

from interviews import beats
from interviews.beats import Beat

pytestmark = pytest.mark.asyncio


async def test_who_waits_is_called_once_and_all_at_the_same_beat() -> None:
    beat, rung = Beat(), list[str]()
    first, second = (lambda: rung.append("first")), (lambda: rung.append("second"))
    for _ in range(3):
        beat.at_next(first)
    beat.at_next(second)
    assert rung == []
    await beat.next()
    assert sorted(rung) == ["first", "second"]
    await beat.next()
    assert len(rung) == 2, "nobody had asked again"


async def test_the_next_beat_comes_after_this_one() -> None:
    beat, loop = Beat(), asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(beat.next() for _ in range(50)))
    once = loop.time() - began
    await beat.next()
    assert once >= beats.EVERY * 0.9, "it did wait"
    assert loop.time() - began >= beats.EVERY * 1.8


async def test_who_gave_up_waiting_disturbs_nobody() -> None:
    beat = Beat()
    task = asyncio.ensure_future(beat.next())
    await asyncio.sleep(0)
    task.cancel()
    await beat.next()
    assert task.cancelled()
