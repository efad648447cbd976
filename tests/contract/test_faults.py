"""Whatever the provider does wrong ends in a documented code, in time, and says nothing of the provider."""

import json
import time

import pytest

from tests.contract import people
from tests.contract.admin_site import change_model
from tests.contract.conftest import House
from tests.contract.faults import SECRET
from tests.contract.people import Person
from tests.contract.site import Site, prepare
from tests.contract.talk import Talk, said
from tests.contract.upstream import PATIENCE, Upstream, says
from tests.contract.wire import Answer

pytestmark = [pytest.mark.processes, pytest.mark.faults]


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


DOCUMENTED = {"MODEL_UNAVAILABLE", "MODEL_TIMEOUT", "MODEL_ERROR"}
QUICK = 15.0
"""Seconds: a fault that can be seen at once is told after a few tries."""
LIMITS = {"first_token_limit": "20.0", "gap_limit": "30.0"}
"""Seconds that a model may be silent before its first word, and between two, unless an admin says otherwise."""
FIRST_WORD, GAP = 1.0, 2.0
"""What an admin says here."""


def failure(talk: Talk, patience: float = QUICK) -> Answer:
    """Ask, and check what every failure of a model has in common."""
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "Hello.")), patience)
        socket.quiet()
    error = answer.error
    assert error["code"] in DOCUMENTED, error
    assert error["retryable"] is True
    told = json.dumps(error)
    for secret in (SECRET, "sk-of-the-operator", "127.0.0.1", "Traceback", talk.upstream.url):
        assert secret not in told, error
    return answer


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("unauthorized", "MODEL_ERROR|MODEL_UNAVAILABLE"),
        ("rate", "MODEL_UNAVAILABLE"),
        ("broken", "MODEL_UNAVAILABLE"),
        ("hangs up", "MODEL_UNAVAILABLE"),
        ("html", "MODEL_ERROR|MODEL_UNAVAILABLE"),
        ("redirects", "MODEL_ERROR|MODEL_UNAVAILABLE"),
    ],
)
def test_a_provider_that_does_not_answer(site: Site, talk: Talk, spare_model: str, fault: str, code: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says(fault=fault))
    answer = failure(talk)
    assert answer.text == ""
    assert answer.code in code.split("|")
    if fault == "rate":
        assert 0 < answer.error["retryAfter"] <= 7.5
    if fault == "redirects":
        assert talk.asked == 1, "what people said is sent nowhere else"
    assert talk.texts == ["Hello."], "the entry stays, no answer is stored"
    talk.plays(says("Here I am again."))
    with talk.socket() as socket:
        again = socket.ask(talk.request(said("a1", "Hello.")))
        assert again.frames[-1]["attempt"] == 2


@pytest.mark.parametrize("fault", ["gone", "not json", "error event", "endless line"])
def test_a_provider_that_fails_in_mid_answer(site: Site, talk: Talk, spare_model: str, fault: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says("One ", "two ", fault=fault), says("The whole."))
    answer = failure(talk)
    assert (answer.text, talk.asked) == ("One two ", 1), "after its first word nothing is tried again"
    assert talk.texts == ["Hello."]
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).text == "The whole."


def test_a_moment_of_weakness_is_tried_again_unnoticed(site: Site, talk: Talk, spare_model: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says(fault="broken"), says(fault="hangs up"), says("At last."))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "Hello.")), QUICK)
    assert (answer.text, answer.attempt, talk.asked) == ("At last.", 1, 3)


def test_an_answer_without_a_word_is_an_error(site: Site, talk: Talk, spare_model: str) -> None:
    talk.fields["model"] = spare_model
    talk.plays(says())
    answer = failure(talk)
    assert answer.text == ""
    assert talk.texts == ["Hello."]


def test_a_slow_drip_is_an_answer(site: Site, talk: Talk) -> None:
    talk.plays(says(*"Slowly, letter by letter.", pace=0.02))
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).text == "Slowly, letter by letter."


def test_a_provider_that_is_not_there(own_site: Site) -> None:
    alone = Upstream()
    own_site.upstream_url = alone.url
    prepare(own_site.data_dir, alone.url)
    own_site.start()
    talk = Talk(people.newcomer(own_site), alone)
    alone.shut()
    assert failure(talk).code == "MODEL_UNAVAILABLE"
    alone.open()
    talk.fields["model"] = "spare-01"
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).text
    alone.close()


def test_silence_is_told_in_time(house: House, uvicorn_site: Site, house_owner: Person, upstream: Upstream) -> None:
    faults = {"mute": says(fault="mute"), "silent": says("One ", fault="silent")}
    talks = {}
    for number, (name, reply) in enumerate(faults.items()):
        shorter = {"first_token_limit": str(FIRST_WORD), "gap_limit": str(GAP)}
        assert change_model(house.admin(uvicorn_site), f"silent-{number}", **shorter) == LIMITS
        talks[name] = Talk(house_owner, upstream, fields={"model": f"silent-{number}"})
        talks[name].plays(reply)
    with house_owner.socket() as socket:
        began = time.monotonic()
        asked = {name: talk.request(said("a1", "Hello.")) for name, talk in talks.items()}
        for each in asked.values():
            socket.send(each)
        first = socket.rest(asked["mute"])
        assert (first.text, first.code) == ("", "MODEL_TIMEOUT")
        assert FIRST_WORD <= time.monotonic() - began < FIRST_WORD + 10
        second = socket.rest(asked["silent"])
        assert (second.text, second.code) == ("One ", "MODEL_TIMEOUT")
        assert GAP <= time.monotonic() - began < GAP + 10
        socket.quiet()
    assert all(talk.call().closed.wait(PATIENCE) for talk in talks.values())
