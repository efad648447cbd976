"""The cast of the pages: an owner with something to lose, a stranger, an admin; each with a browser."""

from typing import Any

import pytest
from django.test import Client

from accounts import limits
from accounts.models import PersonalInfo, Story, User
from interviews.llm import registry
from tests import content

PASSWORD = "sandgrouse-42-lantern"

ANYONES = ("/", "/data/", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")
ONES_OWN = (
    "/stories/",
    "/stories/new",
    "/profile/",
    "/settings/",
    "/usage/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/accounts/logout/",
)


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> Any:
    """Mail into memory, counters at zero."""
    settings.REDIS_URL = ""
    limits.reset()
    yield
    limits.reset()


@pytest.fixture
def house(db: None, settings: Any) -> None:
    """Starter content, and the scripted model as the default one."""
    settings.SCRIPTED_MODEL = True
    content.load()
    registry.sync()


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("owner@example.org", PASSWORD, name="Olga")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("stranger@example.org", PASSWORD, name="Sten")


@pytest.fixture
def story(owner: User) -> Story:
    return Story.objects.create(
        user=owner, title="The stalled queue", situation="Before the holidays.", action="I rebuilt it.", tags=["calm"]
    )


@pytest.fixture
def info(owner: User) -> PersonalInfo:
    return PersonalInfo.objects.create(
        user=owner, headline="Engineer", skills=["Python"], experience=[{"company": "Acme", "years": "3"}]
    )


def signed_in(user: User) -> Client:
    """A browser in which somebody has just signed in."""
    browser = Client()
    browser.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return browser


@pytest.fixture
def browser() -> Client:
    """Nobody's browser."""
    return Client()


@pytest.fixture
def owners(owner: User) -> Client:
    return signed_in(owner)


@pytest.fixture
def strangers(stranger: User) -> Client:
    return signed_in(stranger)
