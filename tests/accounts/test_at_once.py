"""The specification of `at_once`, on each database that the site runs on."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SPECIFICATION = Path(__file__).with_name("at_once.py")


def run_on(database_url: str, test_database: str) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "TEST_DATABASE": test_database,
        "DATABASE_POOL": "20",
    }
    command = [sys.executable, "-m", "pytest", str(SPECIFICATION), "-q", "-p", "no:cacheprovider", "--create-db"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.processes
def test_it_holds_on_sqlite(tmp_path: Path) -> None:
    run_on(f"sqlite:///{tmp_path / 'site.sqlite3'}", str(tmp_path / "test.sqlite3"))


@pytest.mark.postgres
def test_it_holds_on_postgresql() -> None:
    try:
        psycopg.connect(POSTGRES, connect_timeout=2).close()
    except psycopg.OperationalError:
        assert not os.environ.get("CI"), "PostgreSQL is missing"
        pytest.skip("needs PostgreSQL")
    run_on(POSTGRES, f"test_at_once_{os.getpid()}")
