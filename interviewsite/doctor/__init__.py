"""What is configured, what is reachable, what is missing and how to mend it, in plain words."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts import encryption
from accounts.models import User
from interviews import worker
from interviews.llm import registry, trial
from interviews.models import Report
from interviews.reports.queue import OPEN
from interviewsite.celery import app
from interviewsite.doctor.finding import Finding, Verdict, broken, first_line, good, note
from interviewsite.doctor.stores import connections, database, keys, redis
from prompts import catalog

PATIENCE_SECONDS = 3

LATE = timedelta(minutes=15)
"""After which a report that is not made yet is worth a word."""


def examine() -> Iterator[Finding]:
    """Look at everything; without a database only at what needs none. A bug in a check is loud."""
    yield from _settings()
    yield _port()
    reachable = yield from database()
    yield from redis()
    yield from _broker()
    if reachable:
        yield keys()
        yield from connections()
        yield from _content()
        yield _worker()
        yield from _models()
        yield _reports()


# -- without any service -------------------------------------------------------------------


def _settings() -> Iterator[Finding]:
    yield good("Address", f"people open {settings.SITE_URL}; data is kept in {settings.DATA_DIR}")
    secrets = Path(settings.DATA_DIR) / "secrets"
    kept = f"kept in {secrets}" if secrets.is_file() else "given by SECRET_KEY and FIELD_ENCRYPTION_KEYS"
    yield good("Secrets", f"{kept}; sensitive text is sealed with the key {encryption.key_ids()[0]}")
    if secrets.is_file() and secrets.stat().st_mode & 0o077:
        yield broken("Secrets", f"others on this machine can read {secrets}", f"chmod 600 {secrets}")
    for problem in checks.run_checks():
        verdict = Verdict.BROKEN if problem.is_serious() else Verdict.NOTE
        yield Finding("Django", verdict, str(problem.msg), str(problem.hint or ""))
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield note("Mail", "is printed to the log only", "set EMAIL_URL, so that people can reset their passwords")
    if not settings.METRICS_TOKEN:
        yield note("Metrics", "/metrics is open to admins only", "set METRICS_TOKEN for Prometheus")


def _port() -> Finding:
    if web_runs():
        return good("Web server", f"takes connections on {settings.HOST}:{settings.PORT}")
    return note("Web server", f"nobody listens on {settings.HOST}:{settings.PORT}", "make run")


def web_runs() -> bool:
    """Whether somebody takes connections where the web server would."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104
    try:
        socket.create_connection((host, settings.PORT), timeout=1).close()
    except OSError:
        return False
    return True


# -- services ------------------------------------------------------------------------------


def _broker() -> Iterator[Finding]:
    kind = settings.CELERY_BROKER_URL.partition(":")[0]
    if kind == "filesystem":
        yield good("Broker", "a folder below DATA_DIR, for a worker on this machine")
        return
    try:
        with app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=PATIENCE_SECONDS)
    except (OperationalError, OSError) as exc:
        yield broken("Broker", f"{kind} does not answer: {first_line(exc)}", "correct CELERY_BROKER_URL or REDIS_URL")
        return
    yield good("Broker", f"{kind} answers")


def _content() -> Iterator[Finding]:
    types = [one.code for one in catalog.types()]
    if not types:
        yield broken("Content", "there is no interview type", "python manage.py starter")
    else:
        yield good("Content", f"interview types {', '.join(types)}")
    if not User.objects.filter(role=User.Role.ADMIN, is_active=True).exists():
        yield note("Admin", "nobody administers the site yet", "open the link that make run prints")


def _worker() -> Finding:
    seen = worker.last_seen()
    if worker.alive():
        return good("Worker", "does its work")
    since = f"silent since {timezone.localtime(seen):%Y-%m-%d %H:%M}" if seen else "never heard of"
    start = "python manage.py serve worker, and serve beat; make run starts both"
    return broken("Worker", since, start) if web_runs() else note("Worker", since, start)


def _models() -> Iterator[Finding]:
    """Ask each enabled model for one word."""
    models = registry.all()
    if not models:
        yield broken("Models", "none is enabled", "enable one in the admin, or set OPENAI_MODEL")
    for model in models:
        result = trial.test_model(model.name)
        subject = f"Model {model.name}" + (" (default)" if model.is_default else "")
        if result.ok:
            yield good(subject, f"answered in {result.seconds:.1f} s")
        else:
            yield broken(subject, result.message, "correct it in the admin under language models, or its variables")


def _reports() -> Finding:
    """Whether answers can be judged, and whether reports wait or fail. Counts only, nobody's words."""
    now = timezone.now()
    late = Report.objects.filter(state__in=OPEN, created__lt=now - LATE)
    if waiting := late.count():
        oldest = timezone.localtime(late.order_by("created").values_list("created", flat=True)[0])
        return note(
            "Reports", f"{waiting} wait, the oldest since {oldest:%Y-%m-%d %H:%M}", "see Worker and Models above"
        )
    failed = Report.objects.filter(state=Report.State.FAILED, created__gte=now - timedelta(days=1))
    if codes := sorted(set(failed.values_list("error_code", flat=True))):
        return note("Reports", f"{failed.count()} of the last day failed: {', '.join(codes)}", "the log says why")
    if not any(model.profile == "full" for model in registry.all()):
        return note(
            "Reports", "measure answers and judge none: no enabled model is of profile full", "add a capable model"
        )
    return good("Reports", "none waits for long, none of the last day failed")


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
