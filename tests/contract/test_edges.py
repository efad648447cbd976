"""What providers and clients may send although nobody would expect it."""

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import says
from tests.contract.wire import about

pytestmark = pytest.mark.processes


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


@pytest.mark.parametrize(
    "chunks",
    [
        ("[[", "Why", "]]?"),
        ("[", "[move", " house]]\nWhy?"),
        ("[[move: nonsense", " and more"),
        ("\n\n", "Why?"),
        (" ", " Why? ", " "),
        ("a\x00b", "\x1b[31m"),
        ("<script>", "alert(1)</script>", "\u2028"),
        ("e", "\u0301", "👩", "\u200d", "💻"),
    ],
)
def test_an_answer_is_what_the_model_said_to_the_byte(site: Site, talk: Talk, chunks: tuple[str, ...]) -> None:
    talk.plays(says(*chunks))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "Hello.")))
        assert answer.text == "".join(chunks)
        assert socket.ask(talk.request(said("a1", "Hello."))).text == "".join(chunks)
    assert talk.texts[-1] == "".join(chunks)


def test_a_long_answer_is_whole(site: Site, talk: Talk) -> None:
    """An entry may have 20,000 characters, whoever says it."""
    talk.plays(says(*(f"{number:9} " for number in range(2000))))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "Hello.")), 30)
    assert answer.text == talk.texts[-1] == "".join(f"{number:9} " for number in range(2000))
    assert answer.done["finishReason"] == "stop"


def test_an_endless_answer_is_cut_so_that_the_interview_can_go_on(site: Site, talk: Talk) -> None:
    talk.plays(says(*["word " * 4000] * 60), says("Short."))
    with talk.socket() as socket:
        first = said("a1", "Hello.")
        long = socket.ask(talk.request(first), 30)
        assert socket.ask(talk.request(first, heard("mine", long.text), said("a2", "And now?"))).text == "Short."
        replay = socket.ask(talk.request(first))
        assert (replay.text, replay.done["finishReason"]) == (long.text, "length")
    assert talk.texts == ["Hello.", long.text, "And now?", "Short."]


def test_a_position_in_an_answer_that_was_never_asked_for_skips_nothing(site: Site, talk: Talk) -> None:
    talk.plays(says("The whole answer."))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "Hello."), after=5))
    assert answer.text == "The whole answer."


def test_stopped_before_the_first_chunk_also_who_resumes_gets_the_next_attempt(site: Site, talk: Talk) -> None:
    talk.plays(says("Never.", gated=True), says("Said."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.call()
        socket.send({"type": "cancel", "sessionId": talk.session, "originalTranscriptId": "a1"})
        assert socket.rest(asked).done["transcriptId"] == ""
        again = socket.ask({**asked, "after": 0})
    assert (again.text, again.attempt) == ("Said.", 2)


def test_an_interview_deleted_in_mid_answer_ends_it_for_who_follows(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True), says("Anew."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "One ")
        assert talk.person.rest("DELETE", f"interviews/{talk.session}").status_code == 204
        talk.call().finish()
        ending = socket.rest(asked).ending
        assert ending["type"] == "done" or ending["code"] != "INTERNAL", ending
        socket.quiet()
        assert socket.ask(asked).text == "Anew."
    assert talk.texts == ["Hello.", "Anew."]


def test_a_made_interview_of_the_interviewers_seat_has_no_opening(site: Site, talk: Talk) -> None:
    talk.create(role="interviewer")
    assert talk.person.entries(talk.session) == []
    talk.plays(says("Because of the team."))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(heard("q1", "Why us?"), role="interviewer"))
    assert talk.transcript == [("interviewer", "Why us?"), ("candidate", answer.text)]


def test_the_move_of_a_done_is_that_of_its_entry(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        done = socket.ask(talk.request()).done
        assert done["progress"]["move"]["kind"] == "open"
        assert talk.person.entries(talk.session)[-1]["move"]["kind"] == "open"
        done = socket.ask(talk.request(said("a1", "We had a conflict over the migration."))).done
    assert talk.person.entries(talk.session)[-1]["move"]["kind"] == done["progress"]["move"]["kind"]
    assert 1 <= done["progress"]["question"] <= done["progress"]["of"]


def test_a_line_that_names_the_move_is_never_shown(site: Site, talk: Talk) -> None:
    talk.plays(says("[[mo", "ve: pro", "be own_action]]", "\nWhat ", "did you do?"))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "We had a conflict over the migration.")))
    assert answer.text == "What did you do?" == talk.texts[-1]


def test_the_order_of_ones_own_messages_is_kept(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        for message in (asked, {"type": "ping", "t": 1}, talk.request(said("a2", "More.")), {"type": "ping", "t": 2}):
            socket.send(message)
        assert socket.next(lambda frame: frame["type"] == "pong")["t"] == 1
        assert socket.frame()["code"] == "CONFLICT"
        assert socket.frame()["t"] == 2
        talk.call().finish()
        assert socket.next(about(asked))["type"] == "chunk"
