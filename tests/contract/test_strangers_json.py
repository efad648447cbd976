"""JSON from strangers: whatever it is, it is answered in words and the socket lives."""

import json
from typing import Any

import pytest

from tests.contract.people import Person
from tests.contract.site import Site
from tests.contract.talk import Talk, request, said
from tests.contract.wire import Frame

pytestmark = pytest.mark.processes


def with_raw(field: str, raw: str) -> str:
    """A valid request whose field has this JSON text."""
    asked: Frame = request("s-strange", said("a1", "Hi"))
    return json.dumps({**asked, field: "HERE"}).replace('"HERE"', raw)


def with_content(raw: str) -> str:
    """A valid request whose entry has this JSON text as content."""
    return json.dumps(request("s-strange", said("a1", "HERE"))).replace('"HERE"', raw)


UNREADABLE = {
    "nothing": "",
    "blank": "  ",
    "cut": '{"transcripts": [',
    "word": "hello",
    "comma": '{"type": "ping",}',
    "two": '{"type": "ping"} {"type": "ping"}',
    "null": "null",
    "number": "7",
    "string": '"ping"',
    "list": "[]",
    "nested lists": "[" * 100_000,
    "nested objects": '{"a":' * 100_000,
    "closed nesting": "[" * 100_000 + "]" * 100_000,
    "raw NUL": '{"type": "ping\x00"}',
    "unknown type": '{"type": 7}',
    "type list": '{"type": ["ping"]}',
    "type object": '{"type": {"a": 1}}',
}
NAMED = {
    "NUL in content": (with_content('"a\\u0000b"'), "transcripts"),
    "lone surrogate in content": (with_content('"a\\ud800b"'), "transcripts"),
    "low surrogate in content": (with_content('"\\udc00"'), "transcripts"),
    "NaN as content": (with_content("NaN"), "transcripts"),
    "surrogate in company": (with_raw("company", '"\\ud83d"'), "company"),
    "NUL in position": (with_raw("position", '"\\u0000"'), "position"),
    "NUL in model": (with_raw("model", '"default\\u0000"'), "model"),
    "surrogate in session": (with_raw("sessionId", '"s\\ud800"'), "sessionId"),
    "NaN as after": (with_raw("after", "NaN"), "after"),
    "infinity as after": (with_raw("after", "1e999"), "after"),
    "huge after": (with_raw("after", "9" * 400), "after"),
    "negative after": (with_raw("after", "-1"), "after"),
    "text as after": (with_raw("after", '"7"'), "after"),
    "truth as after": (with_raw("after", "true"), "after"),
    "half an attempt": (with_raw("attempt", "1.5"), "attempt"),
    "infinite attempt": (with_raw("attempt", "-Infinity"), "attempt"),
    "transcripts object": (with_raw("transcripts", "{}"), "transcripts"),
    "transcripts text": (with_raw("transcripts", '"[]"'), "transcripts"),
    "transcripts of numbers": (with_raw("transcripts", "[1]"), "transcripts"),
    "transcripts of null": (with_raw("transcripts", "[null]"), "transcripts"),
    "model object": (with_raw("model", "{}"), "model"),
    "unknown model": (with_raw("model", '"no-such-model"'), "model"),
    "unknown language": (with_raw("language", '"tlh"'), "language"),
    "language number": (with_raw("language", "1"), "language"),
    "stories object": (with_raw("stories", "{}"), "stories"),
    "story without title": (with_raw("stories", '[{"task": "x"}]'), "stories"),
    "story of numbers": (with_raw("stories", '[{"title": 7}]'), "stories"),
    "NUL in a story": (with_raw("stories", '[{"title": "\\u0000"}]'), "stories"),
    "personal list": (with_raw("personalInfo", "[]"), "personalInfo"),
    "surrogate in personal info": (with_raw("personalInfo", '{"name": "\\ud800"}'), "personalInfo"),
    "code text": (with_raw("code", '"x = 1"'), "code"),
    "code without source": (with_raw("code", '{"language": "python"}'), "code"),
    "response type list": (with_raw("responseType", '["mock"]'), "responseType"),
    "session number": (with_raw("sessionId", "7"), "sessionId"),
    "empty session": (with_raw("sessionId", '""'), "sessionId"),
    "session with a line's end": (with_raw("sessionId", '"s\\n"'), "sessionId"),
}


def test_what_cannot_be_read_is_a_validation_error_and_the_socket_lives(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        for why, text in UNREADABLE.items():
            error = socket.refusal(text)
            assert error["code"] == "VALIDATION_ERROR", why
            assert (error["sessionId"], error["originalTranscriptId"]) == ("", ""), why
            socket.quiet()


def test_a_strange_value_is_a_validation_error_that_names_its_field(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        for why, (text, field) in NAMED.items():
            error = socket.refusal(text)
            assert (error["code"], list(error["details"])) == ("VALIDATION_ERROR", [field]), (why, error)
        socket.quiet()
    assert owner.rest("GET", "interviews/s-strange").status_code == 404


def test_integers_of_thousands_of_digits_are_a_validation_error(site: Site, owner: Person) -> None:
    with owner.socket() as socket:
        for field in ("after", "attempt", "unknown"):
            assert socket.refusal(with_raw(field, "9" * 5000))["code"] == "VALIDATION_ERROR"
        socket.quiet()


def test_strange_values_of_other_messages_are_refused_too(site: Site, owner: Person) -> None:
    messages = [
        '{"type": "cancel"}',
        '{"type": "cancel", "sessionId": "../x", "originalTranscriptId": "a"}',
        '{"type": "cancel", "sessionId": "s", "originalTranscriptId": 7}',
        '{"type": "cancel", "sessionId": "s", "originalTranscriptId": "a", "responseType": "both"}',
        '{"type": "watch"}',
        '{"type": "watch", "sessionId": ["s"]}',
        '{"type": "auth"}',
        '{"type": "auth", "token": 7}',
    ]
    with owner.socket() as socket:
        for message in messages:
            assert socket.refusal(message)["code"] == "VALIDATION_ERROR", message
        socket.quiet()


EDGES: dict[str, list[tuple[Any, Any]]] = {
    "transcripts": [
        ([said("a" * 128, "x")], [said("a" * 129, "x")]),
        ([said("a", "x" * 20_000)], [said("a", "x" * 20_001)]),
        ([said("a", "🙂" * 20_000)], [said("a", "🙂" * 20_001)]),
        ([said(f"a{n}", "x") for n in range(500)], [said(f"a{n}", "x") for n in range(501)]),
    ],
    "sessionId": [("S" * 63, "S" * 65)],
    "stories": [([{"title": "t"}] * 50, [{"title": "t"}] * 51)],
}


def test_limits_hold_to_the_letter(site: Site, talk: Talk) -> None:
    with talk.socket() as socket:
        for field, pairs in EDGES.items():
            for number, (within, beyond) in enumerate(pairs):
                fields = {"sessionId": f"{talk.session}-{field}-{number}"}
                asked = talk.request(said("a", "x"), **fields)
                error = socket.refusal({**asked, field: beyond})
                assert list(error["details"]) == [field], error
                assert socket.ask({**asked, field: within}).done
        socket.quiet()
