"""The compose file: the services that the docs name, started with the documented commands and variables."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests import services
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


def test_its_services_share_networks_that_there_are() -> None:
    for service in COMPOSE["services"].values():
        assert set(service["networks"]) <= set(COMPOSE["networks"])


def test_it_mounts_files_that_there_are() -> None:
    for service in COMPOSE["services"].values():
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith("./") else source in COMPOSE["volumes"]


@cache
def checker() -> list[str]:
    """Compose, as Docker's plugin or as the program of its own that Debian has; neither needs Docker to run."""
    if shutil.which("docker") and not _run(["docker", "compose", "version"]).returncode:
        return ["docker", "compose"]
    if shutil.which("docker-compose") is None:
        services.missing("Docker's compose")
    return ["docker-compose"]


def config(given: Mapping[str, str], changed: tuple[str, str] = ("", "")) -> "subprocess.CompletedProcess[str]":
    """What a compose says of the file, `changed` at one place."""
    text = (ROOT / "docker-compose.yml").read_text()
    assert changed[0] in text
    options = ["--project-directory", str(ROOT), "--file", "-", "config", "--quiet"]
    return _run([*checker(), *options], input=text.replace(*changed), env={"PATH": os.environ["PATH"], **given})


def _run(command: list[str], **more: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def test_a_compose_takes_it() -> None:
    checked = config(GIVEN)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_it_asks_for_what_only_the_operator_knows() -> None:
    checked = config({name: value for name, value in GIVEN.items() if name != "POSTGRES_PASSWORD"})
    assert checked.returncode != 0
    assert "POSTGRES_PASSWORD" in checked.stderr


def test_a_compose_would_find_a_slip() -> None:
    assert config(GIVEN, ("restart: unless-stopped", "restarts: unless-stopped")).returncode != 0
