"""What is configured, what is reachable, what is missing and how to mend it, in plain words."""

import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis import Redis, RedisError

from accounts.models import User
from interviews import worker
from interviews.llm import registry, trial
from interviewsite.celery import app
from prompts import catalog

PATIENCE_SECONDS = 3


class Verdict(Enum):
    """How it is."""

    GOOD = "ok"
    NOTE = "note"
    BROKEN = "BROKEN"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do about it, when there is something to do."""

    subject: str
    verdict: Verdict
    said: str
    mend: str = ""


def examine() -> Iterator[Finding]:
    """Look at everything; without a database only at what needs none. A bug in a check is loud."""
    yield from _settings()
    yield _port()
    reachable = yield from _database()
    yield from _redis()
    yield from _broker()
    if reachable:
        yield from _content()
        yield _worker()
        yield from _models()


def _good(subject: str, said: str) -> Finding:
    return Finding(subject, Verdict.GOOD, said)


def _note(subject: str, said: str, mend: str) -> Finding:
    return Finding(subject, Verdict.NOTE, said, mend)


def _broken(subject: str, said: str, mend: str) -> Finding:
    return Finding(subject, Verdict.BROKEN, said, mend)


# -- without any service -------------------------------------------------------------------


def _settings() -> Iterator[Finding]:
    yield _good("Address", f"people open {settings.SITE_URL}; data is kept in {settings.DATA_DIR}")
    secrets = Path(settings.DATA_DIR) / "secrets"
    kept = f"kept in {secrets}" if secrets.is_file() else "given by SECRET_KEY and FIELD_ENCRYPTION_KEYS"
    yield _good("Secrets", f"{kept}; {len(settings.FIELD_ENCRYPTION_KEYS)} key(s) for sensitive text")
    if secrets.is_file() and secrets.stat().st_mode & 0o077:
        yield _broken("Secrets", f"others on this machine can read {secrets}", f"chmod 600 {secrets}")
    for problem in checks.run_checks():
        verdict = Verdict.BROKEN if problem.is_serious() else Verdict.NOTE
        yield Finding("Django", verdict, str(problem.msg), str(problem.hint or ""))
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield _note("Mail", "is printed to the log only", "set EMAIL_URL, so that people can reset their passwords")
    if not settings.METRICS_TOKEN:
        yield _note("Metrics", "/metrics is open to admins only", "set METRICS_TOKEN for Prometheus")


def _port() -> Finding:
    if web_runs():
        return _good("Web server", f"takes connections on {settings.HOST}:{settings.PORT}")
    return _note("Web server", f"nobody listens on {settings.HOST}:{settings.PORT}", "make run")


def web_runs() -> bool:
    """Whether somebody takes connections where the web server would."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104
    try:
        socket.create_connection((host, settings.PORT), timeout=1).close()
    except OSError:
        return False
    return True


# -- services ------------------------------------------------------------------------------


def _database() -> Generator[Finding, None, bool]:
    """Whether it answers and has every table; returns the former."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as exc:
        yield _broken("Database", f"{connection.vendor} does not answer: {_first_line(exc)}", "check DATABASE_URL")
        return False
    if missing:
        yield _broken("Database", f"lacks {len(missing)} migrations", "python manage.py prepare")
        return False
    yield _good("Database", f"{connection.display_name} answers and has every table")
    return True


def _redis() -> Iterator[Finding]:
    if not settings.REDIS_URL:
        yield _good("Redis", "not configured, and not needed for one web process")
        return
    try:
        Redis.from_url(
            settings.REDIS_URL, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        ).ping()
    except (RedisError, OSError) as exc:
        yield _broken("Redis", f"does not answer: {_first_line(exc)}", "start it, or correct REDIS_URL")
        return
    yield _good("Redis", "answers")


def _broker() -> Iterator[Finding]:
    kind = settings.CELERY_BROKER_URL.partition(":")[0]
    if kind == "filesystem":
        yield _good("Broker", "a folder below DATA_DIR, for a worker on this machine")
        return
    try:
        with app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=PATIENCE_SECONDS)
    except (OperationalError, OSError) as exc:
        yield _broken("Broker", f"{kind} does not answer: {_first_line(exc)}", "correct CELERY_BROKER_URL or REDIS_URL")
        return
    yield _good("Broker", f"{kind} answers")


def _content() -> Iterator[Finding]:
    types = [one.code for one in catalog.types()]
    if not types:
        yield _broken("Content", "there is no interview type", "python manage.py starter")
    else:
        yield _good("Content", f"interview types {', '.join(types)}")
    if not User.objects.filter(role=User.Role.ADMIN, is_active=True).exists():
        yield _note("Admin", "nobody administers the site yet", "open the link that make run prints")


def _worker() -> Finding:
    seen = worker.last_seen()
    if worker.alive():
        return _good("Worker", "does its work")
    since = f"silent since {timezone.localtime(seen):%Y-%m-%d %H:%M}" if seen else "never heard of"
    start = "python manage.py serve worker, and serve beat; make run starts both"
    return _broken("Worker", since, start) if web_runs() else _note("Worker", since, start)


def _models() -> Iterator[Finding]:
    """Ask each enabled model for one word."""
    models = registry.all()
    if not models:
        yield _broken("Models", "none is enabled", "enable one in the admin, or set OPENAI_MODEL")
    for model in models:
        result = trial.test_model(model.name)
        subject = f"Model {model.name}" + (" (default)" if model.is_default else "")
        if result.ok:
            yield _good(subject, f"answered in {result.seconds:.1f} s")
        else:
            yield _broken(subject, result.message, "correct it in the admin under language models, or its variables")


def _first_line(exc: BaseException) -> str:
    return (str(exc).strip().splitlines() or [type(exc).__name__])[0]


def report(say: Callable[[str], None]) -> bool:
    """Say every finding on a line of its own.

    Returns:
        whether nothing that is configured is broken.
    """
    sound = True
    for finding in examine():
        say(f"{finding.verdict.value:<7}{finding.subject}: {finding.said}")
        if finding.mend:
            say(f"{'':<7}-> {finding.mend}")
        sound = sound and finding.verdict is not Verdict.BROKEN
    return sound
