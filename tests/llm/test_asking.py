"""Retries, fallback, breaker, cancelling: who is asked, how often, and when it stops."""

import asyncio
import time
from contextlib import aclosing

import pytest

from interviews import llm
from interviews.llm.base import ModelBusy, ModelError, ModelTimeout, ModelUnavailable, Piece, TimeLimits
from interviews.llm.breaker import COOL_DOWN, FAILURES, IN_A_ROW, Breaker
from tests.llm.conftest import CALL, Make, heard, until
from tests.upstream import TEXT, Upstream


@pytest.mark.parametrize("fault", ["500", "429", "reset", "gone"])
async def test_it_asks_again_when_the_fault_passes(upstream: Upstream, model: Make, fault: str) -> None:
    upstream.failures = [fault, fault]
    assert (await heard(model()))[0].strip() == TEXT
    assert len(upstream.requests) == 3


@pytest.mark.parametrize("fault", ["401", "500", "silent", "html", "429-long", "empty"])
async def test_it_asks_the_fallback_when_the_model_does_not_speak(upstream: Upstream, model: Make, fault: str) -> None:
    text, finish = await heard(model(fault, fallback=model("404", fallback=model("good"))))
    assert text.strip() == TEXT
    assert finish.model == "good"


async def test_it_tells_the_failure_of_the_model_that_was_asked(model: Make, upstream: Upstream) -> None:
    with pytest.raises(llm.ModelTimeout):
        await heard(model("silent", fallback=model("401")))


async def test_it_does_not_take_a_refused_question_elsewhere(upstream: Upstream, model: Make) -> None:
    with pytest.raises(llm.ContentFiltered):
        await heard(model("filter-400", fallback=model("good")))
    assert len(upstream.requests) == 1


async def test_it_asks_no_model_twice_in_a_circle_of_fallbacks(upstream: Upstream, model: Make) -> None:
    with pytest.raises(llm.ModelError):
        await heard(model("401", fallback=model("403", fallback=model("401"))))
    assert len(upstream.requests) == 2


async def test_it_opens_the_breaker_after_several_failures_and_then_asks_nobody(
    upstream: Upstream, model: Make
) -> None:
    for _ in range(FAILURES):
        with pytest.raises(llm.ModelUnavailable):
            await heard(model("500"))
    asked = len(upstream.requests)
    with pytest.raises(llm.ModelUnavailable) as refusal:
        await heard(model("500"))
    assert len(upstream.requests) == asked
    assert 0 < (refusal.value.retry_after or 0) <= COOL_DOWN


@pytest.mark.parametrize("mode", ["429", "401", "empty"])
async def test_it_never_opens_the_breaker_for_a_busy_or_refusing_provider(
    upstream: Upstream, model: Make, mode: str
) -> None:
    for _ in range(FAILURES + 1):
        with pytest.raises(llm.ModelFailed):
            await heard(model(mode))
    asked = len(upstream.requests)
    with pytest.raises(llm.ModelFailed):
        await heard(model(mode))
    assert len(upstream.requests) > asked


def test_it_lets_one_trial_through_an_open_breaker_and_closes_after_a_success() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for failure in [ModelUnavailable(), ModelTimeout()] * FAILURES:
        breaker.failed(failure)
    with pytest.raises(ModelUnavailable):
        breaker.enter()
    now[0] = COOL_DOWN + 0.1
    breaker.enter()
    with pytest.raises(ModelUnavailable):
        breaker.enter()
    breaker.succeeded()
    breaker.enter()


def test_it_counts_only_failures_of_health() -> None:
    breaker = Breaker()
    for failure in [ModelBusy(), ModelError()] * FAILURES:
        breaker.failed(failure)
    breaker.enter()


def test_it_counts_only_failures_in_a_row() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(3 * FAILURES):
        breaker.failed(ModelTimeout())
        now[0] += IN_A_ROW
    for failure in [ModelTimeout()] * (FAILURES - 1) + [ModelError()] + [ModelTimeout()] * (FAILURES - 1):
        breaker.failed(failure)
    breaker.enter()


@pytest.mark.parametrize("mode", ["endless", "silent-after"])
async def test_it_closes_the_upstream_connection_when_the_answer_is_closed(
    upstream: Upstream, model: Make, mode: str
) -> None:
    async with aclosing(llm.stream(model(mode), CALL)) as events:
        assert isinstance(await anext(events), Piece)
    began = time.monotonic()
    await until(lambda: bool(upstream.closings))
    assert upstream.closings[0] - began < 0.3


@pytest.mark.parametrize("mode", ["endless", "silent-after", "silent", "silent-headers"])
async def test_it_closes_the_upstream_connection_when_the_task_is_cancelled(
    upstream: Upstream, model: Make, mode: str
) -> None:
    task = asyncio.ensure_future(heard(model(mode)))
    await until(lambda: bool(upstream.requests))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until(lambda: upstream.open == 0)
    assert upstream.closings[0] - began < 0.3


async def test_it_ends_within_the_time_for_the_whole_answer_over_all_tries(upstream: Upstream, model: Make) -> None:
    silent = model("silent", limits=TimeLimits(first_token=0.2, whole=0.3))
    began = time.monotonic()
    with pytest.raises(llm.ModelTimeout):
        await heard(model("silent-headers", limits=silent.limits, fallback=silent))
    assert time.monotonic() - began < 0.6


async def test_it_streams_two_hundred_answers_at_once_and_leaves_nothing(upstream: Upstream, model: Make) -> None:
    upstream.delay = 0.01
    answers = await asyncio.gather(*(heard(model(limits=TimeLimits())) for _ in range(200)))
    assert {text for text, _ in answers} == {TEXT + " "}
    await llm.stop()
    await until(lambda: upstream.open == 0)
