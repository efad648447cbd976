"""The queue before the embedded model, really asked: who watches hears the place, and every answer comes."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.asyncapi import complaints
from tests.contract import people
from tests.contract.left import nothing_left
from tests.contract.site import Site, seed
from tests.contract.talk import request, said
from tests.contract.wire import Frame, Socket

pytestmark = pytest.mark.embedded

AT_ONCE = 6
"""Interviews of one person in which somebody speaks at the same instant; the model answers two at once."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    nobody = {"OPENAI_MODEL": "", "OPENAI_API_KEY": "", "EMBEDDED_MODEL": "on"}
    seed(tmp_path, "", **nobody)
    running = Site(tmp_path, "", **nobody).start()
    yield running
    nothing_left(running)
    running.stop()


def places(socket: Socket) -> list[int]:
    """The places that a socket hears of until its answer is done."""
    heard: list[int] = []
    frame: Frame = {"type": ""}
    while frame["type"] != "done":
        frame = socket.frame()
        assert complaints(frame) == []
        assert frame["type"] != "error", frame
        if frame["type"] == "queued":
            heard.append(frame["place"])
    return heard


def test_who_watches_hears_the_place_in_the_queue(site: Site) -> None:
    person = people.member(site, people.admin(site), plan="unlimited")
    line = said("a1", "Last year our billing migration split the team. We agreed on a plan in the end.")
    with ExitStack() as open_sockets:
        sockets = [open_sockets.enter_context(person.socket()) for _ in range(AT_ONCE)]
        for number, socket in enumerate(sockets):
            person.post("interviews", {**ABOUT, "sessionId": f"s-{number}"}, 201)
            socket.send({"type": "watch", "sessionId": f"s-{number}"})
            assert socket.frame()["type"] == "watching"
        for number, socket in enumerate(sockets):
            socket.send(request(f"s-{number}", line))
        told = [places(socket) for socket in sockets]
    assert any(told), "with two at once somebody waits"
    for heard in told:
        assert heard == sorted(heard, reverse=True)
        assert not heard or heard[0] <= AT_ONCE - 2


ABOUT = {"promptType": "BQ", "role": "candidate", "company": "Riverside Trams", "position": "Planner"}
