"""What is counted over processes stays right, whatever is on its way at that instant."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from interviews.tally import SharedTally

pytestmark = pytest.mark.redis


@pytest.fixture
async def tally() -> AsyncIterator[SharedTally]:
    mine = SharedTally("redis://127.0.0.1:6379/15")
    yield mine
    await mine.close()


async def counted(tally: SharedTally, person: UUID) -> int:
    return int(await tally._redis.hget(f"viva:sockets:{person}", tally._own) or 0)


async def test_one_that_comes_while_all_are_said_again_counts_once(
    tally: SharedTally, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, gate, script = uuid4(), asyncio.Event(), tally._take

    async def late(**given: Any) -> Any:
        await gate.wait()
        return await script(**given)

    monkeypatch.setattr(tally, "_take", late)
    taking = asyncio.ensure_future(tally.take(person, 20))
    await asyncio.sleep(0)
    await tally.live()
    gate.set()
    assert await taking
    await tally.live()
    assert await counted(tally, person) == 1
    await tally.give_back(person)
    assert await counted(tally, person) == 0
