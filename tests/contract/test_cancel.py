"""Stop: heard by all who follow, told to the provider, and what it leaves."""

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import PATIENCE, says
from tests.contract.wire import Frame, about

pytestmark = pytest.mark.processes


def cancel(talk: Talk, original: str, **more: str) -> Frame:
    """Stop the answer to this entry."""
    return {"type": "cancel", "sessionId": talk.session, "originalTranscriptId": original, **more}


def test_midway_it_ends_done_and_cancelled_for_all_who_follow(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True), says("Another."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket, talk.socket() as other, talk.socket() as third:
        socket.send(asked)
        talk.steps(socket, "One ", "two ")
        other.send(asked)
        assert other.frame()["content"] == "One two "
        third.send(cancel(talk, "a1"))
        done = socket.rest(asked).done
        assert other.rest(asked).done == done
        assert done["finishReason"] == "cancelled"
        assert talk.call().closed.wait(PATIENCE), "the provider's connection is closed"
        third.quiet()
        assert talk.transcript[-1] == ("interviewer", "One two ")
        assert talk.person.entries(talk.session)[-1]["id"] == done["transcriptId"]
        again = socket.ask(asked)
        assert (again.text, again.done) == ("One two ", done), "done, also cancelled, is replayed"
        assert socket.ask({**asked, "attempt": 2}).text == "Another."
    assert talk.texts == ["Hello.", "Another."]


def test_before_the_first_chunk_nothing_is_left_and_asking_again_is_the_next_attempt(site: Site, talk: Talk) -> None:
    talk.plays(says("Never.", gated=True), says("Said."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        before = talk.person.used("questionsPerDay")
        socket.send(asked)
        call = talk.call()
        socket.send(cancel(talk, "a1"))
        done = socket.rest(asked).done
        assert (done["finishReason"], done["transcriptId"], done["attempt"]) == ("cancelled", "", 1)
        assert call.closed.wait(PATIENCE)
        assert talk.person.used("questionsPerDay") == before, "given back"
        assert talk.texts == ["Hello."]
        again = socket.ask(asked)
    assert (again.text, again.attempt) == ("Said.", 2)
    assert talk.person.used("questionsPerDay") == before + 1


def test_where_nothing_runs_it_is_ignored(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.send(cancel(talk, "a1"))
        socket.quiet()
        first = socket.ask(talk.request(said("a1", "Hello.")))
        socket.send(cancel(talk, "a1"))
        socket.send(cancel(talk, "unknown"))
        socket.send(cancel(talk, ""))
        socket.quiet()
        assert socket.ask(talk.request(said("a1", "Hello."))).done == first.done


def test_without_a_response_type_both_voices_stop(site: Site, talk: Talk) -> None:
    talk.plays(says("A question", "?", gated=True), says("A whisper", ".", gated=True))
    mock = talk.request(said("a1", "Hello."), responseType="mock")
    advice = {**mock, "responseType": "assistant"}
    with talk.socket() as socket:
        for number, asked in enumerate((mock, advice), 1):
            socket.send(asked)
            talk.call(number).let()
            socket.next(about(asked))
        socket.send(cancel(talk, "a1"))
        assert socket.rest(mock).done["finishReason"] == "cancelled"
        assert socket.rest(advice).done["finishReason"] == "cancelled"
    assert talk.texts == ["Hello.", "A question"]
    assert [each["content"] for each in talk.person.advice(talk.session)] == ["A whisper"]


def test_with_a_response_type_only_that_voice_stops(site: Site, talk: Talk) -> None:
    talk.plays(says("A question", "?", gated=True), says("A whisper", ".", gated=True))
    mock = talk.request(said("a1", "Hello."), responseType="mock")
    advice = {**mock, "responseType": "assistant"}
    with talk.socket() as socket:
        for number, asked in enumerate((mock, advice), 1):
            socket.send(asked)
            talk.call(number).let()
            socket.next(about(asked))
        socket.send(cancel(talk, "a1", responseType="assistant"))
        assert socket.rest(advice).done["finishReason"] == "cancelled"
        talk.call().finish()
        assert socket.rest(mock).done["finishReason"] == "stop"
    assert talk.texts == ["Hello.", "A question?"]


def test_nobody_elses_answer_can_be_stopped(site: Site, talk: Talk, newcomers_talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket, newcomers_talk.socket() as stranger:
        socket.send(asked)
        talk.steps(socket, "One ")
        stranger.send(cancel(talk, "a1"))
        stranger.quiet()
        talk.call().finish()
        assert socket.rest(asked).done["finishReason"] == "stop"


def test_stopped_and_asked_again_at_once_it_is_one_answer_each(site: Site, talk: Talk) -> None:
    talk.plays(says("Said.", pace=0.2))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        for message in (asked, cancel(talk, "a1"), asked):
            socket.send(message)
        endings = [socket.rest(asked).ending]
        while endings[-1].get("finishReason") == "cancelled" and len(endings) < 3:
            socket.send(asked)
            endings.append(socket.rest(asked).ending)
        assert endings[-1]["finishReason"] == "stop"
        assert endings[-1]["transcriptId"]
    assert talk.texts == ["Hello.", "Said."]
