"""REST about people: who may what, what admins see and change, whom a feature is switched on for."""

import uuid
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts import tokens
from accounts.models import AuditEntry, Flag, Plan, Story, User
from tests.accounts.conftest import signed_in
from tests.accounts.rest import error_of, send

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
