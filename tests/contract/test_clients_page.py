"""What `docs/clients.md` tells people to write runs as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.people import Person
from tests.contract.site import ROOT, Site

pytestmark = pytest.mark.processes


def test_ten_lines_of_python_hold_an_interview(uvicorn_site: Site, house_owner: Person, tmp_path: Path) -> None:
    page = (ROOT / "docs/clients.md").read_text()
    found = re.search(r"<!-- tried: python -->\n```python\n(.*?)```", page, re.DOTALL)
    assert found
    (tmp_path / "client.py").write_text((ROOT / "interviews/client.py").read_text())
    (tmp_path / "talk.py").write_text(found[1])
    env = {"PATH": os.environ["PATH"], "VIVA": uvicorn_site.socket_url, "TOKEN": house_owner.access}
    ran = subprocess.run(
        [sys.executable, "talk.py"], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    opening, answer = ran.stdout.split("\n", 1)
    assert opening
    assert answer
