"""A provider that misbehaves, models that ask it with short limits, and a count of what is left over."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from interviews import llm
from interviews.llm import asking, dialects
from interviews.llm.base import Call, Finish, ModelInForce, TimeLimits
from tests.upstream import Upstream

QUICK = TimeLimits(connect=1.0, first_token=1.0, gap=0.8, whole=5.0)
CALL = Call(({"role": "user", "content": "Tell me about you."},), max_tokens=200, temperature=0.5)

Make = Callable[..., ModelInForce]


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as running:
        yield running


@pytest.fixture
def model(upstream: Upstream) -> Make:
    """A model whose upstream behaves as `mode` says."""

    def make(mode: str = "good", **changes: Any) -> ModelInForce:
        fields = {"name": mode, "base_url": upstream.url, "key": "sk-very-secret", "limits": QUICK, **changes}
        return ModelInForce(upstream_id=mode, **fields)

    return make


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """No breaker and no dialect is known from another test; no test waits between tries."""
    pause, asking.PAUSE = asking.PAUSE, 0.01
    asking._breakers.clear()
    dialects._known.clear()
    yield
    asking.PAUSE = pause


@pytest.fixture(autouse=True)
async def nothing_left() -> AsyncIterator[None]:
    """Each test ends with the tasks it began with."""
    before = len(asyncio.all_tasks())
    yield
    await llm.stop()
    await until(lambda: len(asyncio.all_tasks()) <= before)


async def until(condition: Callable[[], bool], seconds: float = 3.0) -> None:
    """Wait for a condition of another thread.

    Raises:
        TimeoutError: it did not come about.
    """
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another thread
            await asyncio.sleep(0.005)


async def heard(model: ModelInForce, call: Call = CALL) -> tuple[str, Finish]:
    """The whole answer and its ending."""
    text, finish = "", None
    async for event in llm.stream(model, call):
        assert finish is None, "an event after the finish"
        if isinstance(event, Finish):
            finish = event
        else:
            assert event.text
            text += event.text
    assert finish is not None
    return text, finish
