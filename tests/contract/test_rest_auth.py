"""Accounts and tokens over REST, as clients rely on them."""

import pytest

from tests.contract import people
from tests.contract.people import PASSWORD, Person, body, fresh_address
from tests.contract.site import Site

pytestmark = pytest.mark.processes


@pytest.fixture
def site(uvicorn_site: Site) -> Site:
    """Nothing here depends on the server."""
    return uvicorn_site


def error_of(
    person: Person, method: str, path: str, json: object = None, **how: object
) -> tuple[int, str, dict[str, object]]:
    """Status, code and details of a refusal, which must have the one error shape."""
    response = person.rest(method, path, json, **how)
    told = response.json()
    assert set(told) == {"error"}, told
    assert set(told["error"]) == {"code", "message", "details"}, told
    assert told["error"]["message"]
    return response.status_code, told["error"]["code"], told["error"]["details"]


def test_registering_makes_an_account_that_works_at_once(site: Site) -> None:
    person = people.stranger(site)
    made = person.post("auth/register", {"email": person.email, "password": PASSWORD, "name": "Sam"}, 201)
    assert (made["email"], made["name"], made["role"]) == (person.email, "Sam", "candidate")
    assert set(made) == {"id", "email", "name", "role"}
    me = person.sign_in().get("me")
    assert set(me) >= {"id", "email", "name", "role", "plan", "language"}
    assert (me["id"], me["plan"]) == (made["id"], "free")


def test_roles_are_chosen_among_those_that_may_be(site: Site) -> None:
    assert people.newcomer(site, role="interviewer").get("me")["role"] == "interviewer"
    person = people.stranger(site)
    wish = {"email": person.email, "password": PASSWORD, "role": "admin"}
    status, code, details = error_of(person, "POST", "auth/register", wish)
    assert (status, code, list(details)) == (400, "VALIDATION_ERROR", ["role"])


def test_a_taken_address_is_refused(site: Site) -> None:
    person = people.newcomer(site)
    wish = {"email": person.email.upper(), "password": PASSWORD}
    status, code, details = error_of(people.stranger(site), "POST", "auth/register", wish)
    assert (status, code, list(details)) == (400, "VALIDATION_ERROR", ["email"])


def test_sign_in_answers_equally_for_known_and_unknown(site: Site) -> None:
    known, unknown = people.newcomer(site), people.stranger(site)
    known.access = ""
    answers = [
        error_of(person, "POST", "auth/token", {"email": person.email, "password": "wrong-Passw0rd-1"})
        for person in (known, unknown)
    ]
    assert answers[0] == answers[1]
    assert answers[0][:2] == (401, "UNAUTHENTICATED")


def test_a_refresh_token_serves_once(site: Site) -> None:
    person = people.newcomer(site)
    first = person.refresh
    person.access = ""
    second = person.post("auth/token/refresh", {"refresh": first})
    assert {"access", "refresh"} <= set(second)
    assert second["refresh"] != first
    person.access = second["access"]
    assert person.get("me")
    person.access = ""
    assert error_of(person, "POST", "auth/token/refresh", {"refresh": first})[:2] == (401, "UNAUTHENTICATED")
    assert error_of(person, "POST", "auth/token/refresh", {"refresh": second["refresh"]})[0] == 401
    person.access = second["access"]
    assert person.rest("GET", "me").status_code == 401, "its second use ends the session"
    assert person.sign_in().get("me"), "another session is another"


def test_a_revoked_session_is_over(site: Site) -> None:
    person = people.newcomer(site)
    assert person.rest("POST", "auth/token/revoke", {"refresh": person.refresh}).status_code < 300
    assert person.rest("GET", "me").status_code == 401
    person.access = ""
    assert error_of(person, "POST", "auth/token/refresh", {"refresh": person.refresh})[0] == 401


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "x" * 5000])
def test_nobody_is_unauthenticated(site: Site, token: str) -> None:
    nobody = people.stranger(site)
    nobody.access = token
    for path in ("me", "me/usage", "me/access", "me/stories", "interviews", "interviews/s-1", "users", "models"):
        assert error_of(nobody, "GET", path)[:2] == (401, "UNAUTHENTICATED"), path


def test_access_follows_the_role(site: Site) -> None:
    candidate, interviewer = people.newcomer(site), people.newcomer(site, role="interviewer")
    accesses = [person.get("me/access") for person in (candidate, interviewer)]
    assert [access["role"] for access in accesses] == ["candidate", "interviewer"]
    assert set(accesses[0]["permissions"]) < set(accesses[1]["permissions"])
    assert all(isinstance(access["features"], list) for access in accesses)


def test_only_admins_see_users(site: Site, admin: Person) -> None:
    person = people.newcomer(site)
    assert error_of(person, "GET", "users")[:2] == (403, "PERMISSION_DENIED")
    assert error_of(person, "PATCH", f"users/{person.id}", {"plan": "unlimited"})[:2] == (403, "PERMISSION_DENIED")
    changed = body(admin.rest("PATCH", f"users/{person.id}", {"plan": "pro"}), 200)
    assert changed["plan"] == "pro"
    assert person.get("me/usage")["plan"] == "pro"


def test_a_foreign_interview_answers_byte_for_byte_like_an_unknown_one(site: Site) -> None:
    mine, other = people.newcomer(site), people.newcomer(site)
    made = mine.post("interviews", {"promptType": "HR", "role": "candidate", "company": "A", "position": "B"}, 201)
    session = made["sessionId"]
    unknown = "u" * len(session)
    for method, path in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/transcript"), ("POST", "/finish")):
        foreign = other.rest(method, f"interviews/{session}{path}", {} if method == "PATCH" else None)
        missing = other.rest(method, f"interviews/{unknown}{path}", {} if method == "PATCH" else None)
        assert (foreign.status_code, foreign.content) == (missing.status_code, missing.content), (method, path)
        assert foreign.status_code == 404
    assert mine.get(f"interviews/{session}")


def test_registrations_and_sign_ins_have_a_rate_per_address(site: Site) -> None:
    person, address = people.newcomer(site), fresh_address()
    person.access = ""
    headers = {"X-Forwarded-For": address}
    wish = {"email": person.email, "password": PASSWORD}
    codes = [person.rest("POST", "auth/register", wish, headers=headers).status_code for _ in range(31)]
    assert codes == [400] * 30 + [429]
    status, code, _ = error_of(person, "POST", "auth/register", wish, headers=headers)
    assert (status, code) == (429, "RATE_LIMITED")
    assert person.rest("POST", "auth/token", wish).status_code == 200, "from elsewhere it goes on"


def test_the_catalogue_is_there_in_full(site: Site, owner: Person) -> None:
    types = owner.get("interview-types")
    assert {"BQ", "CODE", "HR"} <= {each["type"] for each in types}
    assert all(each["evaluation"]["criteria"] for each in types)
    assert {"en", "zh"} <= {each["code"] for each in owner.get("languages")}
    models = owner.get("models")
    assert [each["name"] for each in models if each["isDefault"]] == ["double"]
    assert all(each["dataGoesTo"] for each in models)
