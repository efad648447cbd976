"""The desk of a process: what it owes to whoever asks, leaves, stops or breaks at the wrong instant."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.utils import timezone

from accounts.errors import Refusal
from accounts.models import User
from interviews import answers, builder, database, ledger
from interviews.answers import Desk, Outbox, running
from interviews.answers.stop import Reason, Stop
from interviews.events import Failed
from interviews.llm import registry
from interviews.models import Attempt
from interviews.protocol import Cancel
from tests import content
from tests.core.conftest import ask_of, line, request, say

PATIENCE = 20.0


class Client:
    """Somebody with an outbox; keeps what comes."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.came = asyncio.Condition()
        self.outbox = Outbox(self.take)
        self.sender = asyncio.create_task(self.outbox.run())

    async def take(self, frame: str) -> None:
        async with self.came:
            self.frames.append(orjson.loads(frame))
            self.came.notify_all()

    async def ending(self) -> dict[str, Any]:
        """The first ending."""
        async with asyncio.timeout(PATIENCE), self.came:
            await self.came.wait_for(lambda: any(frame["type"] != "chunk" for frame in self.frames))
        return next(frame for frame in self.frames if frame["type"] != "chunk")

    @property
    def text(self) -> str:
        return "".join(frame["content"] for frame in self.frames if frame["type"] == "chunk")


@pytest.fixture
def person(transactional_db: None, settings: Any) -> User:
    settings.SCRIPTED_MODEL, settings.SCRIPTED_DELAY = True, 0.0
    content.load()
    registry.sync()
    return User.objects.create_user("desk@example.org", plan_id="unlimited")


@pytest.fixture
async def desk(person: User) -> AsyncIterator[Desk]:
    yield answers.current()
    await answers.current().drain(5)


def asked(content: str = "I wrote the plan.", **more: Any) -> Any:
    return ask_of(request(line("a", content=content), **more))


async def states() -> list[str]:
    return [attempt.state async for attempt in Attempt.objects.order_by("number")]


async def test_it_answers_and_stores_what_it_sent(desk: Desk, person: User) -> None:
    client = Client()
    await desk.ask(person.pk, asked(), client.outbox)
    done = await client.ending()
    attempt = await Attempt.objects.aget()
    assert (done["type"], done["progress"]["question"]) == ("done", 1)
    assert client.text == attempt.text
    assert not len(desk.running)


async def test_the_same_question_twice_is_sent_once(desk: Desk, person: User) -> None:
    client = Client()
    await desk.ask(person.pk, asked("scripted:delay=0.05"), client.outbox)
    await desk.ask(person.pk, asked("scripted:delay=0.05"), client.outbox)
    await client.ending()
    assert client.text == (await Attempt.objects.aget()).text


async def test_who_leaves_while_asking_leaves_nothing_hanging(desk: Desk, person: User) -> None:
    """As a page without JavaScript that is closed while its question is being stored."""
    client = Client()
    asking = asyncio.create_task(desk.ask(person.pk, asked(), client.outbox))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await desk.drain(PATIENCE)
    assert await states() == ["done"]


async def test_a_stop_before_the_first_step_is_heard(desk: Desk, person: User) -> None:
    begun = await database.run(ledger.begin, person.pk, asked("scripted:hang"), timezone.now())
    assert begun.work
    desk.running.start(begun.work)
    desk.running.stop(begun.attempt_id)
    await desk.drain(PATIENCE)
    assert await states() == ["withdrawn"]


async def test_a_stop_that_comes_while_the_question_is_being_stored_waits_for_it(desk: Desk, person: User) -> None:
    client = Client()
    asking = asyncio.create_task(desk.ask(person.pk, asked("scripted:hang"), client.outbox))
    await asyncio.sleep(0)
    await desk.cancel(person.pk, Cancel("s-1", "a", None))
    await asking
    assert (await client.ending())["finishReason"] == "cancelled"


async def test_a_bug_ends_the_answer_and_the_next_attempt_goes_well(
    desk: Desk, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(builder, "script", lambda *args: 1 / 0)
        client = Client()
        await desk.ask(person.pk, asked(), client.outbox)
        assert (await client.ending())["code"] == "INTERNAL"
    again = Client()
    await desk.ask(person.pk, asked(), again.outbox)
    assert ((await again.ending())["type"], (await again.ending())["attempt"]) == ("done", 2)


async def test_an_attempt_that_nobody_generates_is_ended(
    desk: Desk, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end could not be stored when it came; another question must not wait for it for ever."""
    monkeypatch.setattr(running, "CHECKPOINT_EVERY", 0.01)
    monkeypatch.setattr(running, "ORPHANS_EVERY", 1)
    long_ago = timezone.now() - timedelta(minutes=1)
    orphan = await database.run(ledger.begin, person.pk, asked(session="left"), long_ago)
    client = Client()
    await desk.ask(person.pk, asked(session="another"), client.outbox)
    await client.ending()
    async with asyncio.timeout(PATIENCE):
        while (ending := (await database.run(ledger.stored, orphan.attempt_id))[1]) is None:
            pass
    assert isinstance(ending, Failed)
    assert ending.code == "INTERRUPTED"


async def test_an_answer_that_takes_too_long_is_ended(
    desk: Desk, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "WALL_CLOCK", 0.2)
    client = Client()
    await desk.ask(person.pk, asked("scripted:hang"), client.outbox)
    assert (await client.ending())["code"] == "MODEL_TIMEOUT"


async def test_draining_interrupts_what_does_not_end(desk: Desk, person: User) -> None:
    client = Client()
    await desk.ask(person.pk, asked("scripted:hang", language="zh"), client.outbox)
    await desk.drain(0.05)
    failed = await client.ending()
    assert failed["code"] == "INTERRUPTED"
    assert failed["error"] == "回答中断了，请再问一次。"


async def test_pages_without_javascript_wait_for_the_ending(desk: Desk, person: User) -> None:
    frame = await answers.ask_and_wait(person.pk, request(line("a")))
    assert frame["type"] == "done"
    refused = await answers.ask_and_wait(person.pk, request(line("a"), model="none"))
    assert (refused["type"], refused["code"]) == ("error", "VALIDATION_ERROR")
    unreadable = await answers.ask_and_wait(person.pk, {})
    assert unreadable["code"] == "VALIDATION_ERROR"


@pytest.mark.parametrize("timestamp", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1e999", 0.5, "x"])
def test_a_timestamp_that_cannot_be_believed_is_replaced(person: User, timestamp: Any) -> None:
    entry = {**line("a"), "timestamp": timestamp}
    begun = ledger.begin(person.pk, ask_of(request(entry)), timezone.now())
    say(begun)
    stored = ledger.transcript(ledger.finish(person, "s-1")).entries[0]
    assert abs(stored.timestamp - timezone.now()) < timedelta(minutes=1) or timestamp == 0.5


async def test_a_closed_switch_stays_as_it_is() -> None:
    switch = Stop()
    switch.bind()
    switch.close()
    switch.now(Reason.CANCELLED)
    assert switch.reason is None
    assert not asyncio.current_task().cancelling()  # type: ignore[union-attr]  # this is a task


async def test_a_refusal_reaches_who_asked(desk: Desk, person: User) -> None:
    with pytest.raises(Refusal):
        await desk.ask(person.pk, asked(attempt=5), Client().outbox)
    assert await states() == []
