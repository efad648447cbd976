"""Every published example of a request, valid or not, behaves as it says; and what an answer looks like."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import asyncapi
from tests.contract.people import newcomer
from tests.contract.site import Site
from tests.contract.talk import Talk, said
from tests.contract.upstream import says
from tests.contract.wire import Frame

pytestmark = pytest.mark.processes

LIST = json.loads((Path(__file__).parent / "frames.json").read_text())


def unfolded(value: Any) -> Any:
    """`REPEAT:x:20001` stands for 20,001 times x."""
    if isinstance(value, list):
        return [unfolded(item) for item in value]
    if isinstance(value, dict):
        return {name: unfolded(item) for name, item in value.items()}
    if isinstance(value, str) and value.startswith("REPEAT:"):
        _, text, times = value.split(":")
        return text * int(times)
    return value


def complaint(case: dict[str, Any], error: Frame) -> str:
    """What is wrong with the refusal of an invalid frame; nothing when it is right."""
    if (error.get("type"), error.get("code"), error.get("seq")) != ("error", case["code"], 0):
        return f"{case['why']}: {error}"
    if "fields" in case and set(error.get("details", {})) != set(case["fields"]):
        return f"{case['why']}: details name {sorted(error.get('details', {}))}, not {sorted(case['fields'])}"
    return ""


def test_every_frame_of_the_list_is_answered_as_it_says_on_one_socket(site: Site) -> None:
    person = newcomer(site, role="interviewer")
    with person.socket() as socket:
        for case in LIST["valid"]:
            answer = socket.ask(case["frame"])
            assert answer.ending["type"] == "done", (case["why"], answer.ending)
            assert answer.text, case["why"]
            assert [fault for frame in answer.frames for fault in asyncapi.complaints(frame)] == [], case["why"]
            assert answer.done["responseType"] == case.get("responseType", case["frame"].get("responseType", "mock"))
        complaints = [complaint(case, socket.refusal(unfolded(case["frame"]))) for case in LIST["invalid"]]
        assert [each for each in complaints if each] == []
        socket.quiet()
    assert person.rest("GET", "interviews/s").status_code == 404, "a refusal stores nothing"


def test_a_refusal_says_what_it_refuses(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        error = socket.refusal(talk.request(said("a1", "Hi"), promptType="NOPE"))
        assert error["sessionId"] == talk.session
        assert error["originalTranscriptId"] == "a1"
        assert error["responseType"] == "mock"
        assert error["retryable"] is False
        assert isinstance(error["attempt"], int)
        assert error["error"]
        assert all(isinstance(text, str) and text for text in error["details"]["promptType"])
        unread = socket.refusal("[")
        assert (unread["sessionId"], unread["originalTranscriptId"], unread["responseType"]) == ("", "", "mock")


def test_what_an_answer_looks_like(site: Site, talk: Talk) -> None:
    talk.plays(says("What did ", "you ", "do? 你做了什么？🙂\n\n", " "))
    with talk.socket() as socket:
        answer = socket.ask(talk.request(said("a1", "We had a conflict.")))
    assert answer.text == "What did you do? 你做了什么？🙂\n\n "
    for frame in answer.frames:
        assert frame["sessionId"] == talk.session
        assert frame["originalTranscriptId"] == "a1"
        assert frame["responseType"] == "mock"
        assert frame["attempt"] == 1
    assert answer.seqs == sorted(set(answer.seqs))
    assert answer.seqs[0] >= 1
    assert [frame["type"] for frame in answer.frames[:-1]] == ["chunk"] * (len(answer.frames) - 1)


def test_what_done_tells(site: Site, talk: Talk) -> None:
    talk.plays(says("Why?"), says("How?", usage=False), says("And then, as I was going to", finish="length"))
    with talk.socket() as socket:
        done = socket.ask(talk.request(said("a1", "I left."))).done
        assert done["finishReason"] == "stop"
        assert (done["usage"]["promptTokens"], done["usage"]["completionTokens"]) == (11, 1)
        assert not done["usage"].get("estimated")
        assert done["model"]
        assert set(done["progress"]) >= {"question", "of", "move", "timeUsed", "timeLimit"}
        assert done["transcriptId"] == talk.person.entries(talk.session)[-1]["id"]
        second = socket.ask(talk.request(said("a2", "I was bored."))).done
        assert second["usage"]["estimated"] is True
        assert second["usage"]["completionTokens"] > 0
        third = socket.ask(talk.request(said("a3", "So I left.")))
        assert third.done["finishReason"] == "length"
        assert third.text == "And then, as I was going to"


def test_each_other_field_of_a_request_is_taken_too(site: Site, talk: Talk) -> None:
    talk.fields["promptType"] = "CODE"
    everything = {
        "language": "en",
        "userEmail": talk.person.email,
        "stories": [{"title": "Billing", "tags": ["conflict"]}],
        "personalInfo": {"name": "Sam", "skills": ["Python"]},
        "code": {"language": "python", "source": "def solve(xs): return 7", "output": "7"},
        "attempt": 1,
    }
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Here."), **everything)).done
    assert "def solve(xs): return 7" in talk.call().text, "the code goes along with the question"
    assert talk.person.get("me/stories") == [], "what is sent along is not saved"
