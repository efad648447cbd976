"""The client for programs: whatever happens to its line, an answer is heard once, whole, and was made once."""

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest

from interviews import client as client_module
from interviews.client import Answer, Client, InterviewError, LineLost
from tests.cable import Wire
from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import Site, free_port
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says

pytestmark = pytest.mark.processes


@pytest.fixture
def talk(house_owner: Person, upstream: Upstream) -> Talk:
    """A new interview behind uvicorn."""
    return Talk(house_owner, upstream)


@pytest.fixture
def wire(uvicorn_site: Site) -> Iterator[Wire]:
    made = Wire(uvicorn_site.port, free_port())
    yield made
    made.close()


def line(talk: Talk, wire: Wire | None = None, **how: float) -> Client:
    """A client of the person whose interview it is; over the wire, if there is one."""
    url = f"ws://127.0.0.1:{wire.port}/ws/interview/" if wire else talk.person.site.socket_url
    return Client(url, talk.person.access, **how)


async def until(condition: Callable[[], bool]) -> None:
    """Let others run until it is so."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - nothing announces it
            await asyncio.sleep(0.01)


async def test_a_talk_is_held_and_stored_once(talk: Talk) -> None:
    talk.plays(says("Welcome."), says("And ", "then?"), says("Say what you did."))
    async with line(talk) as client:
        about = {"promptType": "BQ", "role": "candidate", "company": talk.marker, "position": "Engineer"}
        interview = client.interview(talk.session, **about)
        opening = await (await interview.opening()).whole()
        answer = await interview.say("We had a conflict.")
        assert [piece async for piece in answer] == ["And ", "then?"] or answer.text == "And then?"
        assert answer.ending
        assert answer.ending["finishReason"] == "stop"
        advice = await interview.advise()
        assert await advice.whole() == "Say what you did."
    assert talk.texts == [opening, "We had a conflict.", "And then?"]


async def test_cut_at_each_frame_it_is_heard_once_and_made_once(talk: Talk, wire: Wire) -> None:
    pieces = [f"word{number} " for number in range(6)]
    talk.plays(says(*pieces, gated=True))
    async with line(talk, wire) as client:
        answer = await client.ask(talk.request(said("a1", "Hello.")))
        heard: list[str] = []
        reader = asyncio.create_task(_read(answer, heard))
        for piece in pieces:
            await asyncio.to_thread(lambda: talk.call().let())
            await until(lambda: bool(heard) and heard[-1] == piece)  # noqa: B023 - looked at before the next round
            wire.cut()
            wire.mend()
        talk.call().finish()
        await reader
    assert "".join(heard) == "".join(pieces) == answer.text
    assert talk.asked == 1
    assert talk.texts == ["Hello.", answer.text]


async def _read(answer: Answer, heard: list[str]) -> None:
    async for piece in answer:
        heard.append(piece)


async def test_what_is_asked_without_a_line_is_asked_on_the_next(talk: Talk, wire: Wire) -> None:
    talk.plays(says("Here."))
    wire.cut()
    async with line(talk, wire) as client:
        request = talk.request(said("a1", "Hello."))
        answer = await client.ask(request)
        assert await client.ask(request) is answer
        wire.mend()
        assert await answer.whole() == "Here."
    assert talk.asked == 1


async def test_an_answer_is_stopped(talk: Talk) -> None:
    talk.plays(says("One ", "two", gated=True))
    async with line(talk) as client:
        answer = await client.ask(talk.request(said("a1", "Hello.")))
        await asyncio.to_thread(lambda: talk.call().let())
        await until(lambda: answer.text == "One ")
        await client.cancel(answer)
        assert await answer.whole() == "One "
    assert answer.ending
    assert answer.ending["finishReason"] == "cancelled"


async def test_a_refusal_says_what_is_wrong(talk: Talk) -> None:
    async with line(talk) as client:
        answer = await client.ask(talk.request(said("a1", "Hello."), promptType="NOPE"))
        with pytest.raises(InterviewError) as refused:
            await answer.whole()
    assert (refused.value.code, refused.value.retryable) == ("VALIDATION_ERROR", False)
    assert "promptType" in refused.value.details


async def test_a_token_that_ran_out_is_fetched_anew(talk: Talk) -> None:
    talk.plays(says("Here."))
    tokens = ["expired", talk.person.access]

    async def fetch() -> str:
        return tokens.pop(0)

    async with Client(talk.person.site.socket_url, fetch) as client:
        assert await (await client.ask(talk.request(said("a1", "Hello.")))).whole() == "Here."


async def test_it_does_not_knock_for_ever(talk: Talk, wire: Wire) -> None:
    asked = talk.request(said("a1", "Hello."))
    async with Client(talk.person.site.socket_url, "wrong") as client:
        with pytest.raises(LineLost) as lost:
            await (await client.ask(asked)).whole()
        assert lost.value.code == 4401
        with pytest.raises(LineLost):
            await client.ask(asked)
    wire.cut()
    began = time.monotonic()
    async with line(talk, wire, patience=1.0) as client:
        with pytest.raises(LineLost):
            await (await client.ask(asked)).whole()
    assert time.monotonic() - began >= 1.0


async def test_a_line_that_was_idle_for_long_is_no_failed_try(
    talk: Talk, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "SETTLED", 0.2)
    talk.plays(says("Here."))
    async with line(talk, wire, patience=0.6) as client:
        await until(lambda: client._line is not None)
        await asyncio.sleep(0.7)  # longer than its patience
        wire.cut()
        wire.mend()
        assert await (await client.ask(talk.request(said("a1", "Hello.")))).whole() == "Here."


async def test_a_killed_server_interrupts_and_asking_again_is_the_next_attempt(
    own_site: Site, upstream: Upstream
) -> None:
    await asyncio.to_thread(own_site.start)
    person = await asyncio.to_thread(lambda: people.member(own_site, people.admin(own_site), plan="unlimited"))
    talk = Talk(person, upstream)
    talk.plays(says("One ", "two", gated=True), says("The whole."))
    asked = talk.request(said("a1", "Hello."))
    async with line(talk) as client:
        answer = await client.ask(asked)
        await asyncio.to_thread(lambda: talk.call().let())
        await until(lambda: answer.text == "One ")
        own_site.kill()
        await asyncio.to_thread(own_site.start)
        with pytest.raises(InterviewError) as interrupted:
            await answer.whole()
        assert (interrupted.value.code, interrupted.value.retryable) == ("INTERRUPTED", True)
        again = await client.ask(asked)
        assert (await again.whole(), again.attempt) == ("The whole.", 2)
    assert talk.texts == ["Hello.", "The whole."]
