"""What REST does with a report: share it, doubt it, rate oneself. The pages' rules, for its owner alone."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from interviews.models import Complaint, Interview, Report, Share
from interviews.reports import remarks, sharing
from tests.rest.conftest import Make

URL = "/api/v1/interviews"
RUBRIC = [{"key": "ownership", "name": "Ownership", "weight": 1, "anchors": {}}]


@pytest.fixture
def reported(make: Make) -> Callable[[], str]:
    """Makes one of the owner's interviews that has a report; returns its id."""

    def reported() -> str:
        interview = Interview.objects.get(session_id=make())
        Interview.objects.filter(pk=interview.pk).update(state="finished", finished=timezone.now())
        Report.objects.create(
            interview=interview, number=1, state="done", rubric=RUBRIC, created=timezone.now(), finished=timezone.now()
        )
        return interview.session_id

    return reported


def test_a_link_is_told_once_and_shows_the_report(owner: APIClient, reported: Callable[[], str]) -> None:
    mine = reported()
    made = owner.post(f"{URL}/{mine}/report/shares", {"includeTranscript": True}, format="json")
    assert made.status_code == 201
    link = made.json()
    assert set(link) == {"id", "includeTranscript", "created", "expires", "url"}
    assert link["includeTranscript"] is True
    assert Client().get(link["url"].removeprefix("http://testserver")).status_code == 200
    listed = owner.get(f"{URL}/{mine}/report/shares").json()
    assert listed == [{name: value for name, value in link.items() if name != "url"}]
    assert owner.delete(f"{URL}/{mine}/report/shares/{link['id']}").status_code == 204
    assert owner.get(f"{URL}/{mine}/report/shares").json() == []
    assert Client().get(link["url"].removeprefix("http://testserver")).status_code == 404


def test_a_link_leaves_the_transcript_out_unless_it_is_asked_for(owner: APIClient, reported: Callable[[], str]) -> None:
    mine = reported()
    assert owner.post(f"{URL}/{mine}/report/shares").json()["includeTranscript"] is False
    wrong = owner.post(f"{URL}/{mine}/report/shares", {"includeTranscript": "perhaps"}, format="json")
    assert (wrong.status_code, list(wrong.json()["error"]["details"])) == (400, ["includeTranscript"])
    Share.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert owner.get(f"{URL}/{mine}/report/shares").json() == [], "what has run out shows nothing any more"


def test_links_and_remarks_are_bounded(
    owner: APIClient, reported: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST", 1)
    monkeypatch.setattr(remarks, "MOST", 1)
    mine = reported()
    for below, body in (("shares", {}), ("remarks", {"text": "Not my words."})):
        assert owner.post(f"{URL}/{mine}/report/{below}", body, format="json").status_code == 201
        refused = owner.post(f"{URL}/{mine}/report/{below}", body, format="json")
        assert (refused.status_code, refused.json()["error"]["code"]) == (409, "CONFLICT")


def test_what_looks_wrong_is_kept_with_its_question(owner: APIClient, reported: Callable[[], str]) -> None:
    mine = reported()
    said = owner.post(f"{URL}/{mine}/report/remarks", {"text": " That is not mine. ", "question": 2}, format="json")
    assert said.status_code == 201
    assert (said.json()["text"], said.json()["question"]) == ("That is not mine.", 2)
    kept = Complaint.objects.get()
    assert (kept.text, kept.question) == ("That is not mine.", 2)


def test_a_refused_remark_names_its_field(owner: APIClient, reported: Callable[[], str]) -> None:
    mine = reported()
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "nul\0"}, "text"),
        ({"text": "x" * 2_001}, "text"),
        ({"text": "so", "question": 0}, "question"),
        ({"text": "so", "question": "first"}, "question"),
    )
    for body, field in wrong:
        refused = owner.post(f"{URL}/{mine}/report/remarks", body, format="json")
        assert (refused.status_code, list(refused.json()["error"]["details"])) == (400, [field])
    assert not Complaint.objects.exists()


def test_one_rates_oneself_and_the_report_shows_it(owner: APIClient, reported: Callable[[], str]) -> None:
    mine = reported()
    rated = owner.patch(f"{URL}/{mine}/report/self-rating", {"ratings": {"ownership": 2}}, format="json")
    assert (rated.status_code, rated.json()) == (200, {"ratings": {"ownership": 2}})
    assert owner.get(f"{URL}/{mine}/report").json()["criteria"][0]["selfRating"] == 2
    strange: tuple[Any, ...] = (
        {"ownership": 6},
        {"ownership": None},
        {"foreign": 3},
        {"ownership": 3, "foreign": 3},
        {},
        [],
        None,
    )
    for wrong in strange:
        refused = owner.patch(f"{URL}/{mine}/report/self-rating", {"ratings": wrong}, format="json")
        assert (refused.status_code, list(refused.json()["error"]["details"])) == (400, ["ratings"]), wrong
    assert Report.objects.get().self_rating == {"ownership": 2}


def test_without_a_report_there_is_nothing_to_do_with_it(owner: APIClient, make: Make) -> None:
    mine = make()
    for method, below, body in (
        ("post", "shares", {}),
        ("post", "remarks", {"text": "so"}),
        ("patch", "self-rating", {"ratings": {"ownership": 2}}),
    ):
        refused = getattr(owner, method)(f"{URL}/{mine}/report/{below}", body, format="json")
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "NOT_FOUND")
    assert owner.get(f"{URL}/{mine}/report/shares").json() == []


DOORS = [
    ("get", "shares"),
    ("post", "shares"),
    ("delete", "shares/{share}"),
    ("post", "remarks"),
    ("patch", "self-rating"),
]


@pytest.mark.parametrize("who", ["other", "candidate", "admin"])
def test_other_peoples_reports_are_like_none(
    clients: dict[str, APIClient], reported: Callable[[], str], who: str
) -> None:
    theirs = reported()
    share = clients["owner"].post(f"{URL}/{theirs}/report/shares").json()["id"]
    for method, below in DOORS:
        for body in ({}, {"text": "so", "ratings": {"ownership": 1}}):
            ask, to = getattr(clients[who], method), below.format(share=share)
            foreign = ask(f"{URL}/{theirs}/report/{to}", body, format="json")
            unknown = ask(f"{URL}/{uuid.uuid4().hex}/report/{to}", body, format="json")
            assert foreign.status_code == unknown.status_code == 404, (method, below)
            assert foreign.content == unknown.content
    assert Share.objects.count() == 1
    assert not Complaint.objects.exists()
    assert Report.objects.get().self_rating == {}


def test_strangers_sign_in_first(clients: dict[str, APIClient]) -> None:
    for method, below in DOORS:
        ask = getattr(clients["anonymous"], method)
        refused = ask(f"{URL}/any/report/{below.format(share='any')}", {}, format="json")
        assert (refused.status_code, refused.json()["error"]["code"]) == (401, "UNAUTHENTICATED")


def test_the_link_of_another_report_is_like_none(owner: APIClient, reported: Callable[[], str]) -> None:
    first, second = reported(), reported()
    link = owner.post(f"{URL}/{first}/report/shares").json()["id"]
    for strange in (link, str(uuid.uuid4()), "1", "%00"):
        refused = owner.delete(f"{URL}/{second}/report/shares/{strange}")
        assert (refused.status_code, refused.json()["error"]["code"]) == (404, "NOT_FOUND")
    assert Share.objects.count() == 1
