"""The commands of the docs, as they stand there: a running site is saved, destroyed and restored, and can be read."""

import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest

from tests.contract import people
from tests.contract.site import ROOT, Site, copy_of, environment, free_port, prepare
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says

pytestmark = [pytest.mark.processes, pytest.mark.dumps, pytest.mark.xdist_group("backup")]

TRIED = dict(
    re.findall(r"<!-- tried: ([\w ]+) -->\n```sh\n(.*?)```", (ROOT / "docs/operations.md").read_text(), re.DOTALL)
)
SERVER = "postgres://postgres@127.0.0.1:5432"
STORY = {"title": "The outage", "situation": "At night.", "action": "I rolled back.", "result": "Up in 9 minutes."}


@pytest.fixture
def database() -> Iterator[Callable[[], str]]:
    """Makes empty databases in PostgreSQL; all are dropped at the end."""
    made: list[str] = []

    def make() -> str:
        made.append(f"viva_backup_{secrets.token_hex(4)}")
        _administer(f"CREATE DATABASE {made[-1]}")
        return f"{SERVER}/{made[-1]}"

    yield make
    for name in made:
        _administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _administer(statement: str) -> None:
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


def do(name: str, scratch: Path, data_dir: Path, database_url: str, upstream: Upstream) -> str:
    """Run the commands of the docs of this name; what they print."""
    env = environment(data_dir, free_port(), upstream.url, {"DATABASE_URL": database_url})
    env |= {"BACKUP": str(scratch / "backup"), "KEYS": str(scratch / "keys")}
    commands = TRIED[name].replace(".venv/bin/python", sys.executable)
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("vendor", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_what_was_saved_while_it_ran_is_read_after_everything_is_lost(
    vendor: str, tmp_path: Path, seeded: Path, upstream: Upstream, database: Callable[[], str]
) -> None:
    data_dir, database_url = copy_of(seeded, tmp_path / "var"), database() if vendor == "postgresql" else ""
    if database_url:
        prepare(data_dir, upstream.url, DATABASE_URL=database_url)
    site = Site(data_dir, upstream.url, DATABASE_URL=database_url).start()
    talk = Talk(people.newcomer(site, name="Ada"), upstream)
    story = talk.person.post("me/stories", STORY, 201)
    talk.plays(says("What did you do?"), says("And ", "then?", gated=True))
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "There was an outage."))).done
        running = talk.request(said("a2", "I rolled back."))
        socket.send(running)
        talk.steps(socket, "And ", number=2)
        do(f"backup {vendor}", tmp_path, data_dir, database_url, upstream)
    site.kill()
    upstream.release()
    shutil.rmtree(data_dir)
    if database_url:
        _administer(f"DROP DATABASE {database_url.rpartition('/')[2]} WITH (FORCE)")

    restored, database_url = tmp_path / "restored", database() if vendor == "postgresql" else ""
    said_by_doctor = do(f"restore {vendor}", tmp_path, restored, database_url, upstream)
    assert re.search(r"^ok +Keys: ", said_by_doctor, re.MULTILINE)
    assert ("Connections: 1 web process(es) of at most 10" in said_by_doctor) == (vendor == "postgresql")
    site = Site(restored, upstream.url, DATABASE_URL=database_url, METRICS_TOKEN="a-token").start()
    try:
        shown = httpx2.get(f"{site.url}/metrics", headers={"Authorization": "Bearer a-token"}).text
        assert f"viva_database_pool_limit {10.0 if database_url else 0.0}" in shown
        assert ("viva_database_pool_open 0.0" in shown) == (vendor == "sqlite")
        again = Talk(people.Person(site, talk.person.email).sign_in(), upstream, talk.marker, talk.session)
        assert again.texts[:3] == ["There was an outage.", "What did you do?", "I rolled back."]
        assert again.person.get(f"me/stories/{story['id']}") == story
        assert again.person.get("me")["name"] == "Ada"
        with again.socket() as socket:
            assert socket.ask({**running, "after": 1}).code == "INTERRUPTED"
    finally:
        site.stop()


def test_the_docs_say_it_for_both_databases() -> None:
    assert set(TRIED) == {f"{what} {vendor}" for what in ("backup", "restore") for vendor in ("sqlite", "postgresql")}


def test_only_its_owner_reads_a_backup(tmp_path: Path, seeded: Path, upstream: Upstream) -> None:
    do("backup sqlite", tmp_path, seeded, "", upstream)
    modes: dict[str, Any] = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()}
    assert modes == {"backup": "0o700", "keys": "0o700"}
    assert oct((tmp_path / "keys/secrets").stat().st_mode & 0o777) == "0o600"
