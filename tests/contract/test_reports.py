"""Reports through REST, made by a real worker; one that is killed in the middle of one makes nothing twice."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.contract import people
from tests.contract.conftest import House
from tests.contract.people import body
from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until
from tests.contract.worker import Worker

pytestmark = [pytest.mark.processes, pytest.mark.faults]

ANSWER = "Last spring I picked the eleven worst tickets at {marker}. Wrong requests fell from 31 to 9 per cent in June."
JUDGED = {
    "quotes": ["I picked the eleven worst tickets", "Wrong requests fell from 31 to 9 per cent in June"],
    "reason": "It tells own steps and what came of them.",
    "score": 4,
}
REVIEWED = {"worked": [], "missing": ["What he said to it."], "stronger": "I picked eleven tickets.", "say": ""}
BOTH = json.dumps({**JUDGED, **REVIEWED})
CRITERIA = 4
CALLS = 3 * CRITERIA + 1


@pytest.fixture(scope="module")
def site(house: House) -> Iterator[Site]:
    """A site that has a worker, and is left alive."""
    mine = Site(house.directory(), house.upstream.url).start()
    worker = Worker(mine).start()
    yield mine
    house.upstream.release()
    worker.kill()
    mine.stop()


@pytest.fixture
def worker(own_site: Site) -> Iterator[Worker]:
    """A worker of the site that the test may kill; not started yet."""
    own_site.start()
    mine = Worker(own_site)
    yield mine
    mine.kill()


def interviewed(site: Site, upstream: Upstream) -> Talk:
    """Somebody who has answered one question."""
    talk = Talk(people.member(site, people.admin(site), plan="unlimited"), upstream)
    talk.create(questions=1)
    talk.plays(says("Why?"))
    with talk.socket() as socket:
        socket.ask(talk.request(said("a1", ANSWER.format(marker=talk.marker))))
    return talk


def report(talk: Talk) -> tuple[int, Any]:
    answer = talk.person.rest("GET", f"interviews/{talk.session}/report")
    return answer.status_code, answer.json()


def test_the_end_makes_a_report(site: Site, upstream: Upstream) -> None:
    talk = interviewed(site, upstream)
    assert report(talk)[0] == 404
    assert talk.person.rest("POST", f"interviews/{talk.session}/report").status_code == 409
    talk.plays(says(BOTH))
    body(talk.person.rest("POST", f"interviews/{talk.session}/finish"), 200)
    assert report(talk)[0] in (200, 202)
    wait_until(lambda: report(talk)[0] == 200, "the report is made", 60)
    found = report(talk)[1]
    assert (found["state"], found["judged"], found["overall"]) == ("done", True, 4.0)
    assert [each["score"] for each in found["criteria"]] == [4.0] * CRITERIA
    assert {quote["entryId"] for each in found["criteria"] for quote in each["evidence"]} == {"a1"}
    assert found["summary"]["strength"]["entryId"] == "a1"
    assert found["questions"][0]["stronger"] == "I picked eleven tickets."
    assert talk.person.used("reportsPerDay") == 1
    text = talk.person.rest("GET", f"interviews/{talk.session}/report?format=md")
    assert text.headers["content-type"].startswith("text/markdown")
    assert "I picked the eleven worst tickets" in text.text


def test_a_worker_killed_in_the_middle_of_it_makes_nothing_twice(
    own_site: Site, worker: Worker, upstream: Upstream
) -> None:
    talk = interviewed(own_site, upstream)
    talk.plays(*[says(BOTH)] * 11, says(BOTH, gated=True))
    worker.start()
    body(talk.person.rest("POST", f"interviews/{talk.session}/finish"), 200)
    before = talk.asked
    wait_until(lambda: talk.asked >= before + 11, "the judge is at work", 60)
    wait_until(lambda: report(talk)[1]["progress"]["made"] >= 1, "a section is there")
    made = report(talk)[1]["progress"]["made"]
    worker.kill()
    assert report(talk)[0] == 202
    talk.plays(says(BOTH))
    asked = talk.asked
    worker.start()
    wait_until(lambda: report(talk)[0] == 200, "another goes on with it", 90)
    found = report(talk)[1]
    assert found["progress"] == {"made": CRITERIA + 1, "of": CRITERIA + 1}
    assert [each["score"] for each in found["criteria"]] == [4.0] * CRITERIA
    assert talk.asked - asked <= CALLS - 3 * made + 2, "what was there is not judged again"
    assert talk.person.used("reportsPerDay") == 1


def test_an_answer_under_way_is_part_of_it(site: Site, upstream: Upstream) -> None:
    talk = interviewed(site, upstream)
    talk.plays(says("What ", "then?", gated=True), says(BOTH))
    asked = talk.request(said("a2", "Then I told them."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.call(2).let()
        body(talk.person.rest("POST", f"interviews/{talk.session}/finish"), 200)
        wait_until(lambda: report(talk)[1]["state"] == "making", "it waits for the answer", 60)
        assert report(talk)[1]["progress"]["of"] == 0
        talk.call(2).finish()
        assert socket.rest(asked).text == "What then?"
    wait_until(lambda: report(talk)[0] == 200, "the report is made", 60)
    assert report(talk)[1]["questions"][0]["entryIds"] == ["a1", "a2"]
