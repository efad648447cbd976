"""However a socket is cut, whoever comes back with `after` reads the same bytes."""

import secrets

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import says
from tests.contract.wire import Frame, Socket

pytestmark = [pytest.mark.processes, pytest.mark.faults]

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
HOW = st.sampled_from(["stay", "close", "drop", "again here", "two at once"])


def moved(talk: Talk, socket: Socket, asked: Frame, how: str) -> Socket:
    """What the client does between two frames; the socket it reads on from."""
    if how == "stay":
        return socket
    if how == "again here":
        socket.send(asked)
        socket.quiet()  # it is heard by the time the next words are let go
        return socket
    if how == "close":
        socket.close()
    elif how == "drop":
        socket.drop()
    else:
        socket.send(asked)
    following = talk.socket()
    following.send(asked)
    return following


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(TEXTS, HOW), min_size=1, max_size=5))
def test_cut_at_any_frame_the_bytes_are_the_same(site: Site, talk: Talk, parts: list[tuple[str, str]]) -> None:
    talk = Talk(talk.person, talk.upstream)
    chunks = ["Well, ", *(text for text, _ in parts)]
    talk.plays(says(*chunks, gated=True))
    asked = talk.request(said(f"a-{secrets.token_hex(3)}", "Hello."))
    socket = talk.socket()
    socket.send(asked)
    heard = b""
    for number, how in enumerate(["stay", *(how for _, how in parts)]):
        talk.call().let()
        frame = socket.frame()
        heard += frame["content"].encode()
        assert heard == "".join(chunks[: number + 1]).encode()
        socket = moved(talk, socket, {**asked, "after": frame["seq"]}, how)
    talk.call().finish()
    assert socket.rest(asked).text == ""
    socket.close()
    assert talk.texts[-1].encode() == heard
    assert talk.asked == 1


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(0, 7), max_size=3), seen=st.integers(0, 7))
def test_a_done_answer_is_replayed_from_any_position(site: Site, talk: Talk, cuts: list[int], seen: int) -> None:
    talk = Talk(talk.person, talk.upstream)
    chunks = [f"word{number} " for number in range(8)]
    talk.plays(says(*chunks, gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        seqs = [frame["seq"] for frame in talk.steps(socket, *chunks)]
        talk.call().finish()
        done = socket.rest(asked).done
        for position in [*cuts, seen]:
            replayed = socket.ask({**asked, "after": seqs[position]})
            assert replayed.text == "".join(chunks[position + 1 :])
            assert replayed.done == done
            assert all(frame["seq"] > seqs[position] for frame in replayed.frames)
