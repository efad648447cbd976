"""The compose file: the services that the docs name, started with the documented commands and variables."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.ops.test_docs import variables

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
GIVEN = {
    "SITE_URL": "https://viva.example.org",
    "SECRET_KEY": "x",
    "FIELD_ENCRYPTION_KEYS": "y",
    "POSTGRES_PASSWORD": "z",
}


def test_it_has_every_service() -> None:
    assert set(COMPOSE["services"]) == {"prepare", "web", "worker", "beat", "proxy", "postgres", "redis"}
    for name in ("web", "worker", "beat"):
        assert COMPOSE["services"][name]["command"] == ["python", "manage.py", "serve", name]


def test_it_passes_only_variables_that_there_are() -> None:
    assert set(COMPOSE["services"]["web"]["environment"]) <= set(variables())


def test_it_mounts_files_that_there_are() -> None:
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith("./") else source in COMPOSE["volumes"]


def test_docker_reads_it() -> None:
    if shutil.which("docker") is None:
        pytest.skip("needs Docker")
    if subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("needs Docker's compose plugin")
    checked = subprocess.run(
        ["docker", "compose", "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"],
        env={**os.environ, **GIVEN},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
