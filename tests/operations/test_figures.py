"""The admins' figures are those of the whole installation, as long as each of its processes lives."""

import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from redis import Redis

from interviews import figures, metrics
from interviews.figures import Figures
from interviews.metrics import Part
from tests.contract import people
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream
from tests.operations.conftest import Start

REDIS = "redis://127.0.0.1:6379/5"


def part(requests: int, failed: int, *recent: float) -> Part:
    """What a process counted."""
    names = ("activeConnections", "answersUnderWay", "upstreamErrors", "chunkCount", "framesSent")
    return {
        "sums": {**dict.fromkeys(names, 1), "requestCount": requests},
        "labelled": {
            "answers": {"ok": requests - failed, "INTERNAL": failed},
            "refusals": {},
            "tokens": {"prompt": 10},
            "httpRequests": {"2xx": 3},
        },
        "recent": list(recent),
    }


def test_two_processes_add_up() -> None:
    both = metrics.whole([part(10, 1, 100.0, 200.0, 900.0), part(30, 7, 300.0, 400.0)])
    assert (both["processes"], both["requestCount"], both["activeConnections"]) == (2, 40, 2)
    assert both["answers"] == {"ok": 32, "INTERNAL": 8}
    assert both["errorRate"] == 0.2
    assert both["responseTime"] == 300.0, "the median of all that both name, not of their medians"


Count = Callable[[Part], None]


@pytest.fixture
def count(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Count]:
    """Redis, with names that no other run uses; what it is called with is what a process counts from then on."""
    settings.REDIS_URL = REDIS
    monkeypatch.setattr(figures, "NAMES", f"viva:figures-{secrets.token_hex(4)}")

    def counted(counts: Part) -> None:
        monkeypatch.setattr(metrics, "part", lambda recent: {**counts, "recent": counts["recent"][-recent:]})

    yield counted
    with Redis.from_url(REDIS) as redis:
        for key in redis.scan_iter(f"{figures.NAMES}*"):
            redis.delete(key)


@pytest.mark.redis
def test_a_process_hears_of_the_others_and_forgets_those_that_are_gone(count: Count) -> None:
    one, other = Figures(), Figures()
    count(part(30, 7, 300.0, *[400.0] * 1000))
    other.leave()
    count(part(10, 1, 100.0))
    one.leave()
    both = one.of_all()
    assert (both["processes"], both["requestCount"], both["responseTime"]) == (2, 40, 400.0)
    with Redis.from_url(REDIS) as redis:
        assert 0 < redis.ttl(f"{figures.NAMES}:{other.name}") <= figures.KEPT
        assert len(str(redis.get(f"{figures.NAMES}:{other.name}"))) < 4000, "the last times only"
        redis.delete(f"{figures.NAMES}:{other.name}")  # as it expires when its process is killed
        assert one.of_all()["processes"] == 1
        assert redis.scard(figures.NAMES) == 1, "its name is gone with it"
    other.leave()
    assert one.of_all()["processes"] == 2
    other.forget()
    assert one.of_all()["requestCount"] == 10


@pytest.mark.redis
def test_its_own_are_always_fresh(count: Count) -> None:
    one = Figures()
    count(part(10, 0))
    one.leave()
    count(part(11, 0))
    assert one.of_all()["requestCount"] == 11


def test_without_redis_they_are_its_own(settings: Any) -> None:
    settings.REDIS_URL = ""
    assert Figures().of_all() == metrics.summary()


def test_while_redis_is_gone_they_are_its_own(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert Figures().of_all()["processes"] == 1


@pytest.mark.redis
@pytest.mark.processes
def test_a_running_site_leaves_its_figures_for_others(start: Start, upstream: Upstream) -> None:
    site = start(REDIS_URL=REDIS)
    talk = Talk(people.newcomer(site), upstream)
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).done
    shown = people.admin(site).get("metrics")
    assert shown["processes"] >= 1
    assert shown["requestCount"] >= 1
    with Redis.from_url(REDIS, decode_responses=True) as redis:
        there = redis.smembers(figures.NAMES)
        assert there
        site.stop()
        assert redis.smembers(figures.NAMES) < there, "who stops is forgotten at once"
