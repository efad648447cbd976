"""Many at the same instant: limits are exact, an answer is generated once, nothing is left over."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest
from websockets.frames import Frame as RawFrame
from websockets.frames import Opcode

from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import PATIENCE, Upstream, says, wait_until
from tests.contract.wire import Answer, Frame

pytestmark = pytest.mark.processes

READS_NOTHING = 3.0
"""Seconds after which somebody with a mebibyte waiting must have been noticed."""


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


Answers = Sequence[Answer]


def together(*work: Callable[[], Answers]) -> Answers:
    """Do all of it at the same instant; all that came of it."""
    answers: list[Answer] = []
    start = threading.Barrier(len(work))

    def do(part: Callable[[], Answers]) -> None:
        start.wait(PATIENCE)
        answers.extend(part())

    threads = [threading.Thread(target=do, args=(part,)) for part in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def asking(talk: Talk, *asked: Frame) -> Callable[[], Answers]:
    """Ask all of it on a socket of one's own, without waiting in between."""

    def ask() -> Answers:
        with talk.socket() as socket:
            for each in asked:
                socket.send(each)
            return [socket.rest(each) for each in asked]

    return ask


def test_a_quota_is_exact(site: Site, admin: Person, upstream: Upstream) -> None:
    talk = Talk(people.member(site, admin, plan="guest"), upstream)
    limit = talk.person.quota("advicePerDay")["limit"]
    with talk.socket() as socket:
        socket.ask(talk.request(said("a0", "Hello.")))
    asked = [talk.request(heard(f"q{number}", f"Why {number}?")) for number in range(limit + 10)]
    endings = [answer.ending for answer in together(*[asking(talk, *asked[part::5]) for part in range(5)])]
    refused = [ending["code"] for ending in endings if ending["type"] == "error"]
    assert refused == ["QUOTA_EXCEEDED"] * 10
    assert talk.person.used("advicePerDay") == limit
    assert len(talk.person.advice(talk.session)) == limit
    assert len(talk.texts) == limit + 2, "a refusal stores nothing"


def test_the_next_attempt_is_generated_once(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
    talk.plays(says("Sec", "ond.", pace=0.05))
    answers = together(*[asking(talk, talk.request(said("a1", "Hello."), attempt=2)) for _ in range(8)])
    assert {answer.text for answer in answers} == {"Second."}
    assert talk.asked == 2


def test_two_beginnings_of_one_session_are_one_interview(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "answer.", pace=0.3))
    answers = together(*[asking(talk, talk.request(said(f"a{number}", f"I am {number}."))) for number in range(6)])
    endings = [answer.ending for answer in answers]
    done = [ending for ending in endings if ending["type"] == "done"]
    conflicts = [ending for ending in endings if ending["type"] == "error"]
    assert [(ending["code"], ending["retryable"]) for ending in conflicts] == [("CONFLICT", True)] * len(conflicts)
    assert len(done) == talk.asked
    assert len(talk.texts) == 2 * len(done)


def test_fifty_interviews_at_once_on_one_socket_each_get_their_own(owner: Person, upstream: Upstream) -> None:
    talks = [Talk(owner, upstream) for _ in range(50)]
    with owner.socket() as socket:
        for number, talk in enumerate(talks):
            talk.plays(says(f"{number} ", "is ", "yours.", pace=0.02))
            socket.send(talk.request(said("a1", "Hello.")))
        for number, talk in enumerate(talks):
            answer = socket.rest(talk.request(said("a1", "Hello.")))
            assert answer.text == f"{number} is yours."
            assert answer.seqs == sorted(set(answer.seqs))
        socket.quiet()


def test_sockets_that_are_gone_are_counted_no_more(site: Site, admin: Person) -> None:
    person = people.newcomer(site)
    before = admin.get("metrics")["activeConnections"]
    sockets = [person.socket() for _ in range(6)]
    for socket in sockets:
        socket.quiet()
    assert admin.get("metrics")["activeConnections"] == before + 6
    for socket in sockets[:3]:
        socket.close()
    for socket in sockets[3:]:
        socket.drop()
    wait_until(lambda: admin.get("metrics")["activeConnections"] <= before, "the gone sockets are gone")


def test_who_does_not_read_is_closed_with_4503_and_slows_nobody(site: Site, owner: Person) -> None:
    ping = RawFrame(Opcode.TEXT, json.dumps({"type": "ping", "t": "x" * 120}).encode()).serialize(mask=True)
    with owner.socket(receives=8192) as deaf, owner.socket() as other:
        deaf.quiet()
        with suppress(OSError):
            deaf.connection.socket.sendall(ping * 60_000)
        other.quiet()
        time.sleep(READS_NOTHING)
        assert deaf.closes() == 4503
        assert len(deaf.aside) < 60_000
        other.quiet()
