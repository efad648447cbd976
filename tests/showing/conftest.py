"""A house with starter content and the scripted model, and people with a browser."""

from typing import Any

import pytest
from django.test import Client

from accounts import limits
from accounts.models import User
from interviews import ledger
from interviews.llm import registry
from interviews.models import Interview
from tests import content


@pytest.fixture(autouse=True)
def _fresh(settings: Any) -> Any:
    """Counters at zero, plain names of static files."""
    settings.REDIS_URL = ""
    settings.SCRIPTED_MODEL = True
    limits.reset()
    yield
    limits.reset()


@pytest.fixture
def house(db: None) -> None:
    content.load()
    registry.sync()


@pytest.fixture
def owner(house: None) -> User:
    return User.objects.create_user("owner@example.org", "sandgrouse-42-lantern")


@pytest.fixture
def client(owner: User) -> Client:
    """The owner's browser."""
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def interview(owner: User) -> Interview:
    """The owner's behavioural interview of three questions, with its opening."""
    spec = ledger.InterviewSpec("BQ", "candidate", "Northwind", "Backend engineer", language="en", questions=3)
    return ledger.create(owner, spec)
