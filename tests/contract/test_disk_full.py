"""The disk is full: a clear refusal, nothing half-written, and once there is room everything goes on."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract import people
from tests.contract.conftest import House
from tests.contract.site import Site, copy_of
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says, wait_until

pytestmark = [pytest.mark.processes, pytest.mark.faults, pytest.mark.root, pytest.mark.xdist_group("disk full")]

SIZE = 64 * 1024 * 1024


class Disk:
    """A small disk of one's own."""

    def __init__(self, at: Path) -> None:
        self.at, self._filler = at, at / "filler"
        at.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", at], check=True)

    def fill(self) -> None:
        """Leave not a byte."""
        with self._filler.open("ab", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"\0" * 4096)
            except OSError:
                return

    def free(self) -> None:
        self._filler.unlink(missing_ok=True)

    def close(self) -> None:
        subprocess.run(["umount", "--lazy", self.at], check=True)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    small = Disk(tmp_path_factory.mktemp("disk") / "small")
    yield small
    small.close()


@pytest.fixture(scope="module")
def site(house: House, disk: Disk, upstream: Upstream) -> Iterator[Site]:
    running = Site(copy_of(house.seeded, disk.at / "var"), upstream.url)
    running.log = disk.at.parent / "output.log"
    yield running.start()
    upstream.release()
    running.stop()


@pytest.fixture
def talk(site: Site, disk: Disk, upstream: Upstream) -> Iterator[Talk]:
    """A new interview of a person of its own; afterwards there is room again."""
    yield Talk(people.member(site, people.admin(site), plan="unlimited"), upstream)
    disk.free()


def test_what_cannot_be_stored_is_refused_and_can_be_asked_again(talk: Talk, disk: Disk) -> None:
    talk.plays(says("Here."))
    asked = talk.request(*(said(f"a{number}", "x" * 15_000) for number in range(20)))
    with talk.socket() as socket:
        disk.fill()
        refused = socket.ask(asked)
        assert (refused.code, refused.error["retryable"]) == ("OVERLOADED", True)
        disk.free()
        assert talk.person.rest("GET", f"interviews/{talk.session}").status_code == 404, "nothing is half-written"
        assert socket.ask(asked).text == "Here."
    assert len(talk.texts) == 21
    assert talk.asked == 1
    assert talk.person.used("questionsPerDay") == 1


def test_an_answer_that_ends_meanwhile_is_stored_once_there_is_room(talk: Talk, disk: Disk) -> None:
    talk.plays(says("One ", "x" * 18_000, gated=True))
    asked = talk.request(said("a1", "Hello."))
    with talk.socket() as socket:
        socket.send(asked)
        talk.steps(socket, "One ")
        disk.fill()
        talk.call().finish()
        wait_until(talk.call().over.is_set, "the provider has said everything")
        disk.free()
        done = socket.rest(asked).done
        assert socket.ask({**asked, "after": 1}).done == done
    assert talk.texts == ["Hello.", "One " + "x" * 18_000]
    assert talk.person.used("questionsPerDay") == 1
