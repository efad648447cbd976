"""Deflate on sockets is offered by setting, and changes nothing that is said."""

import json
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.contract import people
from tests.contract.conftest import House
from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says

pytestmark = pytest.mark.processes


def test_it_is_off_unless_asked_for(uvicorn_site: Site, house_owner: Person) -> None:
    with _open(uvicorn_site, house_owner) as connection:
        assert connection.protocol.extensions == []


def test_by_setting_frames_are_compressed(house: House, upstream: Upstream) -> None:
    site = Site(house.directory(), upstream.url, WEBSOCKET_COMPRESSION="on").start()
    try:
        talk = Talk(people.newcomer(site), upstream)
        talk.plays(says("Again ", "and again ", "and again, ", "你好."))
        asked = talk.request(said("a1", "Hello."))
        with talk.socket() as plain, _open(site, talk.person) as other:
            assert [extension.name for extension in other.protocol.extensions] == ["permessage-deflate"]
            whole = plain.ask(asked)
            other.send(json.dumps(asked))
            frames = _answer(other)
        assert "".join(frame.get("content", "") for frame in frames) == whole.text == "Again and again and again, 你好."
    finally:
        site.stop()


def _open(site: Site, person: Person) -> ClientConnection:
    """A socket of a client that offers deflate."""
    bearer = {"Authorization": f"Bearer {person.access}"}
    return connect(site.socket_url, additional_headers=bearer, proxy=None)


def _answer(connection: ClientConnection) -> list[dict[str, Any]]:
    """The frames up to an ending."""
    frames = [json.loads(connection.recv(10))]
    while frames[-1]["type"] == "chunk":
        frames.append(json.loads(connection.recv(10)))
    return frames
