"""The door for recordings: one's own interviews only, only where somebody writes down, and a bounded number."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from interviews import ledger

RECORDING = b"\x1aE\xdf\xa3 not really sound"


@pytest.fixture
def door(house: None, owner: User) -> str:
    spec = ledger.InterviewSpec(type_code="BQ", seat="candidate", company="Acme", position="Planner", language="en")
    return f"/interviews/{ledger.create(owner, spec).session_id}/speech"


def send(person: User | None, door: str, recording: bytes = RECORDING, kind: str = "audio/webm") -> Any:
    client = Client()
    if person:
        client.force_login(person)
    return client.post(door, recording, content_type=kind)


def test_it_gives_the_words(owner: User, door: str, settings: Any) -> None:
    settings.TRANSCRIPTION_MODEL = "scripted"
    answer = send(owner, door)
    assert (answer.status_code, answer.json()) == (200, {"text": "This is what a double hears in every recording."})
    assert answer["Cache-Control"].startswith("max-age=0")


def test_it_is_nobody_elses(stranger: User, door: str, settings: Any) -> None:
    settings.TRANSCRIPTION_MODEL = "scripted"
    assert send(stranger, door).status_code == send(stranger, "/interviews/unknown/speech").status_code == 404
    assert send(None, door).status_code == 302


def test_where_nobody_writes_down_there_is_no_door(owner: User, door: str) -> None:
    assert send(owner, door).status_code == 404


@pytest.mark.parametrize(
    ("recording", "kind"), [(b"", "audio/webm"), (b"x" * 3_000_000, "audio/webm"), (b"x", "text/plain")]
)
def test_what_is_no_recording_is_refused_in_words(
    owner: User, door: str, settings: Any, recording: bytes, kind: str
) -> None:
    settings.TRANSCRIPTION_MODEL = "scripted"
    answer = send(owner, door, recording, kind)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "VALIDATION_ERROR")


def test_it_has_a_rate(owner: User, door: str, settings: Any) -> None:
    settings.TRANSCRIPTION_MODEL = "scripted"
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "speech": 2}
    assert [send(owner, door).status_code for _ in range(3)] == [200, 200, 429]
