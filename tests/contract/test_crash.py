"""The process is killed in mid-answer: what was acknowledged is there, once, and the answer is interrupted."""

import time

import pytest

from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until

pytestmark = [pytest.mark.processes, pytest.mark.faults]

CHECKPOINT = 2.5
"""What was generated up to the last second is kept; more than that, as machines are busy."""


def well_off(site: Site) -> Person:
    """An account without limits on a site just started."""
    return people.member(site, people.admin(site), plan="unlimited", role="interviewer")


def test_a_killed_answer_is_interrupted_and_what_was_generated_is_kept(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    talk = Talk(well_off(own_site), upstream)
    talk.plays(says("Welcome."), says("One ", "two ", "three ", "lost", gated=True), says("The whole."))
    asked = talk.request(said("a1", "We had a conflict."))
    with talk.socket() as socket:
        opening = socket.ask(talk.request())
        socket.send(asked)
        heard = talk.steps(socket, "One ", "two ", "three ", number=2)
        time.sleep(CHECKPOINT)
        own_site.kill()
    own_site.start()
    assert talk.texts == ["Welcome.", "We had a conflict."], "acknowledged entries are there, once"
    with talk.socket() as socket:
        resumed = socket.ask({**asked, "after": heard[0]["seq"]})
        assert (resumed.text, resumed.code, resumed.error["retryable"]) == ("two three ", "INTERRUPTED", True)
        assert resumed.attempt == 1
        assert resumed.error["seq"] > heard[-1]["seq"]
        again = socket.ask(asked)
        assert (again.text, again.attempt) == ("The whole.", 2)
        assert min(again.seqs) > max(resumed.seqs), "seq rises over restarts"
        assert socket.ask(talk.request()).done == opening.done
    assert talk.texts == ["Welcome.", "We had a conflict.", "The whole."]


def test_killed_before_its_first_chunk_it_is_given_back(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    talk = Talk(well_off(own_site), upstream)
    talk.plays(says("Never.", gated=True), says("Said."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.call()
        own_site.kill()
    own_site.start()
    wait_until(lambda: talk.person.used("questionsPerDay") == 0, "the question is given back")
    with talk.socket() as socket:
        again = socket.ask(asked)
    assert (again.text, again.attempt) == ("Said.", 2)
    assert talk.person.used("questionsPerDay") == 1
    assert talk.texts == ["Hello.", "Said."]


def test_what_was_done_or_answered_is_never_lost(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    talk, made = Talk(well_off(own_site), upstream), Talk(people.newcomer(own_site), upstream)
    talk.plays(says("One?"), says("Advice."), says("Two?"))
    with talk.socket() as socket:
        first = socket.ask(talk.request(said("a1", "First.")))
        advice = socket.ask(talk.request(said("a1", "First."), responseType="assistant"))
        made.create()
        second = socket.ask(talk.request(said("a2", "Second.")))
        own_site.kill()
    own_site.start()
    assert talk.texts == ["First.", "One?", "Second.", "Two?"]
    assert [entry["speaker"] for entry in made.person.entries(made.session)] == ["interviewer"]
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "First."))).done == first.done
        assert socket.ask(talk.request(said("a2", "Second."))).text == second.text
        again = socket.ask(talk.request(said("a1", "First."), responseType="assistant"))
        assert (again.text, again.done) == ("Advice.", advice.done)
    assert talk.asked == 3


def test_many_kills_leave_each_line_once(own_site: Site, upstream: Upstream) -> None:
    own_site.start()
    talk = Talk(well_off(own_site), upstream)
    for number in range(3):
        talk.plays(says("Half ", "whole.", gated=True))
        asked = talk.request(said(f"a{number}", f"Line {number}."))
        with talk.socket() as socket:
            socket.send(asked)
            talk.steps(socket, "Half ", number=2 * number + 1)
            own_site.kill()
        own_site.start()
        talk.plays(says(f"Answer {number}."))
        with talk.socket() as socket:
            assert socket.ask(asked).text == f"Answer {number}."
    assert talk.texts == [text for number in range(3) for text in (f"Line {number}.", f"Answer {number}.")]
