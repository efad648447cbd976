"""Another answer, please: attempts by number (docs: "attempt")."""

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import says

pytestmark = pytest.mark.processes


def test_the_next_attempt_replaces_the_answer_under_the_same_id(site: Site, talk: Talk) -> None:
    talk.plays(says("First."), says("Second."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        first = socket.ask(asked)
        used = talk.person.used("questionsPerDay")
        second = socket.ask({**asked, "attempt": 2})
        assert talk.person.used("questionsPerDay") == used + 1
        plain = socket.ask(asked)
    assert (first.attempt, second.attempt, plain.attempt) == (1, 2, 2)
    assert (second.text, plain.text) == ("Second.", "Second.")
    assert first.done["transcriptId"] == second.done["transcriptId"]
    assert min(second.seqs) > max(first.seqs)
    assert all(frame["attempt"] == 2 for frame in second.frames)
    assert talk.texts == ["Hello.", "Second."]


def test_an_older_attempt_can_be_replayed(site: Site, talk: Talk) -> None:
    talk.plays(says("First."), says("Second."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        first = socket.ask({**asked, "attempt": 1})
        second = socket.ask({**asked, "attempt": 2})
        again = socket.ask({**asked, "attempt": 1})
        assert (again.text, again.seqs) == ("First.", sorted(again.seqs))
        assert again.done == first.done
        resumed = socket.ask({**asked, "attempt": 2, "after": first.done["seq"]})
        assert resumed.text == second.text, "an `after` of an older attempt gives it from its start"
    assert talk.asked == 2


def test_it_is_safe_to_send_twice(site: Site, talk: Talk) -> None:
    talk.plays(says("First."), says("Sec", "ond.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket, talk.socket() as other:
        socket.ask(asked)
        socket.send({**asked, "attempt": 2})
        talk.steps(socket, "Sec", number=2)
        other.send({**asked, "attempt": 2})
        assert other.frame()["content"] == "Sec"
        talk.call(2).finish()
        assert socket.rest(asked).text == other.rest(asked).text == "ond."
        assert socket.ask({**asked, "attempt": 2}).text == "Second."
    assert talk.asked == 2


def test_one_too_high_is_refused(site: Site, talk: Talk) -> None:
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        error = socket.refusal({**asked, "attempt": 2})
        assert (error["code"], list(error["details"])) == ("VALIDATION_ERROR", ["attempt"])
        assert talk.person.rest("GET", f"interviews/{talk.session}").status_code == 404
        socket.ask(asked)
        error = socket.refusal({**asked, "attempt": 3})
        assert (error["code"], list(error["details"])) == ("VALIDATION_ERROR", ["attempt"])
    assert talk.asked == 1


def test_the_next_one_while_one_runs_is_a_conflict(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "One ")
        error = socket.refusal({**asked, "attempt": 2})
        assert (error["code"], error["retryable"]) == ("CONFLICT", True)
        talk.call().finish()
        assert socket.rest(asked).done
    assert talk.asked == 1


def test_a_failed_attempt_leaves_the_answer_that_was_there(site: Site, talk: Talk, spare_model: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says("First."), says("Half", fault="gone"), says("Third."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.ask(asked)
        failed = socket.ask({**asked, "attempt": 2})
        assert (failed.text, failed.error["attempt"]) == ("Half", 2)
        assert talk.texts == ["Hello.", "First."]
        again = socket.ask(asked)
        assert (again.text, again.attempt) == ("First.", 1)
        assert socket.ask({**asked, "attempt": 2}).error == failed.error
        assert socket.ask({**asked, "attempt": 3}).text == "Third."
    assert talk.texts == ["Hello.", "Third."]


def test_a_resume_of_an_older_attempt_is_told_that_the_text_begins_anew(site: Site, talk: Talk) -> None:
    talk.plays(says("Fir", "st.", gated=True), says("Second."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        (begun,) = talk.steps(socket, "Fir")
        talk.call().finish()
        socket.rest(asked)
        socket.ask({**asked, "attempt": 2})
        resumed = socket.ask({**asked, "after": begun["seq"]})
    assert (resumed.text, {frame["attempt"] for frame in resumed.frames}) == ("Second.", {2})


def test_advice_has_attempts_too(site: Site, talk: Talk) -> None:
    talk.plays(says("First."), says("Second."))
    asked = talk.request(said("a1", "Hello."), responseType="assistant")
    with talk.socket() as socket:
        first = socket.ask(asked)
        second = socket.ask({**asked, "attempt": 2})
    assert first.done["transcriptId"] == second.done["transcriptId"]
    assert [each["content"] for each in talk.person.advice(talk.session)] == ["Second."]
