"""What a plan allows, counted by UTC days and months."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from accounts import plans, quotas
from accounts.errors import QuotaExceeded
from accounts.models import Plan, Usage, User

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEY = "questionsPerDay"


@pytest.fixture
def user(owner: User) -> User:
    Plan.objects.filter(key="free").update(limits={KEY: 2, "tokensPerMonth": 1000, "interviewsAtOnce": 1})
    return User.objects.get(pk=owner.pk)


def used(user: User, key: str = KEY, now: datetime = NOON) -> int:
    return int(next(quota["used"] for quota in quotas.report(user, now) if quota["key"] == key))


def test_it_refuses_with_everything_a_client_needs(user: User) -> None:
    quotas.reserve(user, KEY, NOON)
    quotas.reserve(user, KEY, NOON)
    with pytest.raises(QuotaExceeded) as refused:
        quotas.reserve(user, KEY, NOON)
    expected = {"quota": KEY, "limit": 2, "used": 2, "resetsAt": "2026-11-24T00:00:00Z"}
    assert refused.value.details == expected
    assert used(user) == 2


def test_it_reserves_with_one_statement_after_the_first(user: User, django_assert_num_queries: Any) -> None:
    quotas.reserve(user, KEY, NOON)
    with django_assert_num_queries(1):
        quotas.reserve(user, KEY, NOON)


def test_it_gives_back_and_never_below_nothing(user: User) -> None:
    quotas.reserve(user, KEY, NOON)
    for _ in range(3):
        quotas.give_back(user.pk, KEY, NOON)
    assert used(user) == 0
    quotas.give_back(user.pk, "advicePerDay", NOON)
    assert Usage.objects.count() == 1


def test_it_gives_back_to_the_day_it_was_reserved_on(user: User) -> None:
    quotas.reserve(user, KEY, NOON)
    quotas.reserve(user, KEY, NOON + timedelta(days=1))
    quotas.give_back(user.pk, KEY, NOON)
    assert (used(user), used(user, now=NOON + timedelta(days=1))) == (0, 1)


def test_it_counts_days_and_months_in_utc(user: User) -> None:
    in_shanghai = datetime(2026, 11, 24, 7, 59, tzinfo=timezone(timedelta(hours=8)))
    quotas.reserve(user, KEY, in_shanghai)
    assert Usage.objects.get().period == "2026-11-23"
    quotas.add(user.pk, "tokensPerMonth", 10, datetime(2026, 12, 1, 0, 0, tzinfo=UTC))
    assert Usage.objects.get(key="tokensPerMonth").period == "2026-12"


@pytest.mark.parametrize(
    ("now", "resets"), [(NOON, "2026-12-01T00:00:00Z"), (datetime(2026, 12, 31, tzinfo=UTC), "2027-01-01T00:00:00Z")]
)
def test_it_says_when_a_month_begins_anew(user: User, now: datetime, resets: str) -> None:
    assert {quota["key"]: quota["resetsAt"] for quota in quotas.report(user, now)}["tokensPerMonth"] == resets


def test_it_checks_tokens_without_counting_and_lets_the_last_answer_overrun(user: User) -> None:
    quotas.check(user, "tokensPerMonth", NOON)
    quotas.add(user.pk, "tokensPerMonth", 5000, NOON)
    assert used(user, "tokensPerMonth") == 5000
    with pytest.raises(QuotaExceeded):
        quotas.check(user, "tokensPerMonth", NOON)
    assert used(user, "tokensPerMonth") == 5000


def test_it_counts_nothing_when_nothing_was_used(user: User) -> None:
    quotas.add(user.pk, "tokensPerMonth", 0, NOON)
    assert not Usage.objects.exists()


def test_it_counts_use_also_where_there_is_no_limit(user: User) -> None:
    user.plan_id = "unlimited"
    user.save()
    user = User.objects.get()
    for _ in range(5):
        quotas.reserve(user, KEY, NOON)
    quotas.reserve(user, "interviewsAtOnce", NOON)
    assert used(user) == 5
    assert quotas.limit(user, KEY) is None


def test_it_lets_nothing_through_at_zero(user: User) -> None:
    Plan.objects.filter(key="free").update(limits={KEY: 0})
    with pytest.raises(QuotaExceeded):
        quotas.reserve(User.objects.get(), KEY, NOON)


def gauge(user_id: Any) -> int:
    return 1


def test_it_asks_the_gauge_where_its_things_live(user: User, settings: Any) -> None:
    settings.QUOTA_GAUGES = {"interviewsAtOnce": "tests.accounts.test_quotas.gauge"}
    with pytest.raises(QuotaExceeded) as refused:
        quotas.reserve(user, "interviewsAtOnce", NOON)
    assert refused.value.details == {"quota": "interviewsAtOnce", "limit": 1, "used": 1, "resetsAt": None}
    with pytest.raises(QuotaExceeded):
        quotas.check(user, "interviewsAtOnce", NOON)
    assert used(user, "interviewsAtOnce") == 1
    quotas.give_back(user.pk, "interviewsAtOnce", NOON)


def test_it_honours_a_plan_that_changed_at_once(user: User) -> None:
    quotas.reserve(user, KEY, NOON)
    quotas.reserve(user, KEY, NOON)
    User.objects.update(plan="pro")
    quotas.reserve(User.objects.get(), KEY, NOON)


def test_it_ships_plans_and_leaves_an_admins_changes_alone(db: None) -> None:
    assert set(Plan.objects.values_list("key", flat=True)) == {"guest", "free", "pro", "unlimited"}
    Plan.objects.filter(key="pro").update(limits={KEY: 7})
    Plan.objects.filter(key="guest").delete()
    plans.load()
    assert Plan.objects.get(key="pro").limits == {KEY: 7}
    assert Plan.objects.filter(key="guest").exists()
