"""REST about people: what each answers, to whom, and to whom not."""

import io
import json
import uuid
import zipfile
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from accounts import quotas, tokens
from accounts.models import AuditEntry, Flag, PersonalInfo, Plan, Story, User
from tests.accounts.conftest import PASSWORD, signed_in

V1 = "/api/v1/"
STORY = {
    "title": "Billing migration",
    "situation": "Two factions",
    "task": "Pick a plan",
    "action": "I wrote a spike for both",
    "result": "Shipped in 6 weeks",
    "tags": ["conflict"],
}


def send(client: APIClient, method: str, path: str, body: Any = None) -> Any:
    return getattr(client, method)(V1 + path, body, format="json")


def error_of(answer: Any) -> dict[str, Any]:
    error: dict[str, Any] = answer.json()["error"]
    assert set(error) == {"code", "message", "details"}
    return error


# -- who may what --------------------------------------------------------------------------

ME = ["me", "me/access", "me/usage", "me/export", "me/personal-info", "me/stories", "me/job-ads"]
ADMIN = ["users", "plans"]


@pytest.mark.parametrize(
    "path",
    [*ME, f"me/stories/{uuid.UUID(int=7)}", f"me/job-ads/{uuid.UUID(int=7)}", *ADMIN, f"users/{uuid.UUID(int=7)}"],
)
def test_it_answers_strangers_401(rest: APIClient, db: None, path: str) -> None:
    answer = send(rest, "get", path)
    assert answer.status_code == 401
    assert error_of(answer)["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("path", ME)
def test_it_answers_every_role_about_themselves(owner: User, interviewer: User, admin: User, path: str) -> None:
    assert [send(signed_in(user), "get", path).status_code for user in (owner, interviewer, admin)] == [200] * 3


@pytest.mark.parametrize("path", [*ADMIN, "users/{owner}", "users/{unknown}"])
def test_it_keeps_admins_things_to_admins(owner: User, interviewer: User, path: str) -> None:
    path = path.format(owner=owner.pk, unknown=uuid.uuid4())
    for user in (owner, interviewer):
        for method in ("get", "patch"):
            answer = send(signed_in(user), method, path, {})
            assert (answer.status_code, error_of(answer)["code"]) == (403, "PERMISSION_DENIED")


# -- registering ---------------------------------------------------------------------------


def test_it_registers_and_the_account_works_at_once(rest: APIClient, db: None) -> None:
    answer = send(rest, "post", "auth/register", {"email": "New@Example.org", "password": PASSWORD})
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == {"id", "email", "name", "role"}
    assert (body["email"], body["name"], body["role"]) == ("new@example.org", "", "candidate")
    signed = send(rest, "post", "auth/token", {"email": "NEW@example.org", "password": PASSWORD})
    assert signed.status_code == 200
    assert User.objects.get().plan_id == "free"


def test_it_registers_with_name_and_role(rest: APIClient, db: None) -> None:
    body = {"email": "i@example.org", "password": PASSWORD, "name": "Ida", "role": "interviewer"}
    answer = send(rest, "post", "auth/register", body).json()
    assert (answer["name"], answer["role"]) == ("Ida", "interviewer")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"password": PASSWORD}, "email"),
        ({"email": "no address", "password": PASSWORD}, "email"),
        ({"email": "OWNER@example.org", "password": PASSWORD}, "email"),
        ({"email": "a@example.org"}, "password"),
        ({"email": "a@example.org", "password": "short"}, "password"),
        ({"email": "a@example.org", "password": "password"}, "password"),
        ({"email": "a@example.org", "password": PASSWORD, "role": "admin"}, "role"),
        ({"email": "a@example.org", "password": PASSWORD, "role": "king"}, "role"),
        ({"email": "a@example.org", "password": PASSWORD, "name": "x" * 151}, "name"),
    ],
)
def test_it_names_the_field_that_is_wrong(rest: APIClient, owner: User, body: dict[str, Any], field: str) -> None:
    answer = send(rest, "post", "auth/register", body)
    assert answer.status_code == 400
    error = error_of(answer)
    assert error["code"] == "VALIDATION_ERROR"
    assert list(error["details"]) == [field]
    assert User.objects.count() == 1


