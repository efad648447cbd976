"""Quotas: reserved before, settled after, exact when many ask at the same instant.

A counter is one `Usage` row a user, quota and period (UTC day or month), and grows by one
conditional UPDATE. A gauge is counted where its things live, by the function that the setting
`QUOTA_GAUGES` names. Whether someone may do a thing at all says `access`; rates say `limits`.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts.errors import QuotaExceeded
from accounts.models import Usage, User

DAY, MONTH, GAUGE = "day", "month", "gauge"

QUOTAS: dict[str, str] = {
    "questionsPerDay": DAY,
    "advicePerDay": DAY,
    "reportsPerDay": DAY,
    "tokensPerMonth": MONTH,
    "interviewsAtOnce": GAUGE,
}
"""Quota → over what it is counted."""


def limit(user: User, key: str) -> int | None:
    """How much the user's plan allows; None where there is no limit."""
    if user.plan.unlimited:
        return None
    value = user.plan.limits.get(key)
    return value if isinstance(value, int) else None


def reserve(user: User, key: str, now: datetime) -> None:
    """Count one, or refuse. Call it inside the transaction that the use belongs to.

    A gauge is not written: the user's row is locked, so that two who ask at the same instant
    see each other, and counted.

    Raises:
        QuotaExceeded: nothing is left; nothing was written.
    """
    allowed = limit(user, key)
    if QUOTAS[key] == GAUGE:
        _reserve_gauge(user, key, allowed)
    elif not _count_one(user.pk, key, _period(key, now), allowed):
        raise _exceeded(key, allowed, _used(user.pk, key, now), now)


def give_back(user_id: UUID, key: str, at: datetime) -> None:
    """Undo one `reserve` that was made at the time `at`. A gauge needs none."""
    if QUOTAS[key] != GAUGE:
        _rows(user_id, key, _period(key, at)).filter(used__gt=0).update(used=F("used") - 1)


def add(user_id: UUID, key: str, amount: int, at: datetime) -> None:
    """Count what is known only afterwards (tokens), beyond the limit if it must be."""
    period = _period(key, at)
    if amount > 0 and not _grow(user_id, key, period, amount):
        _make_row(user_id, key, period)
        _grow(user_id, key, period, amount)


def check(user: User, key: str, now: datetime) -> None:
    """Refuse when nothing is left, without counting. Raises `QuotaExceeded`."""
    allowed = limit(user, key)
    if allowed is None:
        return
    used = _used(user.pk, key, now)
    if used >= allowed:
        raise _exceeded(key, allowed, used, now)


def report(user: User, now: datetime | None = None) -> list[dict[str, Any]]:
    """Every quota with its use, as `me/usage` shows it: key, used, limit, resetsAt (ISO 8601 or null)."""
    now = now or timezone.now()
    periods = {key: _period(key, now) for key, kind in QUOTAS.items() if kind != GAUGE}
    counted = Usage.objects.filter(user_id=user.pk, period__in=set(periods.values())).values_list(
        "key", "period", "used"
    )
    used = {key: amount for key, period, amount in counted if periods.get(key) == period}
    return [
        {
            "key": key,
            "used": _gauge(key)(user.pk) if kind == GAUGE else used.get(key, 0),
            "limit": limit(user, key),
            "resetsAt": _resets_at(key, now),
        }
        for key, kind in QUOTAS.items()
    ]


def _count_one(user_id: UUID, key: str, period: str, allowed: int | None) -> bool:
    """Add one to the counter unless it is full; make the row when it is the period's first."""
    if _grow(user_id, key, period, 1, allowed):
        return True
    _make_row(user_id, key, period)
    return _grow(user_id, key, period, 1, allowed)


def _grow(user_id: UUID, key: str, period: str, amount: int, allowed: int | None = None) -> bool:
    """Let a counter grow in one statement, unless it is full or not there.

    Written out, because every question comes by here twice and the ORM would compile it anew each time.
    """
    table = connection.ops.quote_name(Usage._meta.db_table)
    statement = f"UPDATE {table} SET used = used + %s WHERE user_id = %s AND key = %s AND period = %s"  # noqa: S608
    user = User._meta.pk.get_db_prep_value(user_id, connection)
    limited = ("", ()) if allowed is None else (" AND used < %s", (allowed,))
    with connection.cursor() as cursor:
        cursor.execute(statement + limited[0], (amount, user, key, period, *limited[1]))
        return bool(cursor.rowcount)


def _reserve_gauge(user: User, key: str, allowed: int | None) -> None:
    if allowed is None:
        return
    if transaction.get_connection().in_atomic_block:
        list(User.objects.select_for_update(no_key=True, of=("self",)).filter(pk=user.pk).values_list("pk"))
    used = _gauge(key)(user.pk)
    if used >= allowed:
        raise _exceeded(key, allowed, used, None)


def _used(user_id: UUID, key: str, now: datetime) -> int:
    if QUOTAS[key] == GAUGE:
        return _gauge(key)(user_id)
    return _rows(user_id, key, _period(key, now)).values_list("used", flat=True).first() or 0


def _rows(user_id: UUID, key: str, period: str) -> Any:
    return Usage.objects.filter(user_id=user_id, key=key, period=period).order_by()


def _make_row(user_id: UUID, key: str, period: str) -> None:
    """Make the period's row; whoever comes second finds it."""
    Usage.objects.bulk_create([Usage(user_id=user_id, key=key, period=period)], ignore_conflicts=True)


def _gauge(key: str) -> Callable[[UUID], int]:
    """The function that counts this gauge; nothing is counted where none is configured."""
    path = getattr(settings, "QUOTA_GAUGES", {}).get(key)
    function: Callable[[UUID], int] = import_string(path) if path else _nothing
    return function


def _nothing(user_id: UUID) -> int:
    return 0


def _period(key: str, at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d" if QUOTAS[key] == DAY else "%Y-%m")


def _resets_at(key: str, now: datetime) -> str | None:
    """When the period ends, as ISO 8601 in UTC; None for a gauge."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if QUOTAS[key] == GAUGE:
        return None
    after = (
        midnight + timedelta(days=1)
        if QUOTAS[key] == DAY
        else (midnight.replace(day=1) + timedelta(days=32)).replace(day=1)
    )
    return after.isoformat().replace("+00:00", "Z")


def _exceeded(key: str, allowed: int | None, used: int, now: datetime | None) -> QuotaExceeded:
    details = {"quota": key, "limit": allowed, "used": used, "resetsAt": _resets_at(key, now) if now else None}
    return QuotaExceeded(_("Your plan's quota is used up."), details=details)
