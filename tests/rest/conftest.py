"""The cast, each with a program that is signed in; starter content; a scripted model."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts import limits, tokens
from accounts.models import User
from interviews.llm import registry
from prompts import catalog
from tests import content

PASSWORD = "sandgrouse-42-lantern"


@pytest.fixture(autouse=True)
def _site(settings: Any, db: None) -> Iterator[None]:
    settings.SCRIPTED_MODEL = True
    content.load()
    registry.sync()
    limits.reset()
    yield
    catalog.forget()
    registry.changed()
    limits.reset()


@pytest.fixture
def cast() -> dict[str, User]:
    make = User.objects.create_user
    return {
        "owner": make("owner@example.org", PASSWORD, role="interviewer"),
        "other": make("other@example.org", PASSWORD, role="interviewer"),
        "candidate": make("candidate@example.org", PASSWORD),
        "admin": User.objects.create_superuser("admin@example.org", PASSWORD),
    }


def program(user: User | None) -> APIClient:
    """A client with the user's access token, or with none."""
    client = APIClient(raise_request_exception=False)
    if user is not None:
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {tokens.issue(user)['access']}")
    return client


@pytest.fixture
def clients(cast: dict[str, User]) -> dict[str, APIClient]:
    return {name: program(user) for name, user in cast.items()} | {"anonymous": program(None)}


@pytest.fixture
def owner(clients: dict[str, APIClient]) -> APIClient:
    return clients["owner"]


Make = Callable[..., str]


@pytest.fixture
def make(owner: APIClient) -> Make:
    """Makes one of the owner's interviews; returns its id."""

    def make(**fields: Any) -> str:
        wanted = {"promptType": "BQ", "role": "candidate", "company": "Acme", "position": "Engineer", **fields}
        made = owner.post("/api/v1/interviews", wanted, format="json")
        assert made.status_code == 201, made.content
        return str(made.json()["id"])

    return make
