"""Asking again, by the state of the answer (docs: the table under "Exactly once")."""

import threading

import pytest

from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import PATIENCE, says, wait_until
from tests.contract.wire import Answer

pytestmark = pytest.mark.processes


def test_refused_is_judged_anew(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        socket.refusal(talk.request(said("a1", "Hello."), model="no-such-model"))
        answer = socket.ask(talk.request(said("a1", "Hello.")))
    assert (answer.done["attempt"], talk.asked) == (1, 1)


def test_running_is_followed_from_the_attempts_start(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket, talk.socket() as other:
        socket.send(asked)
        begun = talk.steps(socket, "One ", "two ")
        other.send(asked)
        caught_up = other.frame()
        talk.call().finish()
        first, second = Answer((*begun, *socket.pieces(asked))), Answer((caught_up, *other.pieces(asked)))
    assert first.text == second.text == "One two three."
    assert first.done == second.done
    assert talk.asked == 1


def test_running_is_followed_after_what_the_client_has(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket, talk.socket() as other:
        socket.send(asked)
        first, _ = talk.steps(socket, "One ", "two ")
        other.send({**asked, "after": first["seq"]})
        assert other.frame()["content"] == "two "
        talk.call().finish()
        assert other.rest(asked).text == "three."
    assert talk.asked == 1


def test_done_is_replayed_free_of_quota(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        first = socket.ask(asked)
        used = talk.person.used("questionsPerDay")
        with talk.socket() as other:
            again = other.ask(asked)
        here = socket.ask(asked)
    assert again.text == here.text == first.text
    assert again.done == here.done == first.done
    assert (talk.asked, talk.person.used("questionsPerDay")) == (1, used)


def test_done_is_replayed_after_what_the_client_has(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        first, second = talk.steps(socket, "One ", "two ")
        talk.call().finish()
        whole = socket.rest(asked)
        assert socket.ask({**asked, "after": first["seq"]}).text == "two three."
        assert socket.ask({**asked, "after": second["seq"]}).text == "three."
        ending = socket.ask({**asked, "after": whole.done["seq"]})
    assert ending.frames == (whole.done,), "the ending is always sent"
    assert talk.asked == 1


def test_failed_is_tried_again_from_its_start(site: Site, talk: Talk, spare_model: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says("Half of ", fault="gone"), says("The whole."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        failed = socket.ask(asked)
        assert (failed.text, failed.error["retryable"]) == ("Half of ", True)
        mended = socket.ask(asked)
    assert (mended.text, mended.attempt) == ("The whole.", 2)
    assert min(mended.seqs) > max(failed.seqs), "seq rises over attempts"
    assert talk.texts == ["Hello.", "The whole."]


def test_failed_gives_the_rest_up_to_its_error_to_who_resumes(site: Site, talk: Talk, spare_model: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says("One ", "two ", gated=True, fault="gone"), says("The whole."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        (first,) = talk.steps(socket, "One ")
        talk.call().finish()
        failed = socket.rest(asked)
    with talk.socket() as socket:
        resumed = socket.ask({**asked, "after": first["seq"]})
        assert (resumed.text, resumed.error) == ("two ", failed.error)
        assert talk.asked == 1
        seen_it_fail = socket.ask({**asked, "after": failed.error["seq"]})
        assert (seen_it_fail.text, seen_it_fail.attempt) == ("The whole.", 2)


@pytest.mark.parametrize("how", ["said in the stream", "said by the status"])
def test_content_filtered_is_replayed(site: Site, talk: Talk, spare_model: str, how: str) -> None:
    filtered = says("I", finish="content_filter") if how == "said in the stream" else says(fault="filtered")
    talk.fields["model"] = spare_model
    talk.plays(filtered, says("Never said."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        failed = socket.ask(asked)
        assert (failed.code, failed.error["retryable"]) == ("CONTENT_FILTERED", False)
        again = socket.ask(asked)
        assert (again.text, again.error) == (failed.text, failed.error)
    assert talk.asked == 1


def test_a_dropped_socket_does_not_stop_an_answer(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    socket = talk.socket()
    socket.send(asked)
    (first,) = talk.steps(socket, "One ")
    socket.drop()
    talk.call().finish()
    wait_until(lambda: talk.texts[-1] == "One two three.", "the answer is in the transcript")
    with talk.socket() as other:
        assert other.ask({**asked, "after": first["seq"]}).text == "two three."
    assert talk.asked == 1
    assert not talk.call().closed.is_set()


def test_asked_on_many_sockets_at_once_it_is_generated_once(site: Site, talk: Talk) -> None:
    talk.plays(says("Only ", "once.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    sockets = [talk.socket() for _ in range(8)]
    together = threading.Barrier(len(sockets))

    def ask(number: int) -> None:
        together.wait(PATIENCE)
        sockets[number].send(asked)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(sockets))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    talk.call().finish()
    answers = [socket.rest(asked) for socket in sockets]
    assert {answer.text for answer in answers} == {"Only once."}
    assert len({answer.done["transcriptId"] for answer in answers}) == 1
    assert talk.asked == 1
    assert talk.texts == ["Hello.", "Only once."]
    for socket in sockets:
        socket.close()


def test_on_one_socket_an_answer_is_followed_once(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two ", "three.", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        first, _ = talk.steps(socket, "One ", "two ")
        socket.send(asked)
        socket.quiet()
        socket.send({**asked, "after": first["seq"]})
        assert socket.frame()["content"] == "two ", "an `after` moves the position"
        talk.call().finish()
        assert socket.rest(asked).text == "three."
        socket.quiet()


def test_another_mock_answer_has_to_wait(site: Site, talk: Talk) -> None:
    talk.plays(says("One ", "two.", gated=True), says("Advice."), says("Three."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "One ")
        used = talk.person.used("questionsPerDay")
        error = socket.refusal(talk.request(said("a2", "More.")))
        assert (error["code"], error["retryable"]) == ("CONFLICT", True)
        assert talk.person.used("questionsPerDay") == used, "refusals are free"
        assert socket.ask(talk.request(said("a1", "Hello."), responseType="assistant")).text == "Advice."
        talk.call().finish()
        socket.rest(asked)
        assert socket.ask(talk.request(said("a2", "More."))).text == "Three."
    assert talk.texts == ["Hello.", "One two.", "More.", "Three."]


def test_mock_and_advice_to_one_entry_are_two_answers(site: Site, talk: Talk) -> None:
    talk.plays(says("A question?"), says("A whisper."), says("A second question?"))
    with talk.socket() as socket:
        mock = socket.ask(talk.request(said("a1", "Hello.")))
        advice = socket.ask(talk.request(said("a1", "Hello."), responseType="assistant"))
        assert (mock.text, advice.text) == ("A question?", "A whisper.")
        socket.ask(talk.request(said("a2", "More.")))
    assert talk.texts == ["Hello.", "A question?", "More.", "A second question?"]
    (kept,) = talk.person.advice(talk.session)
    assert (kept["about"], kept["content"], kept["id"]) == ("a1", "A whisper.", advice.done["transcriptId"])
    assert "A whisper." not in talk.call(3).text, "advice is never told to the other seat"
