"""What the tests of prompts share: starter content, an admin, and sites of their own in other processes."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import transaction
from django.test import Client
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from accounts import plans
from accounts.models import User
from prompts import catalog, snapshot, starter_loader
from prompts.inforce import Snapshot
from tests import content

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432")


@pytest.fixture(autouse=True)
def fresh_catalog() -> Iterator[None]:
    """A test's rows are rolled back without a word to the catalog."""
    catalog.forget()
    yield
    catalog.forget()


@pytest.fixture(scope="session")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Snapshot:
    """What is in force after the starter content was loaded, read once; no row of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        starter_loader.load()
        found = snapshot.read()
        transaction.set_rollback(True)
    return found


@pytest.fixture
def starter(db: None) -> None:
    content.load()


@pytest.fixture
def admin_site(starter: None, client: Client) -> Client:
    """A client of the admin site."""
    plans.load()
    client.force_login(User.objects.create_superuser("admin@example.org"))
    return client


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation of its own, migrated; one for each kind of database."""
    if request.param == "sqlite":
        migrated: Path = request.getfixturevalue("migrated_file")
        yield _environment(tmp_path, f"sqlite:///{shutil.copy(migrated, tmp_path)}")
        return
    with _database(request.getfixturevalue("migrated_database")) as url:
        yield _environment(tmp_path, url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    _migrate(_environment(folder, f"sqlite:///{folder / 'site.sqlite3'}"))
    return folder / "site.sqlite3"


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to be a template."""
    with _database() as url:
        _migrate(_environment(tmp_path_factory.mktemp("migrated"), url))
        yield url.rpartition("/")[2]


def start(environment: dict[str, str], code: str, **kwargs: Any) -> subprocess.Popen[str]:
    """A process of that installation that runs the code."""
    prelude = "import django; django.setup()\n"
    return subprocess.Popen(
        [sys.executable, "-c", prelude + code], cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, **kwargs
    )


def run(environment: dict[str, str], code: str) -> str:
    """What the code prints in a process of its own."""
    with start(environment, code) as process:
        printed, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return printed


def _environment(folder: Path, database_url: str) -> dict[str, str]:
    own = {"DATA_DIR": str(folder), "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "interviewsite.settings"}
    return os.environ | own


def _migrate(environment: dict[str, str]) -> None:
    run(environment, "from django.core.management import call_command; call_command('migrate', verbosity=0)")


@contextmanager
def _database(template: str = "template1") -> Iterator[str]:
    """A PostgreSQL database for a while; its address."""
    name = f"prompts_{uuid.uuid4().hex}"
    _postgres(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
    try:
        yield f"{POSTGRES}/{name}"
    finally:
        _postgres(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _postgres(statement: sql.Composed) -> None:
    try:
        with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True, connect_timeout=3) as connection:
            connection.execute(statement)
    except psycopg.OperationalError as exc:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"needs PostgreSQL at {POSTGRES}: {exc}")
