"""The commands of the site's processes, in one place: `manage.py serve`, compose and tests start the same ones."""

import sys
from pathlib import Path

WORKERS = 2
"""Threads of the worker."""

WORKER_CONNECTIONS = WORKERS + 1
"""Connections to the database that a worker wants at most."""

WEB_PROCESSES = 2
"""Web processes of `make cluster`."""

CELERY = ["-m", "celery", "--app", "interviewsite", "--quiet"]


def web() -> list[str]:
    """The web server; with `--wait` behind it, it loads and waits for the end of its standard input."""
    return [sys.executable, "-m", "interviewsite.web"]


def web_behind(balancer: Path, port: int) -> list[str]:
    """One of several: on a port of its own on loopback, and behind the balancer that is called at this path."""
    return [*web(), "--port", str(port), "--balancer", str(balancer)]


def balancer(path: Path) -> list[str]:
    """What takes connections for several web servers, which call it at this path."""
    return [sys.executable, "-m", "interviewsite.balancer", str(path)]


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
        str(WORKERS),
        "--loglevel",
        "WARNING",
        *quiet,
    ]


def beat() -> list[str]:
    """Celery's clock; one per installation. It remembers nothing: what it sends may come again."""
    remembering = ("--scheduler", "celery.beat:Scheduler")
    return [sys.executable, *CELERY, "beat", *remembering, "--pidfile=", "--loglevel", "WARNING"]
