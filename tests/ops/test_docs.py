"""What the docs promise is what the code has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from accounts.errors import Refusal
from tests.ops.limits_page import page

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
HELPERS = {"text", "words", "number", "flag", "choice", "origin", "url", "networks", "secret"}


def variables() -> Iterator[str]:
    """Every environment variable that the settings read."""
    for node in ast.walk(ast.parse((ROOT / "interviewsite/settings.py").read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in HELPERS and node.args:
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str) and name.value.isupper():
                yield name.value
    yield from (f"LIMIT_{name.upper()}" for name in settings.RATE_LIMITS)


def test_it_documents_every_variable_and_no_other() -> None:
    table = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    assert sorted(table) == sorted(set(variables()))


def test_it_documents_the_rates_in_force_by_default() -> None:
    documented = dict(re.findall(r"^\| `LIMIT_([A-Z_]+)` \| `(\d+)` \|", README, re.MULTILINE))
    for name, per_minute in settings.RATE_LIMITS.items():
        assert documented[name.upper()] == str(per_minute), name


def test_it_documents_every_limit_of_the_socket() -> None:
    assert (ROOT / "docs/limits.md").read_text() == page()


def subclasses(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for below in kind.__subclasses__():
        yield below
        yield from subclasses(below)


def test_it_documents_every_error_code_with_its_status() -> None:
    text = (ROOT / "docs/protocol.md").read_text()
    rows = re.findall(r"^\| ((?:`[A-Z_]+` ?)+)\| (\d+) \|", text, re.MULTILINE)
    documented = {code: int(status) for codes, status in rows for code in re.findall(r"[A-Z_]+", codes)}
    for kind in subclasses(Refusal):
        if kind.code != Refusal.code:
            assert documented.get(kind.code) == kind.status, kind


@pytest.mark.parametrize("path", sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")]), ids=lambda path: path.name)
def test_its_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"(?:\]\(|src=\"|srcset=\")([^)#\s\"]+)", path.read_text()):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_every_path_that_the_docs_name_exists() -> None:
    for page_path in [ROOT / "README.md", *ROOT.glob("docs/*.md")]:
        for named in re.findall(
            r"`((?:accounts|interviews|interviewsite|prompts|docs)/[\w/.]*)`", page_path.read_text()
        ):
            assert (ROOT / named).exists() or (ROOT / f"{named}.py").exists(), f"{page_path.name}: {named}"
