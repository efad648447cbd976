"""Several processes, one answer: whatever is cut, lost, doubled or restarted, every reader gets the same characters.

A process is a `RedisLog` of its own here; Redis is real, one that can be restarted is started by the test.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from interviews.eventlog import Began, NewEntry, Notice, Queued
from interviews.events import Done, Failed
from tests.contract.site import free_port
from tests.core.followers import (
    URL,
    Follower,
    Process,
    Store,
    ended,
    has,
    heard_by,
    listeners,
    reaching,
    serving,
    until,
)

pytestmark = [pytest.mark.redis, pytest.mark.faults]

DONE = Done("t-1", "stop", {"promptTokens": 1, "completionTokens": 2}, "m", {"question": 1, "move": {"kind": "ask"}})

Start = Callable[..., Process]


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
async def start(store: Store) -> AsyncIterator[Start]:
    started: list[Process] = []

    def begin(url: str = URL) -> Process:
        started.append(Process(store, url))
        return started[-1]

    yield begin
    for process in started:
        await process.log.close()


async def test_who_follows_in_another_process_gets_the_same_text_and_ending(start: Start) -> None:
    owner, other, attempt = start(), start(), uuid4()
    tape = owner.log.open(attempt)
    early = Follower(other.log, attempt)
    tape.append("Tell ")
    await early.until(lambda: early.text == "Tell ")
    for word in ("me ", "about ", "你的 ", "👩‍💻 ", "work."):
        tape.append(word)
        await asyncio.sleep(0)
    late, resumed = Follower(other.log, attempt), Follower(other.log, attempt, skip=7)
    tape.end(DONE)
    owner.log.forget(attempt)
    for follower in (early, late, resumed):
        await follower.end()
    assert early.text == late.text == "Tell me about 你的 👩‍💻 work."
    assert resumed.text == early.text[7:]
    assert early.ending == late.ending == DONE


async def test_it_is_read_in_its_own_process_without_redis(start: Start) -> None:
    alone = start(f"redis://127.0.0.1:{free_port()}/0")
    attempt = uuid4()
    tape = alone.log.open(attempt)
    follower = Follower(alone.log, attempt)
    tape.append("Here.")
    tape.end(DONE)
    await follower.end()
    assert (follower.text, follower.ending) == ("Here.", DONE)


async def test_when_the_log_is_gone_what_is_stored_is_served(start: Start, store: Store) -> None:
    other, attempt = start(), uuid4()
    store.rows[attempt] = ("All of it.", DONE)
    follower = Follower(other.log, attempt, skip=4)
    await follower.end()
    assert (follower.text, follower.ending) == ("of it.", DONE)


async def test_a_gap_in_the_log_is_filled_by_what_is_stored(start: Start, store: Store) -> None:
    """The stream begins in the middle, as after a Redis that lost its memory; the checkpoint has the rest."""
    owner, other, attempt = start(), start(), uuid4()
    tape = owner.log.open(attempt)
    tape.append("Lost ")
    async with reaching(URL) as redis:
        await until(lambda: has(redis, attempt))
        await redis.delete(f"viva:answer:{attempt}")
        tape.append("and found")
        await until(lambda: has(redis, attempt))
    store.rows[attempt] = ("Lost and", None)
    follower = Follower(other.log, attempt)
    tape.end(DONE)
    await follower.end()
    assert follower.text == "Lost and found"


async def test_an_outdated_owner_is_fenced_off(start: Start, store: Store) -> None:
    """Another process ended the attempt: what the owner still says reaches nobody, and it is told to stop."""
    owner, other, attempt = start(), start(), uuid4()
    interrupted = Failed("INTERRUPTED", "Please ask again.", retryable=True)
    tape = owner.log.open(attempt)
    tape.append("Half ")
    follower = Follower(other.log, attempt)
    await follower.until(lambda: follower.text == "Half ")
    store.rows[attempt] = ("Half ", interrupted)
    await other.log.conclude(attempt, interrupted)
    await follower.end()
    tape.append("a ghost")
    await until(lambda: owner.lost == [attempt])
    late = Follower(start().log, attempt)
    await late.end()
    assert follower.text == late.text == "Half "
    assert follower.ending == late.ending == interrupted


async def test_a_stop_is_heard_in_every_process(start: Start) -> None:
    async with reaching(URL) as redis:
        before = await listeners(redis, "viva:stops")
        owner, other, attempt = start(), start(), uuid4()
        await until(lambda: heard_by(redis, "viva:stops", before + 2))
    other.log.ask_to_stop(attempt)
    await until(lambda: owner.stopped == [attempt])


async def test_watchers_in_other_processes_hear_each_notice_once(start: Start) -> None:
    here, there, interview = start(), start(), uuid4()
    heard_here: list[Notice] = []
    heard_there: list[Notice] = []
    await here.log.watch(interview, heard_here.append)
    stop = await there.log.watch(interview, heard_there.append)
    async with reaching(URL) as redis:
        await until(lambda: heard_by(redis, f"viva:notices:{interview}", 2))
        entry = NewEntry("a", "candidate", "I moved 40 TB, 数据.", datetime(2026, 11, 25, 9, 0, 1, 5, tzinfo=UTC))
        began = Began(uuid4(), uuid4(), 2, "mock", "a")
        queued = Queued("mock", 3)
        here.log.announce(interview, Notice("a socket", entry=entry))
        here.log.announce(interview, Notice("a socket", began=began))
        here.log.announce(interview, Notice(None, queued=queued))
        await until(lambda: len(heard_there) == 3)
        assert heard_there == [Notice(None, entry=entry), Notice(None, began=began), Notice(None, queued=queued)]
        assert heard_here == [
            Notice("a socket", entry=entry),
            Notice("a socket", began=began),
            Notice(None, queued=queued),
        ]
        stop()
        await until(lambda: heard_by(redis, f"viva:notices:{interview}", 1))


async def test_what_waits_in_redis_is_sealed_and_expires(start: Start) -> None:
    owner, attempt = start(), uuid4()
    tape = owner.log.open(attempt)
    tape.append("A private story")
    async with reaching(URL) as redis:
        await until(lambda: has(redis, attempt))
        assert 0 < await redis.ttl(f"viva:answer:{attempt}") <= 600
        tape.end(Done("secret-id", "stop"))
        await until(lambda: ended(redis, attempt))
        kept = str(await redis.xrange(f"viva:answer:{attempt}"))
        assert "private" not in kept
        assert "secret-id" not in kept
        assert 0 < await redis.ttl(f"viva:answer:{attempt}") <= 60


async def test_planted_text_is_refused(start: Start, store: Store) -> None:
    """Whoever can write into Redis puts no words into anybody's mouth: what is stored holds."""
    other, attempt, foreign = start(), uuid4(), uuid4()
    owner = start()
    owner.log.open(foreign).append("Planted words")
    async with reaching(URL) as redis:
        await until(lambda: has(redis, foreign))
        found: Any = await redis.xrange(f"viva:answer:{foreign}")
        planted = found[0][1]
        await redis.xadd(f"viva:answer:{attempt}", planted, id="13-0")
        await redis.expire(f"viva:answer:{attempt}", 60)
    store.rows[attempt] = ("True words", DONE)
    follower = Follower(other.log, attempt)
    await follower.end()
    assert follower.text == "True words"


async def test_redis_restarts_in_mid_answer(start: Start, store: Store, tmp_path: Path) -> None:
    """Its memory is gone; nobody loses a character, in whatever process."""
    port = free_port()
    url, attempt, said = f"redis://127.0.0.1:{port}/0", uuid4(), [f"word {number} " for number in range(60)]
    redis = await serving(port, tmp_path)
    owner, other = start(url), start(url)
    tape = owner.log.open(attempt)
    follower = Follower(other.log, attempt)
    for number, piece in enumerate(said):
        tape.append(piece)
        store.rows[attempt] = ("".join(said[: number // 2]), None)
        if number == 20:
            redis.kill()
            redis.wait()
        if number == 40:
            redis = await serving(port, tmp_path)
        await asyncio.sleep(0.02)
    store.rows[attempt] = ("".join(said), DONE)
    tape.end(DONE)
    try:
        await follower.end()
        late = Follower(other.log, attempt)
        await late.end()
    finally:
        redis.kill()
        redis.wait()
    assert follower.text == late.text == "".join(said)
    assert follower.ending == DONE
