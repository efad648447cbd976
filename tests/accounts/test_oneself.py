"""REST about oneself: the profile, the background, stories, what is used, what is taken away."""

import io
import json
import uuid
import zipfile
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from accounts import quotas
from accounts.models import PersonalInfo, Story, User
from tests.accounts.conftest import PASSWORD, signed_in
from tests.accounts.rest import send

STORY = {
    "title": "Billing migration",
    "situation": "Two factions",
    "task": "Pick a plan",
    "action": "I wrote a spike for both",
    "result": "Shipped in 6 weeks",
    "tags": ["conflict"],
}


def test_it_shows_and_changes_the_profile(owner: User) -> None:
    client = signed_in(owner)
    assert send(client, "get", "me").json() == {
        "id": str(owner.pk),
        "email": owner.email,
        "name": "Olga",
        "role": "candidate",
        "plan": "free",
        "language": "",
    }
    changed = send(client, "patch", "me", {"name": "Olga B.", "language": "zh-CN"})
    assert (changed.json()["name"], changed.json()["language"]) == ("Olga B.", "zh-CN")


def test_it_changes_nothing_else_of_oneself(owner: User) -> None:
    body = {
        "id": str(uuid.uuid4()),
        "email": "x@example.org",
        "role": "admin",
        "plan": "pro",
        "plan_id": "pro",
        "is_active": False,
        "isActive": False,
        "is_guest": True,
        "auth_version": 77,
        "password": "x",
        "created": "2001-01-01T00:00:00Z",
    }
    before = User.objects.filter(pk=owner.pk).values().get()
    assert send(signed_in(owner), "patch", "me", body).status_code == 200
    assert User.objects.filter(pk=owner.pk).values().get() == before


@pytest.mark.parametrize(
    "body", [{"name": "x" * 151}, {"language": "not a language!"}, {"language": "xx"}, {"name": None}, {"name": []}]
)
def test_it_refuses_a_wrong_profile(owner: User, body: dict[str, Any]) -> None:
    assert send(signed_in(owner), "patch", "me", body).status_code == 400


def test_it_shows_what_each_role_may(owner: User, interviewer: User, admin: User) -> None:
    shown = [send(signed_in(user), "get", "me/access").json() for user in (owner, interviewer, admin)]
    assert [one["role"] for one in shown] == ["candidate", "interviewer", "admin"]
    candidate, inter, adm = (set(one["permissions"]) for one in shown)
    assert candidate < inter < adm
    assert "seat.interviewer" in inter - candidate
    assert {"users.manage", "prompts.edit"} <= adm - inter
    assert "swapped-seats" in set(shown[1]["features"]) - set(shown[0]["features"])


def test_it_shows_use_and_limits(owner: User) -> None:
    quotas.reserve(owner, "questionsPerDay", timezone.now())
    shown = send(signed_in(owner), "get", "me/usage").json()
    assert shown["plan"] == "free"
    by_key = {quota["key"]: quota for quota in shown["quotas"]}
    assert list(by_key) == ["questionsPerDay", "advicePerDay", "reportsPerDay", "tokensPerMonth", "interviewsAtOnce"]
    assert (by_key["questionsPerDay"]["used"], by_key["questionsPerDay"]["limit"]) == (1, 100)
    assert by_key["questionsPerDay"]["resetsAt"].endswith("T00:00:00Z")
    assert by_key["interviewsAtOnce"]["resetsAt"] is None


def test_it_has_no_limit_to_show_on_the_unlimited_plan(admin: User) -> None:
    shown = send(signed_in(admin), "get", "me/usage").json()
    assert {quota["limit"] for quota in shown["quotas"]} == {None}


def test_it_keeps_the_background(owner: User, stranger: User) -> None:
    client = signed_in(owner)
    assert send(client, "get", "me/personal-info").json()["headline"] == ""
    body = {
        "name": "Olga",
        "headline": "Backend engineer",
        "skills": ["Python", "PostgreSQL"],
        "experience": [{"company": "Acme", "years": 3}],
        "education": "A school",
        "resume": "10 years of …",
    }
    kept = send(client, "put", "me/personal-info", body)
    assert kept.status_code == 200
    assert kept.json() == body | {"location": "", "summary": ""}
    assert send(client, "put", "me/personal-info", {"headline": "New"}).json()["skills"] == []
    assert send(signed_in(stranger), "get", "me/personal-info").json()["headline"] == ""


