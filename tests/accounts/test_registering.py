"""REST: an account is made, by whom it may be, and how often anything may be asked."""

import uuid
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from tests.accounts.conftest import PASSWORD, signed_in
from tests.accounts.rest import V1, error_of, send


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