def test_it_writes_no_other_field_of_a_new_account(rest: APIClient, db: None) -> None:
    body = {"email": "a@example.org", "password": PASSWORD, "plan": "pro", "plan_id": "pro", "is_guest": True}
    send(rest, "post", "auth/register", body | {"id": str(uuid.uuid4()), "isActive": False, "auth_version": 9})
    made = User.objects.get()
    assert (made.plan_id, made.is_guest, made.is_active, str(made.pk) != body.get("id")) == ("free", False, True, True)


def test_it_offers_only_the_configured_roles(rest: APIClient, db: None, settings: Any) -> None:
    settings.REGISTRATION_ROLES = ["interviewer"]
    body = {"email": "a@example.org", "password": PASSWORD}
    assert send(rest, "post", "auth/register", body | {"role": "candidate"}).status_code == 400
    assert send(rest, "post", "auth/register", body).json()["role"] == "interviewer"


def test_it_lets_nobody_in_when_closed(rest: APIClient, db: None, settings: Any) -> None:
    settings.REGISTRATION = "closed"
    answer = send(rest, "post", "auth/register", {"email": "a@example.org", "password": PASSWORD})
    assert (answer.status_code, error_of(answer)["code"]) == (403, "PERMISSION_DENIED")


def test_it_limits_registrations_of_an_address(rest: APIClient, db: None, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"registration": 2}
    codes = [
        send(rest, "post", "auth/register", {"email": f"{n}@example.org", "password": PASSWORD}).status_code
        for n in range(3)
    ]
    assert codes == [201, 201, 429]


def test_it_limits_sign_ins_of_an_address_and_spoofing_changes_nothing(
    rest: APIClient, owner: User, settings: Any
) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"login": 2}
    body = {"email": owner.email, "password": "wrong"}
    codes = [
        rest.post(f"{V1}auth/token", body, format="json", HTTP_X_FORWARDED_FOR=f"1.1.1.{n}").status_code
        for n in range(3)
    ]
    assert codes == [401, 401, 429]
    elsewhere = rest.post(
        f"{V1}auth/token", {"email": owner.email, "password": PASSWORD}, format="json", REMOTE_ADDR="203.0.113.5"
    )
    assert elsewhere.status_code == 200


