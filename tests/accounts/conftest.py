"""The cast: an owner, a stranger who must see nothing, an interviewer, an admin; and their clients."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from accounts import limits, tokens
from accounts.models import User

PASSWORD = "sandgrouse-42-lantern"


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> Iterator[None]:
    """Counters at zero."""
    settings.REDIS_URL = ""
    limits.reset()
    yield
    limits.reset()


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("owner@example.org", PASSWORD, name="Olga")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("stranger@example.org", PASSWORD)


@pytest.fixture
def interviewer(db: None) -> User:
    return User.objects.create_user("interviewer@example.org", PASSWORD, role="interviewer")


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("admin@example.org", PASSWORD)


@pytest.fixture
def rest() -> APIClient:
    """A program that is not signed in."""
    return APIClient()


def signed_in(user: User) -> APIClient:
    """A program that is signed in."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {tokens.issue(user)['access']}")
    return client


@pytest.fixture
def browser() -> Client:
    return Client()


@pytest.fixture
def plain_site(settings: Any) -> None:
    """Pages whose files need not be collected, of people of whom only this app holds anything."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.HOLDINGS = ["accounts.holdings"]
