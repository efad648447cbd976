"""REST of interviews: what the owner can do, and that nobody else can."""

import re
import uuid
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from interviews.models import Interview
from tests.rest.conftest import Make

URL = "/api/v1/interviews"
WANTED = {"promptType": "BQ", "role": "candidate", "company": "Acme", "position": "Engineer"}


def test_it_makes_an_interview_with_its_opening(owner: APIClient) -> None:
    made = owner.post(
        URL, {**WANTED, "language": "en", "level": "senior", "questions": 3, "mode": "real"}, format="json"
    )
    assert made.status_code == 201
    interview = made.json()
    assert interview["id"] == interview["sessionId"]
    assert {name: interview[name] for name in WANTED} == WANTED
    assert (interview["level"], interview["mode"], interview["questions"]) == ("senior", "real", 3)
    assert (interview["state"], interview["finished"]) == ("active", None)
    said = owner.get(f"{URL}/{interview['id']}/transcript").json()
    assert said["sessionId"] == interview["id"]
    assert [entry["speaker"] for entry in said["entries"]] == ["interviewer"]
    assert said["entries"][0]["move"] == {"kind": "open"}
    assert said["advice"] == []


def test_it_takes_a_session_id_of_the_clients_choosing_once(owner: APIClient, clients: dict[str, APIClient]) -> None:
    wanted = {**WANTED, "sessionId": "my-own_1"}
    assert owner.post(URL, wanted, format="json").json()["id"] == "my-own_1"
    again = owner.post(URL, wanted, format="json")
    assert (again.status_code, again.json()["error"]["code"]) == (409, "CONFLICT")
    assert clients["other"].post(URL, wanted, format="json").status_code == 201


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("promptType", "NOPE"),
        ("promptType", None),
        ("role", "admin"),
        ("company", ""),
        ("company", " "),
        ("company", "x" * 201),
        ("position", "nul\0"),
        ("language", "tlh"),
        ("model", "nobody's"),
        ("level", "guru"),
        ("mode", "dream"),
        ("questions", 0),
        ("questions", 999),
        ("sessionId", "new"),
        ("sessionId", "a b"),
        ("sessionId", "x" * 65),
        ("timeFactor", 9),
    ],
)
def test_it_names_the_field_that_is_wrong(owner: APIClient, field: str, value: Any) -> None:
    refused = owner.post(URL, {**WANTED, field: value}, format="json")
    assert refused.status_code == 400
    error = refused.json()["error"]
    assert error["code"] == "VALIDATION_ERROR"
    assert list(error["details"]) == [field]
    assert all(isinstance(message, str) for messages in error["details"].values() for message in messages)
    assert owner.get(URL).json()["count"] == 0


