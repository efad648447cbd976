"""Rate limits: exact, whoever counts, and nobody's to forge."""

import os
import subprocess
import sys
import threading
import uuid
from typing import Any

import pytest
import redis as redis_client

from accounts import limits
from accounts.errors import RateLimited

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")


def passed(count: int, name: str, key: str) -> int:
    """How many of so many simultaneous tries get through."""
    gate, through, waits = threading.Barrier(count), [], []

    def run() -> None:
        gate.wait(20)
        try:
            limits.hit(name, key)
        except RateLimited as exc:
            waits.append(exc.retry_after or 0)
        else:
            through.append(1)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert all(0 < wait <= 60 for wait in waits)
    return len(through)


def test_it_lets_exactly_the_limit_through_over_threads() -> None:
    assert passed(30 + 50, "registration", "198.51.100.1") == 30


def test_it_counts_each_name_and_each_key_apart(settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"login": 1, "reset": 1}
    limits.hit("login", "a")
    limits.hit("login", "b")
    limits.hit("reset", "a")
    with pytest.raises(RateLimited):
        limits.hit("login", "a")


def test_it_spares_unlimited_plans_the_limits_of_users_but_not_those_of_addresses(settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"question": 1, "login": 1}
    for _ in range(3):
        limits.hit("question", "u", plan_unlimited=True)
    limits.hit("login", "a", plan_unlimited=True)
    with pytest.raises(RateLimited):
        limits.hit("login", "a", plan_unlimited=True)


def test_it_has_a_number_for_every_name(settings: Any) -> None:
    assert set(settings.RATE_LIMITS) == set(limits.LIMITS)


@pytest.fixture
def shared(settings: Any) -> str:
    """A Redis for this test, or none: then skipped."""
    try:
        redis_client.Redis.from_url(REDIS, socket_connect_timeout=2).ping()
    except redis_client.ConnectionError:
        assert not os.environ.get("CI"), "Redis is missing"
        pytest.skip("needs Redis")
    settings.REDIS_URL = REDIS
    return REDIS


CHILD = """
import django, sys
django.setup()
from accounts import limits
from accounts.errors import RateLimited
sys.stdin.readline()
through = 0
for _ in range(int(sys.argv[2])):
    try:
        limits.hit("login", sys.argv[1])
        through += 1
    except RateLimited:
        pass
print(through)
"""


@pytest.mark.redis
@pytest.mark.processes
def test_it_lets_exactly_the_limit_through_over_processes(shared: str) -> None:
    key = uuid.uuid4().hex
    environment = {**os.environ, "REDIS_URL": shared, "DJANGO_SETTINGS_MODULE": "interviewsite.settings"}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, key, "40"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    assert sum(int(child.communicate(timeout=60)[0]) for child in children) == 60


@pytest.mark.redis
def test_it_lets_exactly_the_limit_through_over_threads_on_redis(shared: str) -> None:
    assert passed(80, "registration", uuid.uuid4().hex) == 30


def test_it_goes_on_counting_alone_when_redis_does_not_answer(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"login": 2}
    assert passed(5, "login", "x") == 2


# -- addresses -----------------------------------------------------------------------------


def meta(peer: str, forwarded: str | None = None) -> dict[str, Any]:
    return {"REMOTE_ADDR": peer} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})


def scope(peer: str | None, *forwarded: bytes) -> dict[str, Any]:
    client = [peer, 1234] if peer else None
    return {"type": "websocket", "client": client, "headers": [(b"x-forwarded-for", value) for value in forwarded]}


@pytest.mark.parametrize(
    ("source", "address"),
    [
        (meta("203.0.113.9"), "203.0.113.9"),
        (meta("203.0.113.9", "1.1.1.1"), "203.0.113.9"),
        (meta("10.0.0.1", "1.1.1.1"), "1.1.1.1"),
        (meta("10.0.0.1", "6.6.6.6, 1.1.1.1"), "1.1.1.1"),
        (meta("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2"), "1.1.1.1"),
        (meta("10.0.0.1", "1.1.1.1, nonsense"), "10.0.0.1"),
        (meta(""), "unknown"),
        (scope("203.0.113.9", b"1.1.1.1"), "203.0.113.9"),
        (scope("10.0.0.1", b"6.6.6.6", b"1.1.1.1"), "1.1.1.1"),
        (scope(None), "unknown"),
    ],
)
def test_it_believes_trusted_proxies_alone(settings: Any, source: dict[str, Any], address: str) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert limits.client_address(source) == address


def test_it_takes_a_subscribers_ipv6_network_for_one() -> None:
    assert limits.network_of("2001:db8:1:2:3::4") == limits.network_of("2001:db8:1:2::9")
    assert limits.network_of("2001:db8:1:3::9") != limits.network_of("2001:db8:1:2::9")
    assert limits.network_of("::ffff:203.0.113.9") == limits.network_of("203.0.113.9")
