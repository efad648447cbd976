"""What is no request: ping, auth, watch."""

import pytest
from websockets.exceptions import ConnectionClosed

from tests.contract.people import Person, newcomer
from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import says
from tests.contract.wire import Answer, Frame, Socket, about

pytestmark = pytest.mark.processes


def watching(talk: Talk) -> Socket:
    """A socket of the owner that watches the interview."""
    socket = talk.socket()
    socket.send({"type": "watch", "sessionId": talk.session})
    assert socket.frame() == {"type": "watching", "sessionId": talk.session}
    return socket


def is_entry(frame: Frame) -> bool:
    return bool(frame["type"] == "entry")


def test_a_ping_is_answered_by_a_pong_with_its_t(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        for t in (1, 1.5, "now", 1732353600000):
            socket.send({"type": "ping", "t": t})
            assert socket.frame() == {"type": "pong", "t": t}
        socket.send({"type": "ping"})
        assert socket.frame()["type"] == "pong"


def test_a_new_token_of_the_same_user_is_taken(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        socket.send({"type": "auth", "token": owner.access})
        answer = socket.frame()
        assert answer["type"] == "auth"
        assert answer["expiresAt"]
        socket.quiet()


def test_a_token_of_another_user_closes_with_4403(site: Site, owner: Person, admin: Person) -> None:
    with owner.socket() as socket:
        socket.send({"type": "auth", "token": admin.access})
        assert socket.closes() == 4403


def test_a_token_that_is_none_is_unauthenticated(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        socket.send({"type": "auth", "token": "nonsense"})
        codes = [frame["code"] for frame in _until_quiet_or_closed(socket)]
        assert codes in (["UNAUTHENTICATED"], [])


def _until_quiet_or_closed(socket: Socket) -> list[Frame]:
    """The errors that come; where none come, the socket must be closed with 4401."""
    try:
        frame = socket.frame()
    except ConnectionClosed:
        assert socket.closes() == 4401
        return []
    return [frame]


def test_a_watcher_is_told_what_other_sockets_add(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("What ", "did you do?", gated=True))
    asked = talk.request(said("a1", "We had a conflict."))
    with talk.socket() as socket:
        socket.ask(talk.request())
        with watching(talk) as watcher:
            socket.send(asked)
            entry = watcher.next(is_entry)
            assert entry["sessionId"] == talk.session
            assert (entry["entry"]["id"], entry["entry"]["speaker"]) == ("a1", "candidate")
            assert entry["entry"]["content"] == "We had a conflict."
            talk.steps(socket, "What ", number=2)
            assert watcher.next(about(asked))["content"] == "What "
            talk.call(2).finish()
            followed, watched = socket.rest(asked), watcher.rest(asked)
        assert followed.text == watched.text == "did you do?"
        assert followed.done == watched.done


def test_a_watcher_is_told_each_entry_once(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("Why?"), says("And then?"))
    with talk.socket() as socket:
        socket.ask(talk.request())
        with watching(talk) as watcher:
            for number in (1, 2):
                asked = talk.request(said(f"a{number}", f"Line {number}."))
                socket.ask(asked)
                watcher.rest(asked)
            watcher.send({"type": "ping", "t": 0})
            watcher.next(lambda frame: frame["type"] == "pong")
            told = [frame["entry"]["content"] for frame in watcher.aside if is_entry(frame)]
    assert [text for text in told if text.startswith("Line")] == ["Line 1.", "Line 2."]


def test_advice_is_told_to_watchers_too(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("Breathe."))
    with talk.socket() as socket:
        socket.ask(talk.request())
        with watching(talk) as watcher:
            asked = talk.request(said("a1", "Hm."), heard("q1", "Well?"))
            socket.ask(asked)
            assert watcher.rest(asked).text == "Breathe."


def test_who_joins_late_still_gets_the_whole_answer(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("What ", "did you do?", gated=True))
    asked = talk.request(said("a1", "We had a conflict."))
    with talk.socket() as socket:
        socket.ask(talk.request())
        socket.send(asked)
        (first,) = talk.steps(socket, "What ", number=2)
        with watching(talk) as watcher:
            talk.call(2).finish()
            whole = Answer((first, *socket.pieces(asked)))
            assert whole.text == "What did you do?"
            assert watcher.rest(asked).text in ("What did you do?", "did you do?")


def test_a_foreign_interview_answers_like_an_unknown_one(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
    with newcomer(site).socket() as stranger:
        answers = []
        for session in (talk.session, "s-" + "0" * (len(talk.session) - 2)):
            error = stranger.refusal({"type": "watch", "sessionId": session})
            assert error.pop("sessionId") == session
            answers.append(error)
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "NOT_FOUND"
