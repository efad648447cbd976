"""How people come in with a browser, and who is in."""

from typing import Any

from django.test import Client

from tests.accounts.conftest import PASSWORD

LOGIN, SIGNUP, LOGOUT, RESET = (f"/accounts/{page}/" for page in ("login", "signup", "logout", "password/reset"))
NEW = {"email": "new@example.org", "password1": PASSWORD, "role": "candidate"}


def log_in(browser: Client, email: str, password: str = PASSWORD) -> Any:
    """What the sign-in page answers."""
    return browser.post(LOGIN, {"login": email, "password": password})


def who(browser: Client) -> str | None:
    """The key of the account that this browser is signed in to."""
    return browser.session.get("_auth_user_id")
