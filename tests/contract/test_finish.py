"""Only `finish` ends an interview; what holds from then on."""

import threading

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import says
from tests.contract.wire import Answer

pytestmark = pytest.mark.processes


def test_done_answers_are_replayed_and_anything_else_has_ended(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("Never."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        first = socket.ask(asked)
        talk.finish()
        used = talk.person.used("questionsPerDay")
        again = socket.ask(asked)
        assert (again.text, again.done["transcriptId"]) == (first.text, first.done["transcriptId"])
        for other in (
            talk.request(said("a2", "More.")),
            {**asked, "attempt": 2},
            {**asked, "responseType": "assistant"},
        ):
            assert socket.refusal(other)["code"] == "INTERVIEW_ENDED"
        assert talk.person.used("questionsPerDay") == used
    assert talk.texts == ["Hello.", "Why?"]
    assert talk.asked == 1


def test_it_may_be_repeated(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
    first = talk.finish()
    assert talk.finish() == first
    assert talk.person.get(f"interviews/{talk.session}")["state"] == "finished"


def test_an_answer_under_way_ends_and_is_stored(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        (first,) = talk.steps(socket, "One ")
        finishing = threading.Thread(target=talk.finish)
        finishing.start()
        talk.call().finish()
        answer = Answer((first, *socket.pieces(asked)))
        finishing.join(10)
        assert answer.done["transcriptId"]
        assert talk.texts == ["Hello.", answer.text]
        assert socket.ask(asked).done == answer.done
        assert socket.refusal(talk.request(said("a2", "More.")))["code"] == "INTERVIEW_ENDED"


def test_nobody_elses_interview_can_be_finished(site: Site, talk: Talk, newcomers_talk: Talk) -> None:
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
        stranger = newcomers_talk.person
        assert stranger.rest("POST", f"interviews/{talk.session}/finish").status_code == 404
        assert socket.ask(talk.request(said("a2", "More."))).done


def test_a_deleted_interview_is_gone_and_its_session_id_free(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("A new beginning?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
        assert talk.person.rest("DELETE", f"interviews/{talk.session}").status_code == 204
        assert talk.person.rest("GET", f"interviews/{talk.session}/transcript").status_code == 404
        socket.ask(talk.request(said("a1", "Hello again.")))
    assert talk.texts == ["Hello again.", "A new beginning?"]
