"""PostgreSQL goes away in mid-answer and comes back: nothing acknowledged is lost, nothing is said twice."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.contract import people
from tests.contract.site import Site, free_port, seed
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until

pytestmark = [
    pytest.mark.processes,
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.xdist_group("own PostgreSQL"),
]


class Postgres:
    """A PostgreSQL of one's own, which may be stopped."""

    def __init__(self, directory: Path) -> None:
        self.port, self.directory = free_port(), directory
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self.bin = programs[-1] if programs else Path(which("initdb") or "/usr/bin/initdb").parent
        if os.geteuid() == 0:  # it refuses to run as root
            subprocess.run(["chown", "postgres", directory], check=True)
            for parent in (directory, *directory.parents[:3]):
                parent.chmod(parent.stat().st_mode | 0o011)
        self._do("initdb", "--auth=trust", "--username=postgres", "--no-sync", "-D", str(directory / "data"))
        self.start()

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        how = f"-p {self.port} -h 127.0.0.1 -k {self.directory} -c fsync=off"
        self._do(
            "pg_ctl", "start", "-w", "-D", str(self.directory / "data"), "-o", how, "-l", str(self.directory / "log")
        )

    def stop(self) -> None:
        """As a crash ends it: no goodbye to anybody."""
        self._do("pg_ctl", "stop", "-m", "immediate", "-D", str(self.directory / "data"))

    def _do(self, program: str, *arguments: str) -> None:
        other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*other, str(self.bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    own = Postgres(tmp_path_factory.mktemp("postgres"))
    yield own
    own.stop()


@pytest.fixture(scope="module")
def site(postgres: Postgres, upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data_dir = tmp_path_factory.mktemp("away") / "var"
    data_dir.mkdir()
    seed(data_dir, upstream.url, DATABASE_URL=postgres.url)
    running = Site(data_dir, upstream.url, DATABASE_URL=postgres.url).start()
    yield running
    upstream.release()
    running.stop()


@pytest.fixture
def talk(site: Site, upstream: Upstream) -> Talk:
    """A new interview of a person of its own."""
    return Talk(people.member(site, people.admin(site), plan="unlimited"), upstream)


def test_an_answer_that_ends_meanwhile_is_stored_when_it_is_back(talk: Talk, postgres: Postgres) -> None:
    talk.plays(says("One ", "two ", "three", gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "One ", "two ")
        postgres.stop()
        talk.steps(socket, "three")
        talk.call().finish()
        wait_until(talk.call().over.is_set, "the provider has said everything")
        postgres.start()
        done = socket.rest(asked).done
        assert socket.ask({**asked, "after": 1}).done == done
    assert talk.texts == ["Hello.", "One two three"]
    assert talk.asked == 1
    assert talk.person.used("questionsPerDay") == 1


def test_what_is_asked_meanwhile_is_to_be_asked_again(talk: Talk, postgres: Postgres) -> None:
    talk.plays(says("Here."))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        postgres.stop()
        try:
            refused = socket.ask(asked)
        finally:
            postgres.start()
        assert (refused.code, refused.error["retryable"]) == ("OVERLOADED", True)
        assert refused.error["retryAfter"] > 0
        answers = [socket.ask(asked) for _ in range(12)]  # connections of before may still be in the pool
        assert answers[-1].text == "Here."
        assert {answer.ending["type"] if answer.text else answer.code for answer in answers} <= {"done", "OVERLOADED"}
    assert talk.texts == ["Hello.", "Here."]
    assert talk.asked == 1
    assert talk.person.used("questionsPerDay") == 1
