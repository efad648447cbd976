"""Quotas and rates on the socket: reserved before, given back where nothing was said."""

import pytest

from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, heard, said
from tests.contract.upstream import Upstream, says

pytestmark = pytest.mark.processes


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


def test_each_attempt_counts_one(site: Site, newcomers_talk: Talk) -> None:
    talk, asked = newcomers_talk, newcomers_talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        assert talk.person.used("questionsPerDay") == 0
        socket.ask(asked)
        socket.ask({**asked, "attempt": 2})
        assert talk.person.used("questionsPerDay") == 2
        socket.ask({**asked, "responseType": "assistant"})
        assert (talk.person.used("questionsPerDay"), talk.person.used("advicePerDay")) == (2, 1)
        assert talk.person.used("tokensPerMonth") == 3 * (11 + 1)


def test_what_fails_before_its_first_chunk_is_given_back(site: Site, newcomers_talk: Talk, spare_model: str) -> None:
    talk, asked = newcomers_talk, newcomers_talk.request(said("a1", "Hello."), model=spare_model)
    talk.plays(says(fault="unauthorized"), says("Half", fault="gone"))
    with talk.socket() as socket:
        assert socket.ask(asked).error["retryable"]
        assert talk.person.used("questionsPerDay") == 0
        assert socket.ask(asked).text == "Half"
        assert talk.person.used("questionsPerDay") == 1


def test_at_the_limit_it_says_which_and_until_when(site: Site, admin: Person, upstream: Upstream) -> None:
    talk = Talk(people.member(site, admin, plan="guest"), upstream)
    limit = talk.person.quota("advicePerDay")["limit"]
    with talk.socket() as socket:
        first = talk.request(said("a1", "Hello."), heard("q0", "Why us?"))
        for number in range(limit):
            assert socket.ask({**first, "attempt": number + 1}).done
        error = socket.refusal({**first, "attempt": limit + 1})
        assert error["code"] == "QUOTA_EXCEEDED"
        told = error["details"]
        assert (told["quota"], told["limit"], told["used"]) == ("advicePerDay", limit, limit)
        assert told["resetsAt"] == talk.person.quota("advicePerDay")["resetsAt"]
        assert socket.ask(first).done, "replays are free"
        assert socket.ask(talk.request(said("a1", "Hello."))).done, "and the other quota is another"
    assert talk.asked == limit + 1


def test_only_so_many_interviews_at_once(site: Site, admin: Person, upstream: Upstream) -> None:
    person = people.member(site, admin, plan="guest")
    limit = person.quota("interviewsAtOnce")["limit"]
    talks = [Talk(person, upstream) for _ in range(limit + 1)]
    with person.socket() as socket:
        for talk in talks[:-1]:
            talk.plays(says("One ", "two.", gated=True))
            socket.send(talk.request(said("a1", "Hello.")))
            talk.call()
        error = socket.refusal(talks[-1].request(said("a1", "Hello.")))
        assert (error["code"], error["details"]["quota"]) == ("QUOTA_EXCEEDED", "interviewsAtOnce")
        for talk in talks[:-1]:
            talk.call().finish()
            assert socket.rest(talk.request(said("a1", "Hello."))).done
        assert socket.ask(talks[-1].request(said("a1", "Hello."))).done


def test_questions_have_a_rate(site: Site, newcomers_talk: Talk) -> None:
    talk = newcomers_talk
    with talk.socket() as socket:
        for number in range(1, 100):
            asked = talk.request(said("a1", "Hello."), attempt=number)
            ending = socket.ask(asked).ending
            if ending["type"] == "error":
                break
        assert (ending["code"], ending["retryable"], ending["seq"]) == ("RATE_LIMITED", True, 0)
        assert ending["retryAfter"] > 0
        assert socket.ask({**asked, "attempt": 1}).done, "replays are free"
    assert talk.asked == number - 1 == talk.person.used("questionsPerDay")


def test_without_a_limit_use_is_counted_all_the_same(site: Site, talk: Talk) -> None:
    before = talk.person.quota("questionsPerDay")
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", "Hello.")))
    after = talk.person.quota("questionsPerDay")
    assert (before["limit"], after["limit"]) == (None, None)
    assert after["used"] == before["used"] + 1
