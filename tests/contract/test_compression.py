"""Deflate on sockets is offered by setting, and changes nothing that is said."""

import json
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.contract import people
from tests.contract.conftest import House
from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says

pytestmark = pytest.mark.processes


@pytest.mark.parametrize(("setting", "agreed"), [("off", []), ("on", ["permessage-deflate"])])
def test_frames_are_compressed_by_setting(setting: str, agreed: list[str], house: House, upstream: Upstream) -> None:
    site = Site(house.directory(), upstream.url, WEBSOCKET_COMPRESSION=setting).start()
    try:
        talk = Talk(people.newcomer(site), upstream)
        talk.plays(says("Again ", "and again ", "and again, ", "你好."))
        asked = talk.request(said("a1", "Hello."))
        bearer = {"Authorization": f"Bearer {talk.person.access}"}
        with talk.socket() as plain, connect(site.socket_url, additional_headers=bearer, proxy=None) as other:
            assert [extension.name for extension in other.protocol.extensions] == agreed
            whole = plain.ask(asked)
            other.send(json.dumps(asked))
            frames = _answer(other)
        assert "".join(frame.get("content", "") for frame in frames) == whole.text == "Again and again and again, 你好."
    finally:
        site.stop()


def _answer(connection: ClientConnection) -> list[dict[str, Any]]:
    """The frames up to an ending."""
    frames = [json.loads(connection.recv(10))]
    while frames[-1]["type"] == "chunk":
        frames.append(json.loads(connection.recv(10)))
    return frames
