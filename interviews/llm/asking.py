"""Asking a model so that somebody answers: limits, retries before the first word, fallback, breaker.

    stream ── for the model, then its fallbacks ── up to TRIES tries ── a gateway's one try

After the first word nothing is tried again: what was said stands, and the failure is told.
"""

import asyncio
import logging
import random
import time
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import replace

from accounts.errors import Overloaded
from interviews import metrics, tracing
from interviews.llm import gateways, wording
from interviews.llm.base import (
    Call,
    ConnectionLost,
    ContentFiltered,
    Finish,
    ModelFailed,
    ModelInForce,
    ModelTimeout,
    ModelUnavailable,
    Piece,
)
from interviews.llm.breaker import Breaker

TRIES = 3
PAUSE = 0.4
PATIENCE = 3.0
MODELS_AT_MOST = 3

Events = AsyncGenerator[Piece | Finish, None]

log = logging.getLogger(__name__)
_breakers: dict[str, Breaker] = {}


async def stream(model: ModelInForce, call: Call) -> Events:
    """The model's answer, or its fallback's.

    Yields one or more `Piece`, then exactly one `Finish`. Closing the generator or cancelling the
    task drops the provider's connection at once.

    Raises:
        ModelFailed: one of its kinds; with pieces already given, they are all there will be.
        Overloaded: the embedded model has too many waiting.
    """
    with tracing.span("model call", asked=model.name) as span:
        speaker, first, events = await _begin(model, call)
        span.event("first token")
        span.note(model=speaker.name, provider=speaker.provider)
        event, began = first, time.monotonic()
        async with aclosing(events):
            yield first
            try:
                async for event in events:
                    yield event
            except ModelFailed as failure:
                _note(speaker, failure)
                breaker_of(speaker.name).failed(failure)
                raise
        if isinstance(event, Finish):
            metrics.spoke(speaker.name, event.usage.completion, time.monotonic() - began)
            span.note(promptTokens=event.usage.prompt, completionTokens=event.usage.completion)


async def _begin(model: ModelInForce, call: Call) -> tuple[ModelInForce, Piece | Finish, Events]:
    """The first of the model and its fallbacks that speaks, with its first event."""
    ends = asyncio.get_running_loop().time() + model.limits.whole
    told: ModelFailed | Overloaded | None = None
    for candidate in _chain(model):
        try:
            return await _try(candidate, call, ends)
        except ContentFiltered:
            raise
        except (ModelFailed, Overloaded) as failure:
            told = told or failure
    raise told or ModelTimeout(wording.too_slow())


def _chain(model: ModelInForce) -> Iterator[ModelInForce]:
    """The model, its fallback, the fallback's fallback; each once."""
    asked: list[str] = []
    candidate: ModelInForce | None = model
    while candidate and candidate.name not in asked and len(asked) < MODELS_AT_MOST:
        yield candidate
        asked.append(candidate.name)
        candidate = candidate.fallback


async def _try(model: ModelInForce, call: Call, ends: float) -> tuple[ModelInForce, Piece | Finish, Events]:
    """Ask one model, again when it was unavailable for a moment. `ends` is on the loop's clock."""
    breaker = breaker_of(model.name)
    number = 0
    while True:
        breaker.enter()
        number += 1
        try:
            first, events = await _open(_hurried(model, ends), call)
        except ModelFailed as failure:
            _note(model, failure)
            pause = _pause(failure, number)
            if pause is None or asyncio.get_running_loop().time() + pause >= ends:
                breaker.failed(failure)
                raise
        else:
            breaker.succeeded()
            metrics.upstream_answered(model.provider, model.name)
            return model, first, events
        await asyncio.sleep(pause)


async def _open(model: ModelInForce, call: Call) -> tuple[Piece | Finish, Events]:
    """One try, up to its first event."""
    events = gateways.of(model).stream(model, call)
    try:
        return await anext(events), events
    except BaseException:
        await events.aclose()
        raise


def _hurried(model: ModelInForce, ends: float) -> ModelInForce:
    """The model, with no more time for the whole answer than there is left."""
    left = ends - asyncio.get_running_loop().time()
    if left <= 0:
        raise ModelTimeout(wording.too_slow())
    if left > model.limits.whole * 0.95:
        return model
    return replace(model, limits=replace(model.limits, whole=left))


def _pause(failure: ModelFailed, number: int) -> float | None:
    """Seconds to wait before another try; None when there is no use in one."""
    if not isinstance(failure, ModelUnavailable) or number >= TRIES:
        return None
    if isinstance(failure, ConnectionLost) and number == 1:
        return 0.0
    if failure.retry_after is not None:
        return failure.retry_after if failure.retry_after <= PATIENCE else None
    spread: float = PAUSE * 2 ** (number - 1)
    return random.uniform(0.2, 1.0) * spread  # noqa: S311 - spreads load, keeps no secret


def _note(model: ModelInForce, failure: ModelFailed) -> None:
    """Count and log a failed call: names and codes, never content."""
    metrics.upstream_error(model.provider, model.name, failure.code)
    cause = type(failure.__cause__).__name__
    log.warning("model failed", extra={"model": model.name, "code": failure.code, "cause": cause})


def breaker_of(name: str) -> Breaker:
    """The breaker of the model of this name."""
    return _breakers.setdefault(name, Breaker())