def test_it_lets_candidates_take_only_their_seat(clients: dict[str, APIClient]) -> None:
    refused = clients["candidate"].post(URL, {**WANTED, "role": "interviewer"}, format="json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "PERMISSION_DENIED")
    assert clients["owner"].post(URL, {**WANTED, "role": "interviewer"}, format="json").status_code == 201


def test_it_lists_in_pages_and_finds(owner: APIClient, make: Make) -> None:
    for number in range(23):
        make(company=f"Company {number}", promptType="HR" if number % 2 else "BQ")
    finished = make(company="Needle", position="Haystack keeper")
    owner.post(f"{URL}/{finished}/finish")
    first = owner.get(URL).json()
    assert (first["count"], len(first["results"]), first["previous"]) == (24, 20, None)
    assert first["results"][0]["company"] == "Needle"
    second = owner.get(first["next"]).json()
    assert (len(second["results"]), second["next"]) == (4, None)
    assert owner.get(URL, {"search": "haystack"}).json()["count"] == 1
    assert owner.get(URL, {"search": "needle", "state": "finished"}).json()["count"] == 1
    assert owner.get(URL, {"type": "HR"}).json()["count"] == 11
    assert owner.get(f"{URL}?state=active&pageSize=5").json()["count"] == 23
    assert owner.get(URL, {"page": 3}).json()["error"]["code"] == "NOT_FOUND"
    wrong = owner.get(URL, {"state": "sleeping"})
    assert (wrong.status_code, list(wrong.json()["error"]["details"])) == (400, ["state"])


def test_it_lists_with_a_constant_number_of_queries(
    owner: APIClient, make: Make, django_assert_max_num_queries: Any
) -> None:
    make()

    def queries() -> int:
        with django_assert_max_num_queries(8) as captured:
            owner.get(URL)
        assert isinstance(captured, CaptureQueriesContext)
        return len(captured)

    with_one = queries()
    for _ in range(9):
        make()
    assert queries() == with_one


def test_it_changes_what_may_be_changed(owner: APIClient, make: Make) -> None:
    mine = make()
    change = {"company": "Other", "language": "zh", "timeFactor": 2, "mode": "real"}
    more = {"sessionId": "stolen", "state": "finished", "owner": "x", "promptType": "HR", "plan": {}}
    changed = owner.patch(f"{URL}/{mine}", {**change, **more}, format="json")
    assert changed.status_code == 200
    now = owner.get(f"{URL}/{mine}").json()
    assert now == changed.json()
    assert {name: now[name] for name in change} == change
    assert (now["id"], now["state"], now["promptType"]) == (mine, "active", "BQ")
    for field, value in (("model", "nope"), ("language", "tlh"), ("company", ""), ("mode", None)):
        refused = owner.patch(f"{URL}/{mine}", {field: value}, format="json")
        assert (refused.status_code, list(refused.json()["error"]["details"])) == (400, [field])


def test_it_finishes_any_number_of_times(owner: APIClient, make: Make) -> None:
    mine = make()
    first = owner.post(f"{URL}/{mine}/finish")
    again = owner.post(f"{URL}/{mine}/finish")
    assert (first.status_code, first.json()["state"]) == (200, "finished")
    assert first.json()["finished"] == again.json()["finished"] is not None


def test_it_deletes_with_everything_said(owner: APIClient, make: Make) -> None:
    mine = make()
    assert owner.delete(f"{URL}/{mine}").status_code == 204
    assert owner.get(f"{URL}/{mine}").status_code == 404
    assert owner.get(f"{URL}/{mine}/transcript").status_code == 404


def test_a_job_ad_may_come_with_it(owner: APIClient, make: Make) -> None:
    made = make(jobAd="You plan 40 trams.")
    assert Interview.objects.get(session_id=made).plan["job_ad"] == "You plan 40 trams."
    refused = owner.post(URL, {**WANTED, "jobAd": "x" * 10_001}, format="json")
    assert refused.status_code == 400
    assert "jobAd" in refused.json()["error"]["details"]


@pytest.mark.parametrize("how", ["query", "header"])
def test_it_gives_the_transcript_as_markdown(owner: APIClient, make: Make, how: str) -> None:
    mine = make(company="<script>alert(1)</script> & *Co*")
    if how == "query":
        shown = owner.get(f"{URL}/{mine}/transcript?format=md")
    else:
        shown = owner.get(f"{URL}/{mine}/transcript", headers={"Accept": "text/markdown"})
    assert shown["Content-Type"] == "text/markdown; charset=utf-8"
    text = shown.content.decode()
    assert "\\<script\\>" in text
    assert not re.search(r"(?<!\\)<", text)
    assert text.count("**interviewer:**") == 1
    missing = owner.get(f"{URL}/nothing/transcript?format=md")
    assert missing.json()["error"]["code"] == "NOT_FOUND"


DOORS = [
    ("get", ""),
    ("patch", ""),
    ("delete", ""),
    ("get", "/transcript"),
    ("get", "/transcript?format=md"),
    ("post", "/finish"),
    ("get", "/report"),
    ("get", "/report?format=md"),
    ("get", "/report?format=pdf"),
    ("post", "/report"),
]


@pytest.mark.parametrize(("method", "below"), DOORS)
@pytest.mark.parametrize("who", ["other", "candidate", "admin"])
def test_it_answers_about_foreign_interviews_as_about_unknown_ones(
    clients: dict[str, APIClient], make: Make, who: str, method: str, below: str
) -> None:
    theirs = make()
    for body in ({}, {"company": ""}):
        foreign = getattr(clients[who], method)(f"{URL}/{theirs}{below}", body, format="json")
        unknown = getattr(clients[who], method)(f"{URL}/{uuid.uuid4().hex}{below}", body, format="json")
        assert foreign.status_code == unknown.status_code == 404
        assert foreign.content == unknown.content
        assert foreign["Content-Type"] == unknown["Content-Type"]
    assert clients["owner"].get(f"{URL}/{theirs}").json()["state"] == "active"


@pytest.mark.parametrize(("method", "below"), DOORS)
def test_it_asks_strangers_to_sign_in(clients: dict[str, APIClient], make: Make, method: str, below: str) -> None:
    mine = make()
    refused = getattr(clients["anonymous"], method)(f"{URL}/{mine}{below}", {}, format="json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "UNAUTHENTICATED")
    assert refused["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("strange", ["%00", "..", "a%20b", "x" * 65, "%E2%80%AE", "a'--"])
def test_it_has_no_interviews_under_strange_ids(owner: APIClient, strange: str) -> None:
    refused = owner.get(f"{URL}/{strange}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "NOT_FOUND")


def test_it_lists_the_models_in_force(owner: APIClient) -> None:
    models = owner.get("/api/v1/models").json()
    assert {"name", "isDefault", "languages", "dataGoesTo"} == set(models[0])
    assert [model["isDefault"] for model in models] == [True] + [False] * (len(models) - 1)


def test_it_shows_the_figures_to_admins_alone(clients: dict[str, APIClient]) -> None:
    shown = clients["admin"].get("/api/v1/metrics").json()
    assert {"requestCount", "responseTime", "errorRate", "activeConnections"} <= set(shown)
    for who, status in (("owner", 403), ("candidate", 403), ("anonymous", 401)):
        assert clients[who].get("/api/v1/metrics").status_code == status
