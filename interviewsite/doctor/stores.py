"""Where data is: the database, with its keys and connections, and Redis."""

from collections.abc import Generator, Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from redis import Redis
from redis.exceptions import RedisError, ResponseError

from accounts import rotation
from interviews import figures
from interviewsite import processes
from interviewsite.doctor.finding import Finding, broken, first_line, good, note

PATIENCE_SECONDS = 3

SPARE = 5
"""Connections left for `prepare`, backups and people with psql."""


def database() -> Generator[Finding, None, bool]:
    """Whether it answers and has every table; returns that."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as exc:
        yield broken("Database", f"{connection.vendor} does not answer: {first_line(exc)}", "check DATABASE_URL")
        return False
    if missing:
        yield broken("Database", f"lacks {len(missing)} migrations", "python manage.py prepare")
        return False
    yield good("Database", f"{connection.display_name} answers and has every table")
    return True


def keys() -> Finding:
    """Whether every sealed text was sealed with a key that is configured."""
    lost = rotation.unreadable()
    if lost:
        named = ", ".join(f"{count} with the key {key}" for key, count in sorted(lost.items()))
        said = f"texts that nobody can read, sealed {named}"
        return broken("Keys", said, "put the missing key back, behind the first in FIELD_ENCRYPTION_KEYS")
    return good("Keys", "every sealed text has its key here")


def connections() -> Iterator[Finding]:
    """Whether PostgreSQL takes as many connections as the processes may want."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int"
        )
        allowed = int(cursor.fetchone()[0])
    web = figures.mine.others() or 1
    pool: int = settings.DATABASES["default"]["OPTIONS"]["pool"]["max_size"]
    wanted = web * pool + processes.WORKER_CONNECTIONS + SPARE
    said = f"{web} web process(es) of at most {pool} and a worker may want {wanted} of {allowed}"
    if wanted > allowed:
        yield note("Connections", said, "raise max_connections of PostgreSQL, or lower DATABASE_POOL")
    else:
        yield good("Connections", said)
    if pool <= settings.DATABASE_THREADS:
        said = f"DATABASE_THREADS ({settings.DATABASE_THREADS}) may take the whole DATABASE_POOL ({pool})"
        yield note("Connections", said, "make the pool larger than the threads, so that pages get a connection, too")


def redis() -> Iterator[Finding]:
    """Redis carries answers, limits and wake-ups between web processes; with one process it may be absent."""
    if not settings.REDIS_URL:
        yield good("Redis", "not configured, and not needed for one web process")
        return
    try:
        with Redis.from_url(
            settings.REDIS_URL,
            decode_responses=True,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
        ) as client:
            client.ping()
            policy = _policy(client)
    except (RedisError, OSError) as exc:
        yield broken("Redis", f"does not answer: {first_line(exc)}", "start it, or correct REDIS_URL")
        return
    yield good("Redis", f"answers; carries what {figures.mine.others()} web process(es) say to each other")
    if policy.startswith("allkeys"):
        said = f"drops keys when its memory is full ({policy}), among them answers under way"
        yield note("Redis", said, "give it a Redis of its own with maxmemory-policy noeviction")


def _policy(client: Redis) -> str:
    """What it does when its memory is full; empty where it does not tell."""
    try:
        return str(client.config_get("maxmemory-policy").get("maxmemory-policy", ""))
    except ResponseError:
        return ""
