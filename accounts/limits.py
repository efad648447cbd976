"""Rate limits: how often somebody may do something in a minute. Quotas of a plan are in `quotas`.

One table names them all. Without `REDIS_URL` they are counted in this process, with it over all
processes; should Redis not answer, this process goes on counting alone. A moving window: at any
instant the last sixty seconds hold no more than the limit.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from time import time
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from accounts.errors import RateLimited


@dataclass(frozen=True)
class Limit:
    """For whom (`address`, `user`, or `account`, whatever its plan), and what it guards."""

    whose: str
    guards: str


LIMITS: dict[str, Limit] = {
    "registration": Limit("address", "new accounts"),
    "login": Limit("address", "sign-ins by password or token, also refused ones"),
    "second_factor": Limit("account", "codes of a second factor"),
    "reset": Limit("address", "requests for a password reset"),
    "mail": Limit("account", "mails to one address about signing in"),
    "refresh": Limit("address", "renewals of tokens"),
    "guest": Limit("address", "guest interviews"),
    "refused_handshake": Limit("address", "refused handshakes of the socket"),
    "resume": Limit("user", "résumé files to be read"),
    "speech": Limit("user", "recordings to be written down"),
    "question": Limit("user", "questions to the AI"),
    "rest": Limit("user", "REST requests"),
}
"""The limits by name. How many a minute says the setting `RATE_LIMITS`."""


def hit(name: str, key: str, plan_unlimited: bool = False) -> None:
    """Count one use, or refuse it. Safe to call from any thread; waits for Redis at most a moment.

    Args:
        name: a limit of the table.
        key: whose use it is: an address (see `client_address`) or a user's id.
        plan_unlimited: the user's plan has no limits per user; those per address hold for everyone.

    Raises:
        RateLimited: with `retry_after` in seconds; refused uses are not counted.
    """
    if plan_unlimited and LIMITS[name].whose == "user":
        return
    item = RateLimitItemPerMinute(settings.RATE_LIMITS[name], namespace=f"viva/{name}")
    wait = _counters.of(settings.REDIS_URL).take(item, key)
    if wait is not None:
        raise RateLimited(_("Too many tries. Please wait a moment."), retry_after=wait)


def hit_address(name: str, source: Mapping[str, Any]) -> None:
    """`hit` for whoever sent a request (`request.META`) or opened a socket (its scope)."""
    hit(name, network_of(client_address(source)))


def reset() -> None:
    """Forget what this process counted."""
    _counters.clear()


# -- counting ------------------------------------------------------------------------------


class Counter:
    """Counts in Redis when there is one, else in this process."""

    def __init__(self, redis_url: str) -> None:
        self._here = MovingWindowRateLimiter(MemoryStorage())
        self._lock = threading.Lock()
        self._redis: MovingWindowRateLimiter | None = None
        if redis_url:
            options: dict[str, Any] = {"socket_timeout": 2, "socket_connect_timeout": 2}
            self._redis = MovingWindowRateLimiter(RedisStorage(redis_url, wrap_exceptions=True, **options))

    def take(self, item: RateLimitItemPerMinute, key: str) -> float | None:
        """Take one; None when it was free, else the seconds until one is free again."""
        if self._redis is not None:
            try:
                return _take(self._redis, item, key)
            except StorageError:
                pass
        with self._lock:
            return _take(self._here, item, key)


def _take(limiter: MovingWindowRateLimiter, item: RateLimitItemPerMinute, key: str) -> float | None:
    if limiter.hit(item, key):
        return None
    return max(1.0, round(limiter.get_window_stats(item, key).reset_time - time(), 1))


class Counters:
    """This process's one counter, made when it is first needed; by one of the threads that come at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, Counter] = {}

    def of(self, redis_url: str) -> Counter:
        with self._lock:
            if redis_url not in self._made:
                self._made[redis_url] = Counter(redis_url)
            return self._made[redis_url]

    def clear(self) -> None:
        with self._lock:
            self._made.clear()


_counters = Counters()


# -- addresses -----------------------------------------------------------------------------


def client_address(source: Mapping[str, Any]) -> str:
    """The address of whoever sent this, as far as it can be believed.

    `X-Forwarded-For` is read from its end, and only as long as the hop before is one of
    `TRUSTED_PROXIES`; what a client writes into it changes nothing.

    Args:
        source: `request.META`, or the scope of an ASGI connection.
    """
    peer, forwarded = _peer(source), _forwarded(source)
    trusted = _networks(tuple(settings.TRUSTED_PROXIES))
    while forwarded and _is_in(peer, trusted):
        hop = forwarded.pop().strip()
        if _parse(hop) is None:
            break
        peer = hop
    return peer


def network_of(address: str) -> str:
    """What one subscriber has: the address itself, of IPv6 its /64."""
    parsed = _parse(address)
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(ip_network((parsed, 64), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed or address)


def _peer(source: Mapping[str, Any]) -> str:
    if "REMOTE_ADDR" in source or "type" not in source:
        return str(source.get("REMOTE_ADDR") or "unknown")
    return str((source.get("client") or ["unknown"])[0])


def _forwarded(source: Mapping[str, Any]) -> list[str]:
    """The hops of `X-Forwarded-For`, the nearest last."""
    if "type" in source and "REMOTE_ADDR" not in source:
        values = [value.decode("latin-1") for name, value in source["headers"] if name == b"x-forwarded-for"]
        return ",".join(values).split(",") if values else []
    value = str(source.get("HTTP_X_FORWARDED_FOR") or "")
    return value.split(",") if value else []


@lru_cache(maxsize=4)
def _networks(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)


def _is_in(address: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    parsed = _parse(address)
    return parsed is not None and any(parsed in network for network in networks)


def _parse(address: str) -> Any:
    try:
        return ip_address(address)
    except ValueError:
        return None
