"""What lies in a data directory is what the docs say lies there; no process writes a log file."""

import re

import pytest

from tests.contract import people
from tests.contract.site import ROOT
from tests.contract.talk import Talk, said
from tests.contract.upstream import Upstream
from tests.operations.conftest import Start

pytestmark = pytest.mark.processes

TABLE = (ROOT / "docs/operations.md").read_text().partition("### What grows")[2].partition("\n## ")[0]
OF_THE_TEST = {"output.log"}
"""Where the double of an operator collects standard error."""
SHARED_MEMORY = {"viva.sqlite3-shm"}


def test_it_writes_nothing_but_what_the_docs_name(start: Start, upstream: Upstream) -> None:
    site = start()
    talk = Talk(people.newcomer(site), upstream)
    with talk.socket() as socket:
        assert socket.ask(talk.request(said("a1", "Hello."))).done
    documented = {name.partition("/")[0] for row in TABLE.splitlines() for name in re.findall(r"`([\w./-]+)`", row)}
    written = {path.name for path in site.data_dir.iterdir()} - OF_THE_TEST - SHARED_MEMORY
    assert written <= documented, written - documented
    assert not [path for path in site.data_dir.rglob("*.log*") if path.name not in OF_THE_TEST]
    assert not list((site.data_dir / "broker/messages").iterdir()), "web processes send nothing there by themselves"
    assert '"level": "INFO"' in site.output(), "they speak on standard error, one object a line"
