"""What must be there before the site can serve: tables, starter content, static files. Quick when it is all there."""

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from interviews.llm import registry

Say = Callable[[str], None]

UNUSED_STATIC_FILES = ["redoc"]
"""What packages bring and no page asks for."""


DATABASE_LOCK = 0x76697662
"""The key of the advisory lock in PostgreSQL."""


def everything(say: Say) -> None:
    """Bring database, content and static files up to date; one process of a directory and of a database at a time.

    Args:
        say: told a line before each step that has something to do.
    """
    with _alone(), _alone_in_database():
        if _lacks_migrations():
            say("Preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("starter", verbosity=0)
        registry.sync()
        _collect(say)


@contextmanager
def _alone() -> Iterator[None]:
    with (settings.DATA_DIR / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _alone_in_database() -> Iterator[None]:
    """Others with directories of their own wait."""
    if connection.vendor != "postgresql":
        yield
        return
    held = connections.create_connection("default")
    try:
        with held.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [DATABASE_LOCK])
        yield
    finally:
        held.close()
        let_go()


def let_go() -> None:
    """Close this process's connections to PostgreSQL: it may go on for long without it, and start others."""
    if connection.vendor == "postgresql":
        connection.close()
        connections["default"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL alone has one


def _lacks_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _collect(say: Say) -> None:
    """Static files under names that carry their hash, unless none has changed since the last time."""
    stamp, state = Path(settings.STATIC_ROOT) / ".state", _state_of_static_files()
    if stamp.is_file() and stamp.read_text() == state:
        return
    say("Collecting static files ...")
    call_command("collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=UNUSED_STATIC_FILES)
    stamp.write_text(state)


def _state_of_static_files() -> str:
    """A hash of every source file's name, size and time."""
    state = hashlib.sha256()
    for finder in finders.get_finders():
        for path, storage in finder.list(None):
            facts = Path(storage.path(path)).stat()
            state.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return state.hexdigest()