@pytest.mark.parametrize(
    "body",
    [{"name": ["x"]}, {"skills": 5}, {"skills": [["x"]]}, {"skills": ["x" * 5001]}, {"resume": "x" * 60001}, []],
)
def test_it_refuses_a_wrong_background(owner: User, body: Any) -> None:
    assert send(signed_in(owner), "put", "me/personal-info", body).status_code == 400
    assert not PersonalInfo.objects.exists()


def test_it_keeps_changes_and_deletes_stories(owner: User) -> None:
    client = signed_in(owner)
    made = send(client, "post", "me/stories", STORY)
    assert made.status_code == 201
    path = f"me/stories/{made.json()['id']}"
    assert {key: send(client, "get", path).json()[key] for key in STORY} == STORY
    assert send(client, "patch", path, {"title": "New"}).json()["task"] == STORY["task"]
    replaced = send(client, "put", path, {"title": "Newer"}).json()
    assert (replaced["title"], replaced["task"], replaced["tags"]) == ("Newer", "", [])
    assert [story["title"] for story in send(client, "get", "me/stories").json()] == ["Newer"]
    assert send(client, "delete", path).status_code == 204
    assert send(client, "get", path).status_code == 404


@pytest.mark.parametrize("body", [{}, {"title": ""}, {"title": 5, "tags": "x"}, {"title": "x", "task": None}, []])
def test_it_refuses_a_wrong_story(owner: User, body: Any) -> None:
    assert send(signed_in(owner), "post", "me/stories", body).status_code == 400
    assert not Story.objects.exists()


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_it_answers_a_foreign_story_byte_for_byte_like_an_unknown_one(owner: User, stranger: User, method: str) -> None:
    foreign = send(signed_in(owner), "post", "me/stories", STORY).json()["id"]
    client = signed_in(stranger)
    answers = {
        (answer.status_code, answer.content)
        for answer in (send(client, method, f"me/stories/{key}", STORY) for key in (foreign, uuid.uuid4(), "x", "%00"))
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404
    assert Story.objects.get().title == STORY["title"]


def test_it_cannot_move_a_story_to_somebody_else(owner: User, stranger: User) -> None:
    body = STORY | {"user": str(stranger.pk), "user_id": str(stranger.pk), "id": str(uuid.uuid4())}
    made = send(signed_in(owner), "post", "me/stories", body).json()
    story = Story.objects.get()
    assert (story.user_id, str(story.pk)) == (owner.pk, made["id"])
    assert made["id"] != body["id"]


def test_it_exports_everything_as_one_archive(owner: User, stranger: User, settings: Any) -> None:
    settings.HOLDINGS = ["accounts.holdings"]
    client = signed_in(owner)
    send(client, "post", "me/stories", STORY)
    send(signed_in(stranger), "post", "me/stories", STORY | {"title": "somebody else's"})
    answer = send(client, "get", "me/export")
    assert answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    held = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    assert held["profile.json"]["email"] == owner.email
    assert [story["title"] for story in held["stories.json"]] == ["Billing migration"]
    assert "somebody else's" not in str(held)
    assert "password" not in held["profile.json"]


def test_it_deletes_the_account_and_all_of_it(owner: User, stranger: User, settings: Any) -> None:
    settings.HOLDINGS = ["accounts.holdings"]
    client = signed_in(owner)
    send(client, "post", "me/stories", STORY)
    assert send(client, "delete", "me").status_code == 204
    assert send(client, "get", "me").status_code == 401
    assert not Story.objects.exists()
    assert list(User.objects.all()) == [stranger]
    body = {"email": owner.email, "password": PASSWORD}
    assert send(APIClient(), "post", "auth/register", body).status_code == 201
