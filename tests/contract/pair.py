"""Two web processes on one PostgreSQL and one Redis, and somebody who may talk to either."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex

from tests.contract import people
from tests.contract.people import Person
from tests.contract.redis import Redis
from tests.contract.site import Site, seed
from tests.contract.talk import Talk
from tests.contract.upstream import Upstream

POSTGRES = "postgres://postgres@127.0.0.1:5432"


@dataclass
class Pair:
    """The processes with their admin, and somebody without limits."""

    one: Site
    other: Site
    admin: Person
    person: Person
    redis: Redis

    def at(self, talk: Talk, site: Site) -> Talk:
        """The same interview, talked to through this process."""
        same = copy(talk)
        same.person = replace(talk.person, site=site)
        return same


@contextmanager
def started(upstream: Upstream, data_dir: Path, redis_dir: Path) -> Iterator[Pair]:
    """A database and a Redis of their own, and both processes."""
    name = f"viva_test_{token_hex(6)}"
    _psql(f"CREATE DATABASE {name}")
    redis = Redis(redis_dir).start()
    services = {"DATABASE_URL": f"{POSTGRES}/{name}", "REDIS_URL": redis.url}
    seed(data_dir, upstream.url, **services)
    one, other = (Site(data_dir, upstream.url, **services).start() for _ in range(2))
    admin = people.admin(one)
    yield Pair(one, other, admin, people.member(one, admin, plan="unlimited", role="interviewer"), redis)
    upstream.release()
    for site in (one, other):
        site.stop()
    redis.stop()
    _psql(f"DROP DATABASE {name} WITH (FORCE)")


def _psql(statement: str) -> None:
    subprocess.run(["psql", "--quiet", "--dbname", f"{POSTGRES}/postgres", "--command", statement], check=True)
