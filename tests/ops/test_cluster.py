"""`make cluster` as an operator has it: two web processes, a balancer, a worker and its clock, on one address."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import httpx2
import psycopg
import pytest

from interviews.client import Client
from tests.contract import people
from tests.contract.people import Person
from tests.contract.site import ADMIN_EMAIL, ADMIN_PASSWORD, ROOT, Site, environment, free_port
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream, says
from tests.ops.processes import alive, descendants, wait_for

pytestmark = [
    pytest.mark.processes,
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.redis,
    pytest.mark.xdist_group("cluster"),
]

SERVER = "postgres://postgres@127.0.0.1:5432"
REDIS = "redis://127.0.0.1:6379/11"
TOKEN = "a-token-for-metrics"


class Cluster(Site):
    """The site of `manage.py cluster`, talked to at the balancer's port."""

    def _command(self) -> list[str]:
        return [sys.executable, "manage.py", "cluster"]

    def web(self) -> dict[int, int]:
        """Port → process of each web server."""
        found = {}
        for pid in descendants(self.pid):
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
            if "interviewsite.web" in command:
                found[int(command[command.index("--port") + 1])] = pid
        return found

    def sockets(self, port: int) -> float:
        """How many sockets one of the web processes holds."""
        told = httpx2.get(f"http://127.0.0.1:{port}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
        found = re.search(r"^viva_sockets (\S+)$", told, re.MULTILINE)
        return float(found[1]) if found else -1

    def whole(self) -> bool:
        """Whether both web processes can serve."""
        try:
            urls = [f"http://127.0.0.1:{self.port + number}/readyz" for number in (1, 2)]
            return all(httpx2.get(url).status_code == 200 for url in urls)
        except httpx2.TransportError:
            return False


def three_free_ports() -> int:
    """A port that is free with the two after it."""
    while True:
        port = free_port()
        try:
            for number in (1, 2):
                subprocess.run([sys.executable, "-c", TRY.format(port + number)], check=True, stderr=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            continue
        return port


TRY = "import socket; socket.create_server(('127.0.0.1', {}))"


@pytest.fixture(scope="module")
def upstream() -> Iterator[Upstream]:
    provider = Upstream()
    yield provider
    provider.close()


@pytest.fixture(scope="module")
def cluster(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    name = f"viva_cluster_{token_hex(4)}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    services = {"DATABASE_URL": f"{SERVER}/{name}", "REDIS_URL": REDIS, "METRICS_TOKEN": TOKEN}
    services["DJANGO_SETTINGS_MODULE"] = "interviewsite.settings"
    running = Cluster(tmp_path_factory.mktemp("cluster"), upstream.url, **services)
    running.port = three_free_ports()
    running.start()
    wait_for(running.whole, 30)
    running.more |= {"DJANGO_SUPERUSER_EMAIL": ADMIN_EMAIL, "DJANGO_SUPERUSER_PASSWORD": ADMIN_PASSWORD}
    running.manage("createsuperuser", "--noinput", "--skip-checks", "-v0")
    yield running
    upstream.release()
    if running.alive:
        running.stop()
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="module")
def person(cluster: Cluster) -> Person:
    return people.member(cluster, people.admin(cluster), plan="unlimited", role="interviewer")


def test_it_tells_one_address_and_shares_the_sockets_out(cluster: Cluster, person: Person) -> None:
    said_so_far = cluster.output()
    assert f"Viva is ready: http://127.0.0.1:{cluster.port}" in said_so_far
    ports = [cluster.port + 1, cluster.port + 2]
    assert sorted(cluster.web()) == ports
    before = [cluster.sockets(port) for port in ports]
    with person.socket(), person.socket(), person.socket(), person.socket():
        held = [cluster.sockets(port) - was for port, was in zip(ports, before, strict=True)]
    assert sum(held) == 4
    assert min(held) >= 1


def test_a_web_process_that_dies_is_started_again_and_the_other_goes_on(cluster: Cluster, person: Person) -> None:
    before = cluster.web()
    os.kill(before[cluster.port + 1], signal.SIGKILL)
    for _ in range(20):
        assert person.get("me")["email"] == person.email
    wait_for(lambda: cluster.web().get(cluster.port + 1) not in (None, before[cluster.port + 1]), 20)
    wait_for(cluster.whole, 30)
    assert cluster.web()[cluster.port + 2] == before[cluster.port + 2]


def test_it_is_renewed_under_load_without_a_broken_answer(cluster: Cluster, person: Person, upstream: Upstream) -> None:
    words = [f"word{number} " for number in range(50)]
    talks = [Talk(person, upstream) for _ in range(12)]
    for talk in talks:
        talk.plays(says(*words, pace=0.1), says(*words, pace=0.1))
    before = cluster.web()

    async def hold() -> list[str]:
        async with Client(cluster.socket_url, person.access) as one, Client(cluster.socket_url, person.access) as other:
            renewing = asyncio.create_task(asyncio.to_thread(cluster.manage, "cluster", "--renew"))
            talking = (two_answers(one if number % 2 else other, talk) for number, talk in enumerate(talks))
            heard = await asyncio.gather(*talking)
            await renewing
            return [text for pair in heard for text in pair]

    assert asyncio.run(hold()) == ["".join(words)] * len(talks) * 2
    assert [talk.asked for talk in talks] == [2] * len(talks)
    after = cluster.web()
    assert sorted(after) == sorted(before)
    assert not set(after.values()) & set(before.values())


async def two_answers(client: Client, talk: Talk) -> list[str]:
    """One question after the other: while one web process is renewed, and while the other is."""
    return [await (await client.ask(talk.request(said(line, "Hello.")))).whole() for line in ("a1", "a2")]


@pytest.mark.parametrize("missing", ["DATABASE_URL", "REDIS_URL"])
def test_it_names_what_it_lacks(missing: str, tmp_path: Path) -> None:
    given = {"DATABASE_URL": f"{SERVER}/none", "REDIS_URL": REDIS, missing: ""}
    env = environment(tmp_path, three_free_ports(), "", given)
    env |= {"OPENAI_API_KEY": "", "OPENAI_MODEL": ""}
    command = [sys.executable, "manage.py", "cluster"]
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert ran.returncode != 0
    assert f"viva: {missing}: " in ran.stderr
    assert "Traceback" not in ran.stderr


def test_it_ends_cleanly_and_leaves_nothing(cluster: Cluster) -> None:
    below = descendants(cluster.pid)
    assert len(below) >= 5
    assert cluster.stop() == 0
    assert not any(alive(pid) for pid in below)
    assert "Traceback" not in cluster.output()
