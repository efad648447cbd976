"""An empty request means the opening, whatever was said since (docs: "Opening")."""

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import says

pytestmark = pytest.mark.processes


def test_an_empty_request_asks_for_the_opening(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome. ", "What brings you here?"))
    with talk.socket() as socket:
        opening = socket.ask(talk.request())
    assert opening.text == "Welcome. What brings you here?"
    assert opening.done["originalTranscriptId"] == ""
    assert opening.done["responseType"] == "mock"
    assert talk.transcript == [("interviewer", opening.text)]


def test_whatever_was_said_since_it_is_replayed(site: Site, talk: Talk) -> None:
    talk.plays(says("Welcome."), says("Why?"))
    with talk.socket() as socket:
        opening = socket.ask(talk.request())
        socket.ask(talk.request(said("a1", "I left.")))
        again = socket.ask(talk.request())
    assert (again.text, again.done["transcriptId"]) == ("Welcome.", opening.done["transcriptId"])
    assert talk.asked == 2
    assert talk.texts == ["Welcome.", "I left.", "Why?"]


def test_an_interview_made_by_rest_has_it_already(site: Site, talk: Talk) -> None:
    talk.create()
    (stored,) = talk.person.entries(talk.session)
    with talk.socket() as socket:
        used = talk.person.used("questionsPerDay")
        opening = socket.ask(talk.request())
    assert opening.text == stored["content"]
    assert opening.done["transcriptId"] == stored["id"]
    assert stored["speaker"] == "interviewer"
    assert talk.asked == 0
    assert talk.person.used("questionsPerDay") == used


def test_entries_but_no_opening_is_refused(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
        error = socket.refusal(talk.request())
    assert (error["code"], list(error["details"])) == ("VALIDATION_ERROR", ["transcripts"])
    assert talk.asked == 1


def test_an_opening_is_stopped_by_its_empty_id(site: Site, talk: Talk) -> None:
    talk.plays(says("Wel", "come.", gated=True))
    asked = talk.request()
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "Wel")
        socket.send({"type": "cancel", "sessionId": talk.session, "originalTranscriptId": ""})
        assert socket.rest(asked).done["finishReason"] == "cancelled"
    assert talk.texts == ["Wel"]


def test_in_the_interviewers_seat_the_ai_candidate_may_open(site: Site, talk: Talk) -> None:
    talk.fields["role"] = "interviewer"
    talk.plays(says("Good morning, I am Sam."), says("Because of the team."))
    with talk.socket() as socket:
        assert socket.ask(talk.request()).text == "Good morning, I am Sam."
        assert socket.ask(talk.request(heard("q1", "Why us?"))).text == "Because of the team."
    assert [speaker for speaker, _ in talk.transcript] == ["candidate", "interviewer", "candidate"]


def test_advice_on_an_opening_is_asked_for_by_its_id(site: Site, talk: Talk) -> None:
    talk.create()
    (stored,) = talk.person.entries(talk.session)
    talk.plays(says("Take the billing story."))
    with talk.socket() as socket:
        advised = socket.ask(talk.request(heard(stored["id"], stored["content"])))
    assert advised.done["responseType"] == "assistant"
    assert [each["about"] for each in talk.person.advice(talk.session)] == [stored["id"]]
