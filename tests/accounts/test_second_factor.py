"""The second factor: asked for by a browser and by a program, and kept encrypted."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from accounts import encryption
from accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.accounts.doors import log_in, who

pytestmark = pytest.mark.usefixtures("plain_site")


@pytest.fixture
def secret(owner: User) -> str:
    """The owner's second factor is set."""
    made = totp.generate_totp_secret()
    totp.TOTP.activate(owner, made)
    return str(made)


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))))


def token(code: str | None = None) -> Any:
    body = {"email": "owner@example.org", "password": PASSWORD} | ({"code": code} if code else {})
    return Client().post("/api/v1/auth/token", body, content_type="application/json")


def test_it_wants_the_code_for_a_token(secret: str) -> None:
    missing = token()
    assert (missing.status_code, list(missing.json()["error"]["details"])) == (400, ["code"])
    assert token("000000").status_code == 401
    assert token(code_of(secret)).status_code == 200
    assert token(code_of(secret)).status_code == 401


def test_it_wants_the_code_in_the_browser(browser: Client, secret: str) -> None:
    assert log_in(browser, "owner@example.org")["Location"].startswith("/accounts/2fa/authenticate/")
    assert who(browser) is None
    browser.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert who(browser) is None
    browser.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert who(browser) is not None


def test_it_limits_guesses_at_the_code_of_one_account(secret: str, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"second_factor": 2}
    assert [token("000000").status_code for _ in range(3)] == [401, 401, 429]


def test_it_keeps_the_secret_encrypted(secret: str) -> None:
    stored = Authenticator.objects.get().data["secret"]
    assert secret not in stored
    assert encryption.unseal(stored, "allauth.mfa") == secret
