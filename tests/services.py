"""A pytest plugin (`-p tests.services`): a data directory for the run, cheap hashes, what tests need from the machine.

Tests with one of the marks in `NEEDS` run when that is there; else they are skipped, saying why,
and with `CI=true` they fail.
"""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from functools import cache
from typing import NoReturn

import pytest
from django.conf import settings

for name, prefix in {"DATA_DIR": "viva-tests-", "PREPARED_SITE": "viva-prepared-"}.items():
    if name not in os.environ:  # else another process of this run has made it
        os.environ[name] = tempfile.mkdtemp(prefix=prefix)
        atexit.register(shutil.rmtree, os.environ[name], ignore_errors=True)


def listens_now(port: int) -> bool:
    """Whether somebody listens on a port of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


listens = cache(listens_now)
"""The same, looked at once."""


NEEDS: dict[str, tuple[str, Callable[[], bool]]] = {
    "postgres": ("PostgreSQL on 127.0.0.1:5432", lambda: listens(5432)),
    "redis": ("Redis on 127.0.0.1:6379", lambda: listens(6379)),
    "root": ("the right to mount", lambda: os.geteuid() == 0 and shutil.which("mount") is not None),
    "browser": ("Chromium", lambda: shutil.which("chromium") is not None),
    "prometheus": ("Prometheus with promtool", lambda: None not in map(shutil.which, ("prometheus", "promtool"))),
    "dumps": (
        "sqlite3, pg_dump and pg_restore",
        lambda: None not in map(shutil.which, ("sqlite3", "pg_dump", "pg_restore")),
    ),
}


def pytest_configure() -> None:
    """Passwords are hashed thousands of times in this process; what the site uses is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or in CI fail, a test whose need is not met."""
    for mark, (what, there) in NEEDS.items():
        if item.get_closest_marker(mark) and not there():
            missing(what)


def missing(what: str) -> NoReturn:
    """End a test that needs something from the machine that is not there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI has to bring {what}", pytrace=False)
    pytest.skip(f"needs {what}")
