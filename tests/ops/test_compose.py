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


def checker() -> list[str]:
    """Compose, as Docker's plugin or as the program of its own that Debian has; neither needs Docker to run."""
    plugin = ["docker", "compose"]
    if shutil.which("docker") and not subprocess.run([*plugin, "version"], capture_output=True, check=False).returncode:
        return plugin
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    if os.environ.get("CI") == "true":
        pytest.fail("CI has to bring Docker's compose", pytrace=False)
    pytest.skip("needs Docker's compose")


def test_compose_reads_it() -> None:
    checked = subprocess.run(
        [*checker(), "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"],
        env={**os.environ, **GIVEN},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
