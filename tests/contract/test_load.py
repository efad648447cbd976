"""`make load` puts a load on a running server and tells a whole answer from one that is not."""

import subprocess
import sys

import pytest

from benchmarks.load import judged
from tests.contract.people import Person
from tests.contract.site import ROOT, Site

pytestmark = pytest.mark.processes


def test_it_asks_a_running_server_and_says_what_came_of_it(uvicorn_site: Site, house_owner: Person) -> None:
    wanted = ["--url", uvicorn_site.socket_url, "--token", house_owner.access, "--pid", str(uvicorn_site.pid)]
    wanted += ["--answers", "3", "--rounds", "2", "--idle", "2"]
    command = [sys.executable, "-m", "benchmarks.load", *wanted]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    told = {line[:13].strip(): line[13:] for line in ran.stdout.splitlines()[1:]}
    assert told["answers"] == "6 asked; 0 lost, 0 doubled, 0 reordered"
    assert set(told) == {"first word", "gaps", "answers", "server", "generator"}
    assert "MiB" in told["server"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0 1 2 3", {}),
        ("0 1 3", {"lost": 1}),
        ("0 1 1 2 3", {"doubled": 1}),
        ("0 2 1 3", {"reordered": 1}),
        ("", {"lost": 4}),
    ],
)
def test_it_sees_what_is_missing_doubled_or_out_of_order(text: str, found: dict[str, int]) -> None:
    assert judged(text, 4) == found
