"""The database's threads are shared fairly, and a stop reaches an answer even when nobody could pass it on."""

import asyncio
import threading
from datetime import timedelta

import pytest

from accounts.errors import Overloaded
from accounts.models import User
from interviews import database
from interviews.answers import Desk
from interviews.answers import running as running_module
from interviews.eventlog import MemoryLog
from interviews.loops import PerLoop
from interviews.models import Attempt
from interviews.protocol import Cancel
from interviews.turns import Turns
from tests.core.conftest import Begin, line

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_hundred_questions_of_one_delay_nobody_else() -> None:
    gate, begun, order = threading.Event(), threading.Semaphore(0), list[str]()

    def store(person: str) -> None:
        begun.release()
        assert gate.wait(20)
        order.append(person)

    threads = database.load().threads
    tasks = [asyncio.ensure_future(database.run_for("many", store, "many")) for _ in range(100)]
    await asyncio.sleep(0)
    tasks.append(asyncio.ensure_future(database.run_for("one", store, "one")))
    await asyncio.sleep(0)
    for _ in range(threads):
        assert await asyncio.to_thread(begun.acquire, timeout=20)
    assert database.load().queue == 101 - threads
    ending = asyncio.ensure_future(database.run(order.append, "ending"))
    gate.set()
    await asyncio.gather(*tasks, ending)
    assert order.index("one") < 3 * threads
    assert order.index("ending") < 3 * threads, "what must be stored does not wait for turns"
    assert database.load().queue == 0


async def test_beyond_the_room_it_says_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_turns", PerLoop(lambda: Turns(slots=1, room=2)))
    gate = threading.Event()
    tasks = [asyncio.ensure_future(database.run_for("many", gate.wait, 20)) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(Overloaded) as refused:
        await database.run_for("many", gate.wait, 20)
    assert refused.value.retry_after == database.RETRY_AFTER
    gate.set()
    await asyncio.gather(*tasks)


async def test_a_stop_that_was_not_passed_on_is_read_in_the_rows(
    begin: Begin, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_module, "ORPHANED_AFTER", timedelta(0))
    slow = line("a1", content="I wrote it. scripted:hang scripted:after=2 scripted:delay=0")
    begun = await database.run(begin, slow)
    assert begun.work
    here, elsewhere = Desk(MemoryLog()), Desk(MemoryLog())
    here.running.start(begun.work)
    await here.running._end_orphans()
    assert len(here.running) == 1
    await elsewhere.cancel(owner.pk, Cancel(begun.session_id, "a1", "mock"))
    async with asyncio.timeout(20):
        while len(here.running):
            await here.running._end_orphans()
    row = await Attempt.objects.aget(pk=begun.attempt_id)
    assert (row.state, row.finish_reason) in (("done", "cancelled"), ("withdrawn", "cancelled"))
    await here.drain(1)
