"""`docs/asyncapi.yaml` says what the code does: which messages are taken, which are sent, which codes there are."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.errors import Refusal
from interviews.events import Done, Failed
from interviews.llm import base as _models  # its failures are refusals, too
from interviews.protocol import frames, parse
from interviews.protocol.frames import BadFrame, Heading
from interviews.protocol.limits import most
from tests.asyncapi import SAID, complaints, document, pointed, validator
from tests.contract.site import ROOT
from tests.contract.test_frames import LIST, unfolded

assert _models
TAKEN = {"cancel": "Cancel", "ping": "Ping", "auth": "Auth", "watch": "Watch", None: "AIRequest"}
ENTRY = {"id": "a1", "speaker": "candidate", "content": "Hello.", "timestamp": "2026-11-25T10:00:00Z"}
WHOLE: dict[str, Any] = {
    "transcripts": [ENTRY],
    "model": "default",
    "promptType": "BQ",
    "role": "candidate",
    "company": "Acme",
    "position": "Engineer",
    "sessionId": "s-1",
    "language": "en",
    "userEmail": "ada@example.org",
    "after": 1,
    "attempt": 1,
    "responseType": "mock",
    "code": {"language": "python", "source": "x = 1", "output": "1"},
    "stories": [{"title": "T", "situation": "s", "task": "t", "action": "a", "result": "r", "tags": ["x"]}],
    "personalInfo": {"name": "Ada", "headline": "", "location": "x", "summary": "y", "resume": "z", "skills": ["a"]},
}
MESSAGES: list[dict[str, Any]] = [
    WHOLE,
    {"type": "cancel", "sessionId": "s-1", "originalTranscriptId": "a1", "responseType": "mock"},
    {"type": "ping", "t": 1},
    {"type": "auth", "token": "x"},
    {"type": "watch", "sessionId": "s-1"},
]
LIMITS = (
    *(
        "transcripts",
        "content",
        "id",
        "timestamp",
        "sessionId",
        "model",
        "promptType",
        "language",
        "company",
        "position",
    ),
    *("userEmail", "stories", "story", "tags", "personalInfo", "list", "code", "codeLanguage"),
)
LONG = sorted({most(name) for name in LIMITS} | {128, 8192})
ODD: list[Any] = [None, "", " ", "x", "new", "mock", "interviewer", 0, -1, 1.5, True, [], {}, [1], ["x"], [{}], 1001]
VALUES = st.sampled_from(ODD) | st.sampled_from(LONG).flatmap(
    lambda limit: st.sampled_from(
        ["x" * limit, "x" * (limit + 1), ["x"] * min(limit, 999), ["x"] * min(limit + 1, 999)]
    )
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a message at which something else might stand."""
    if path:
        yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def taken(message: Any) -> bool:
    try:
        parse(json.dumps(message))
    except BadFrame:
        return False
    return True


def described(message: dict[str, Any]) -> bool:
    kind = message.get("type")
    if not (kind is None or isinstance(kind, str)):
        return False
    return kind in TAKEN and bool(validator(TAKEN[kind]).is_valid(message))


@settings(max_examples=1500)
@given(data=st.data())
def test_it_takes_exactly_what_is_described(data: st.DataObject) -> None:
    message = copy.deepcopy(data.draw(st.sampled_from(MESSAGES)))
    path = data.draw(st.sampled_from(list(places(message))))
    value, inner = data.draw(VALUES), message
    for step in path[:-1]:
        inner = inner[step]
    if value is None and data.draw(st.booleans()) and isinstance(inner, dict):
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert taken(message) == described(message), (path, str(value)[:80])


def test_every_published_frame_is_judged_as_the_code_judges_it() -> None:
    for case in LIST["valid"] + LIST["invalid"]:
        frame = unfolded(case["frame"])
        if not isinstance(frame, dict) or "same id" in case["why"]:
            continue
        ids = [entry.get("id") for entry in frame.get("transcripts") or () if isinstance(entry, dict)]
        if len(set(map(str, ids))) == len(ids):
            assert taken(frame) == described(frame), case["why"]


NOW = datetime(2026, 11, 25, tzinfo=UTC)
HEADING = Heading("mock", "a1", "s-1", 1)
SENT = [
    frames.chunk(HEADING, 1, "Hello"),
    frames.ending(HEADING, 9, Done("t1", "stop")),
    frames.refusal(HEADING, Failed("RATE_LIMITED", "Too many.", {"x": ["y"]}, retryable=True, retry_after=3)),
    frames.pong("x"),
    frames.authenticated(NOW),
    frames.authenticated(None),
    frames.watching("s-1"),
    frames.queued("s-1", "mock", 2),
    frames.entry("s-1", {**ENTRY, "timestamp": frames.moment(NOW)}),
]


@pytest.mark.parametrize("sent", SENT, ids=lambda sent: json.loads(sent)["type"])
def test_what_is_sent_is_described(sent: str) -> None:
    frame = json.loads(sent)
    assert complaints(frame) == []
    if frame["type"] in ("chunk", "done", "error"):
        for name in set(frame) - {"details", "retryAfter"}:
            assert complaints(
                {key: value for key, value in frame.items() if key != name} | {"type": frame["type"]}
            ) or (name == "type"), f"{name} is not required"


def test_the_codes_are_those_of_the_code() -> None:
    def codes(kind: type[Refusal]) -> set[str]:
        return {kind.code}.union(*map(codes, kind.__subclasses__()))

    described_codes = pointed("#/components/schemas/Error")["allOf"][1]["properties"]["code"]["enum"]
    assert set(described_codes) == codes(Refusal) | {"INTERRUPTED"}
    sources = "".join(path.read_text() for path in (ROOT / "interviews").glob("*.py"))
    used = {int(code) for code in re.findall(r"\b(4[04]\d\d|10(?:09|12))\b", sources)}
    known = set(document()["channels"]["interview"]["x-close-codes"])
    assert {code for code in used if code != 1006} <= known


def test_every_reference_leads_somewhere_and_every_message_is_sent_or_taken() -> None:
    text = (ROOT / "docs/asyncapi.yaml").read_text()
    for reference in re.findall(r'"(#/[^"]+)"', text):
        pointed(reference)
    operations = document()["operations"].values()
    listed = {message["$ref"].rpartition("/")[2] for operation in operations for message in operation["messages"]}
    assert listed == set(document()["channels"]["interview"]["messages"]) == set(document()["components"]["messages"])
    assert {operation["action"] for operation in operations} == {"send", "receive"}
    assert set(SAID.values()) | set(TAKEN.values()) <= set(document()["components"]["schemas"])
    assert Path(ROOT / "docs/clients.md").read_text().count("asyncapi.yaml")
