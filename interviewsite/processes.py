"""The commands of the site's processes, in one place: `manage.py serve`, compose and tests start the same ones."""

import sys
from pathlib import Path

from django.conf import settings

DRAIN_SECONDS = 30
LARGEST_MESSAGE = 1024 * 1024
CELERY = ["-m", "celery", "--app", "interviewsite", "--quiet"]


def web(host: str, port: int) -> list[str]:
    """The web server: uvicorn, because it holds back for slow readers, closes with 1012 and has a lifespan."""
    return [
        *(sys.executable, "-m", "uvicorn", "interviewsite.asgi:application"),
        *("--host", host, "--port", str(port)),
        *("--ws", "websockets-sansio", "--loop", "uvloop", "--lifespan", "on"),
        *("--ws-max-size", str(LARGEST_MESSAGE)),
        *("--ws-per-message-deflate", str(settings.WEBSOCKET_COMPRESSION).lower()),
        *("--timeout-graceful-shutdown", str(DRAIN_SECONDS)),
        *("--no-access-log", "--no-server-header", "--no-proxy-headers"),
    ]


def worker() -> list[str]:
    """The Celery worker: threads, since its work is waiting for models and the database."""
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    return [
        sys.executable,
        *CELERY,
        "worker",
        "--pool",
        "threads",
        "--concurrency",
        "2",
        "--loglevel",
        "WARNING",
        *quiet,
    ]


def beat() -> list[str]:
    """Celery's clock; one per installation."""
    schedule = Path(settings.CELERY_BEAT_SCHEDULE_FILENAME)
    return [sys.executable, *CELERY, "beat", "--schedule", str(schedule), "--pidfile=", "--loglevel", "WARNING"]
