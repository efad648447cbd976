"""SIGTERM in the middle of interviews, and the lock of a data directory."""

import signal

import httpx2
import pytest

from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import START, STOP, Site
from tests.contract.talk import Talk, said
from tests.contract.test_crash import well_off
from tests.contract.upstream import Upstream, says, wait_until
from tests.contract.wire import Frame

pytestmark = [pytest.mark.processes, pytest.mark.faults]

ANSWERS = 50
CLEAN = (0, -signal.SIGTERM)
"""Exit statuses of a process that drained: uvicorn lets the signal have its way once all is done."""


def under_way(person: Person, upstream: Upstream) -> tuple[list[Talk], list[Frame]]:
    """Many interviews, each with an answer in the middle; and the frame that each has got."""
    talks = [Talk(person, upstream) for _ in range(ANSWERS)]
    frames = []
    with person.socket() as socket:
        for talk in talks:
            talk.plays(says("One ", "two ", "three.", gated=True))
            socket.send(talk.request(said("a1", "Hello.")))
            frames += talk.steps(socket, "One ")
    return talks, frames


def test_sockets_close_at_once_and_answers_run_to_their_end(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    person = well_off(own_site)
    talks, frames = under_way(person, upstream)
    socket = person.socket()
    socket.quiet()
    assert own_site.process is not None
    own_site.process.send_signal(signal.SIGTERM)
    assert socket.closes() == 1012
    wait_until(lambda: not own_site.ready(), "nobody new is let in")
    assert own_site.alive, "closed before the answers end, for which it waits"
    for talk in talks:
        talk.call().finish()
    assert own_site.process.wait(STOP) in CLEAN, own_site.output()
    own_site.start()
    with person.socket() as socket:
        for talk, frame in zip(talks, frames, strict=True):
            rest = socket.ask(talk.request(said("a1", "Hello."), after=frame["seq"]))
            assert (rest.text, rest.done["finishReason"]) == ("two three.", "stop")
            assert talk.texts == ["Hello.", "One two three."]
            assert talk.asked == 1
            assert not talk.call().closed.is_set()


def test_without_answers_it_ends_soon_and_leaves_nothing(own_site: Site) -> None:
    own_site.start()
    process = own_site.process
    assert process is not None
    with people.newcomer(own_site).socket() as socket:
        socket.quiet()
        process.send_signal(signal.SIGTERM)
        assert socket.closes() == 1012
    assert process.wait(STOP) in CLEAN, own_site.output()


def test_a_second_process_on_the_same_data_refuses_to_start_saying_so(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    second = Site(own_site.data_dir, upstream.url)
    second.log = own_site.data_dir / "second.log"
    refused = second.spawn()
    assert refused.wait(START) != 0
    assert str(own_site.data_dir) in second.output() or "DATA_DIR" in second.output()
    assert "already" in second.output() or "another" in second.output(), "it says why"
    assert httpx2.get(f"{own_site.url}/readyz").status_code == 200, "the first goes on"


def test_the_lock_of_a_killed_process_is_none(own_site: Site) -> None:
    own_site.start()
    own_site.kill()
    own_site.start()
    assert own_site.stop() in CLEAN


def test_readyz_and_healthz_answer(uvicorn_site: Site) -> None:
    assert httpx2.get(f"{uvicorn_site.url}/healthz").status_code == 200
    ready = httpx2.get(f"{uvicorn_site.url}/readyz")
    assert ready.status_code == 200, "a missing worker is told, not fatal"