def test_it_limits_requests_of_a_user_but_not_on_the_unlimited_plan(owner: User, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"rest": 2}
    client = signed_in(owner)
    answers = [send(client, "get", "me") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert error_of(answers[2])["code"] == "RATE_LIMITED"
    assert int(answers[2]["Retry-After"]) >= 1
    User.objects.filter(pk=owner.pk).update(plan="unlimited")
    assert send(client, "get", "me").status_code == 200


# -- oneself -------------------------------------------------------------------------------


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


@pytest.mark.parametrize("body", [{"name": "x" * 151}, {"language": "not a language!"}, {"name": None}, {"name": []}])
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


# -- for admins ----------------------------------------------------------------------------


def test_it_lists_searches_and_filters_users(owner: User, interviewer: User, admin: User) -> None:
    client = signed_in(admin)
    listed = send(client, "get", "users").json()
    assert set(listed) == {"count", "next", "previous", "results"}
    assert listed["count"] == 3
    assert [user["email"] for user in send(client, "get", "users?search=olga").json()["results"]] == [owner.email]
    assert send(client, "get", "users?role=interviewer").json()["count"] == 1
    assert send(client, "get", "users?plan=unlimited").json()["count"] == 1
    assert send(client, "get", "users?isActive=false").json()["count"] == 0


def test_it_changes_role_plan_and_activity_and_writes_it_down(owner: User, admin: User) -> None:
    client, pair = signed_in(admin), tokens.issue(owner)
    body = {"role": "interviewer", "plan": "pro", "isActive": True}
    changed = send(client, "patch", f"users/{owner.pk}", body)
    assert changed.status_code == 200
    assert {key: changed.json()[key] for key in body} == body
    theirs = APIClient()
    theirs.credentials(HTTP_AUTHORIZATION=f"Bearer {pair['access']}")
    assert send(theirs, "get", "me/access").json()["role"] == "interviewer"
    assert send(client, "patch", f"users/{owner.pk}", {"isActive": False}).status_code == 200
    assert send(theirs, "get", "me").status_code == 401
    send(client, "patch", f"users/{owner.pk}", {"isActive": True})
    assert send(theirs, "get", "me").status_code == 401
    written = AuditEntry.objects.filter(about=owner.pk, actor=admin).values_list("action", flat=True)
    assert sorted(written) == ["change-is-active", "change-is-active", "change-plan", "change-role"]


@pytest.mark.parametrize("body", [{"role": "king"}, {"plan": "gold"}, {"isActive": "maybe"}, {"plan": None}])
def test_it_refuses_wrong_changes(owner: User, admin: User, body: dict[str, Any]) -> None:
    before = User.objects.filter(pk=owner.pk).values().get()
    assert send(signed_in(admin), "patch", f"users/{owner.pk}", body).status_code == 400
    assert User.objects.filter(pk=owner.pk).values().get() == before


def test_it_changes_nothing_else_of_a_user(owner: User, admin: User) -> None:
    before = User.objects.filter(pk=owner.pk).values().get()
    body = {"email": "x@example.org", "password": "x", "is_guest": True, "isGuest": True, "id": "x", "language": "zh"}
    assert send(signed_in(admin), "patch", f"users/{owner.pk}", body).status_code == 200
    assert User.objects.filter(pk=owner.pk).values().get() == before


def test_it_never_loses_the_last_admin(admin: User) -> None:
    client = signed_in(admin)
    for body in ({"role": "candidate"}, {"isActive": False}):
        answer = send(client, "patch", f"users/{admin.pk}", body)
        assert (answer.status_code, error_of(answer)["code"]) == (409, "CONFLICT")
    assert send(client, "delete", "me").status_code == 409
    assert send(client, "get", "users").status_code == 200
    assert not AuditEntry.objects.exists()


def test_it_shows_plans_with_their_limits(admin: User) -> None:
    shown = {plan["key"]: plan for plan in send(signed_in(admin), "get", "plans").json()}
    assert set(shown) == {"guest", "free", "pro", "unlimited"}
    assert shown["free"]["limits"]["interviewsAtOnce"] == 3
    assert shown["unlimited"]["unlimited"] is True


def test_it_asks_a_constant_number_of_queries_for_lists(
    owner: User, admin: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        Story.objects.create(user=owner, title=f"story {number}")
        User.objects.create_user(f"u{number}@example.org")
    with django_assert_max_num_queries(3):
        send(signed_in_before(owner), "get", "me/stories")
    with django_assert_max_num_queries(4):
        send(signed_in_before(admin), "get", "users")


def signed_in_before(user: User) -> APIClient:
    """A client whose sign-in is not counted: its user is given to the views."""
    client = APIClient()
    client.force_authenticate(user)
    return client


# -- flags ---------------------------------------------------------------------------------


def features(user: User) -> set[str]:
    return set(send(signed_in(user), "get", "me/access").json()["features"])


def test_it_switches_a_feature_on_for_everyone_a_plan_a_role_or_a_person(owner: User, interviewer: User) -> None:
    flag = Flag.objects.create(name="beta")
    assert "beta" not in features(owner) | features(interviewer)
    flag.people.add(owner)
    assert ("beta" in features(owner), "beta" in features(interviewer)) == (True, False)
    flag.people.clear()
    flag.plans.add(Plan.objects.get(key="pro"))
    assert "beta" not in features(owner)
    User.objects.filter(pk=owner.pk).update(plan="pro")
    assert ("beta" in features(owner), "beta" in features(interviewer)) == (True, False)
    flag.plans.clear()
    Flag.objects.update(roles=["interviewer"])
    assert ("beta" in features(owner), "beta" in features(interviewer)) == (False, True)
    Flag.objects.update(roles=[], everyone=True)
    assert "beta" in features(owner) & features(interviewer)


def test_it_narrows_a_shipped_feature_but_never_beyond_the_permission(owner: User, interviewer: User) -> None:
    assert "coach" in features(owner)
    flag = Flag.objects.create(name="coach")
    assert "coach" not in features(owner)
    flag.people.add(owner)
    assert ("coach" in features(owner), "coach" in features(interviewer)) == (True, False)
    Flag.objects.create(name="swapped-seats", everyone=True)
    assert "swapped-seats" not in features(owner)
