"""Ids that a client gives to what the AI said: the three rules, in their order, and what fits none."""

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import says

pytestmark = pytest.mark.processes


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


def test_what_follows_an_answered_entry_is_its_answer_whatever_its_text(site: Site, talk: Talk) -> None:
    talk.plays(says("Why did  you?"), says("And then?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "I left.")))
        socket.ask(talk.request(said("a1", "I left."), heard("mine", "(he asks why)"), said("a2", "For money.")))
    assert talk.texts == ["I left.", "Why did  you?", "For money.", "And then?"]


def test_also_when_that_answer_runs_or_failed(site: Site, talk: Talk, spare_model: str) -> None:
    talk.plays(says("Half", fault="gone"), says("Advice."), says("Whole."))
    with talk.socket() as socket:
        failed = socket.ask(talk.request(said("a1", "I left."), model=spare_model))
        assert failed.error["retryable"]
        told = talk.request(said("a1", "I left."), heard("mine", "Half of what"), said("a2", "Hm."))
        assert socket.ask({**told, "responseType": "assistant"}).done
    assert "Half of what" not in talk.texts


def test_an_alias_of_a_running_answer_is_accepted(site: Site, talk: Talk) -> None:
    talk.plays(says("Half ", "whole.", gated=True), says("Advice."))
    asked = talk.request(said("a1", "I left."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.call().let()
        advised = socket.ask(talk.request(said("a1", "I left."), heard("mine", "Half"), responseType="assistant"))
        assert advised.done["originalTranscriptId"] == "mine"
        talk.call().finish()
        assert socket.rest(asked).done
    assert talk.texts == ["I left.", "Half whole."]


def test_text_that_equals_what_the_ai_said_is_that_entry(site: Site, talk: Talk) -> None:
    talk.plays(says("Why did\n you\tleave?"), says("And then?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "I left.")))
        socket.ask(talk.request(heard("mine", " Why did you leave? "), said("a2", "For money.")))
    assert talk.texts == ["I left.", "Why did\n you\tleave?", "For money.", "And then?"]


def test_of_several_equal_texts_the_latest_counts(site: Site, talk: Talk) -> None:
    talk.plays(says("Go on."), says("Go on."), says("Advice."))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "One.")))
        second = socket.ask(talk.request(said("a2", "Two.")))
        socket.ask(talk.request(heard("mine", "Go on."), responseType="assistant"))
    assert [each["about"] for each in talk.person.advice(talk.session)] == [second.done["transcriptId"]]
    assert talk.texts == ["One.", "Go on.", "Two.", "Go on."]


def test_the_first_entry_is_the_opening_while_nothing_else_was_said(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome. Tell me about a conflict."), says("Why?"))
    with talk.socket() as socket:
        socket.ask(talk.request())
        socket.ask(talk.request(heard("mine", "Welcome, dear Sam!"), said("a1", "We had one.")))
    assert talk.texts == ["Welcome. Tell me about a conflict.", "We had one.", "Why?"]


def test_so_it_is_with_the_opening_that_rest_made(site: Site, talk: Talk) -> None:
    talk.create()
    talk.plays(says("Why?"))
    with talk.socket() as socket:
        socket.ask(talk.request(heard("mine", "Hello, whoever you are."), said("a1", "We had one.")))
    opening, *others = talk.texts
    assert others == ["We had one.", "Why?"]
    assert opening != "Hello, whoever you are."


def test_once_something_was_said_a_foreign_first_entry_is_the_clients_account(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("Why?"), says("And then?"))
    with talk.socket() as socket:
        socket.ask(talk.request())
        socket.ask(talk.request(said("a1", "We had a conflict.")))
        socket.ask(talk.request(heard("theirs", "Before we met:"), said("a2", "Yes.")))
    assert talk.texts == ["Welcome.", "We had a conflict.", "Why?", "Before we met:", "Yes.", "And then?"]


def test_the_ais_seat_without_any_rule_is_the_clients_account(site: Site, talk: Talk) -> None:
    talk.plays(says("Advice."))
    with talk.socket() as socket:
        advised = socket.ask(talk.request(said("a1", "Hello."), heard("q1", "Who are you?")))
    assert advised.done["responseType"] == "assistant"
    assert talk.transcript == [("candidate", "Hello."), ("interviewer", "Who are you?")]


def test_an_alias_serves_wherever_an_id_does(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("Advice", ".", gated=True), says("Never.", gated=True))
    with talk.socket() as socket:
        first = socket.ask(talk.request(said("a1", "I left.")))
        asked = talk.request(said("a1", "I left."), heard("mine", "Why?"))
        socket.send(asked)
        talk.steps(socket, "Advice", number=2)
        with talk.socket() as other:
            real = talk.request(heard(first.done["transcriptId"], "Why?"))
            other.send(real)
            talk.call(2).finish()
            assert other.rest(real).text == "Advice.", "one answer under two names"
        assert socket.rest(asked).done["originalTranscriptId"] == "mine"
    assert talk.asked == 2
    assert [each["about"] for each in talk.person.advice(talk.session)] == [first.done["transcriptId"]]


def test_a_cancel_may_name_an_alias(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("Advice", ".", gated=True))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "I left.")))
        asked = talk.request(said("a1", "I left."), heard("mine", "Why?"))
        socket.send(asked)
        talk.steps(socket, "Advice", number=2)
        socket.send({"type": "cancel", "sessionId": talk.session, "originalTranscriptId": "mine"})
        assert socket.rest(asked).done["finishReason"] == "cancelled"


def test_an_alias_once_given_stays(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("And then?"), says("Advice."))
    with talk.socket() as socket:
        first = socket.ask(talk.request(said("a1", "I left.")))
        socket.ask(talk.request(said("a1", "I left."), heard("mine", "Why?"), said("a2", "For money.")))
        socket.ask(talk.request(heard("mine", "whatever it was"), responseType="assistant"))
    assert [each["about"] for each in talk.person.advice(talk.session)] == [first.done["transcriptId"]]
    assert talk.texts == ["I left.", "Why?", "For money.", "And then?"]
