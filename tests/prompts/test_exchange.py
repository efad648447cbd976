"""The bank as a file: out and in again is the same; a wrong row is named, and nothing of its file is taken."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from prompts import exchange
from prompts.models import Question

pytestmark = pytest.mark.usefixtures("starter")


def dumped() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(exchange.dump(Question.objects.order_by("pk")))
    return rows


def test_out_and_in_again_is_the_same() -> None:
    before = dumped()
    Question.objects.all().delete()
    assert exchange.load(json.dumps(before)) == len(before)
    key = lambda row: (row["type"] or "", row["language"], row["key"])  # noqa: E731 - a sort key
    assert sorted(dumped(), key=key) == sorted(before, key=key)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": ""}, "text"),
        ({"type": "NONE"}, "type"),
        ({"language": "xx"}, "language"),
        ({"parts": [{"key": "one"}]}, "parts"),
        ({"anchors": {"1": "a"}}, "anchors"),
        ({"minutes": "long"}, "minutes"),
        ({"colour": 1}, "colour"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(change: dict[str, Any], told: str) -> None:
    rows = dumped()
    rows[0]["text"] = "Changed?"
    rows[1] |= change
    with pytest.raises(ValidationError, match=told) as refused:
        exchange.load(json.dumps(rows))
    assert "Question 2" in str(refused.value.messages)
    assert not Question.objects.filter(text="Changed?").exists()


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[" * 5000])
def test_what_is_no_list_of_questions_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        exchange.load(text)


def test_admins_do_it_in_the_admin(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@example.org", "x"))
    chosen = Question.objects.filter(type="HR", language="en")
    out = client.post(
        "/admin/prompts/question/",
        {"action": "export", "_selected_action": list(chosen.values_list("pk", flat=True))},
    )
    assert len(json.loads(out.content)) == chosen.count()
    assert client.get("/admin/prompts/question/import/").status_code == 200
    taken = client.post("/admin/prompts/question/import/", {"file": SimpleUploadedFile("q.json", out.content)})
    assert taken.status_code == 302
    refused = client.post("/admin/prompts/question/import/", {"file": SimpleUploadedFile("q.json", b"[1]")})
    assert "an object is needed" in refused.content.decode()
