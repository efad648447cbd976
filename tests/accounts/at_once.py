"""What must stay exact when many ask at the same instant: quotas, refresh tokens, one-time links.

`test_at_once` runs this file on SQLite (a file, as in production) and on PostgreSQL.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from accounts import invites, plans, quotas, registration, tokens
from accounts.errors import NotFound, QuotaExceeded, Unauthenticated, ValidationFailed
from accounts.models import Plan, Session, Usage, User
from tests.accounts.conftest import PASSWORD

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _plans(transactional_db: None) -> Iterator[None]:
    plans.load()
    yield
    connection.close()


def at_once(count: int, act: Callable[[], Any], *refusals: type[Exception]) -> tuple[list[Any], int]:
    """What `act` gave in so many threads at the same instant, and how many were refused."""
    gate, given, refused, broken = threading.Barrier(count), [], [], []

    def run() -> None:
        try:
            gate.wait(20)
            given.append(act())
        except refusals:
            refused.append(1)
        except Exception as exc:  # noqa: BLE001 - shown by the assertion below
            broken.append(exc)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not broken, broken
    assert len(given) + len(refused) == count
    return given, len(refused)


@pytest.fixture
def user(_plans: None) -> User:
    Plan.objects.filter(key="free").update(limits={"questionsPerDay": 10, "interviewsAtOnce": 3})
    return User.objects.create_user("many@example.org", PASSWORD)


def test_it_lets_exactly_the_quota_through(user: User) -> None:
    def reserve() -> None:
        with transaction.atomic():
            quotas.reserve(user, "questionsPerDay", NOW)

    given, refused = at_once(16, reserve, QuotaExceeded)
    assert (len(given), refused) == (10, 6)
    assert Usage.objects.get().used == 10


def test_it_counts_every_token(user: User) -> None:
    at_once(12, lambda: quotas.add(user.pk, "tokensPerMonth", 100, NOW))
    assert Usage.objects.get().used == 1200


def test_it_lets_exactly_the_gauge_through(user: User, settings: Any) -> None:
    settings.QUOTA_GAUGES = {"interviewsAtOnce": "tests.accounts.at_once.sessions_of"}

    def begin() -> None:
        with transaction.atomic():
            quotas.reserve(user, "interviewsAtOnce", NOW)
            Session.objects.create(user=user, refresh_id="x", expires=NOW)

    given, refused = at_once(8, begin, QuotaExceeded)
    assert (len(given), refused) == (3, 5)


def sessions_of(user_id: Any) -> int:
    """A gauge for the test above."""
    return Session.objects.filter(user_id=user_id).count()


def test_it_lets_one_of_two_simultaneous_refreshes_through_and_ends_the_session(user: User) -> None:
    pair = tokens.issue(user)
    given, refused = at_once(2, lambda: tokens.refresh(pair["refresh"]), Unauthenticated)
    assert (len(given), refused) == (1, 1)
    assert Session.objects.get().ended is not None
    with pytest.raises(Unauthenticated):
        tokens.verify(given[0]["access"])


def test_it_makes_one_first_admin_of_a_link_used_twice() -> None:
    link = invites.first_admin_link() or ""
    token, names = link.rstrip("/").rsplit("/", 1)[1], iter("abcdefgh")

    def use() -> User:
        return invites.make_first_admin(token, email=f"{next(names)}@example.org", password=PASSWORD)

    given, refused = at_once(4, use, NotFound)
    assert (len(given), refused) == (1, 3)
    assert User.objects.count() == 1


def test_it_makes_one_account_of_an_address_registered_twice() -> None:
    wish = registration.Wish("same@example.org", PASSWORD)
    given, refused = at_once(4, lambda: registration.register(wish), ValidationFailed)
    assert (len(given), refused) == (1, 3)
