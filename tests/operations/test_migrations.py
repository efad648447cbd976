"""The walk through migrations finds what a rolling restart would break on, and nothing else."""

import subprocess
import sys
from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tests import migrations as walk
from tests.contract.site import ROOT

INDEX = models.Index(fields=["born"], name="user_born_idx")
UNIQUE = models.UniqueConstraint(fields=["born"], name="user_born_once")


def state() -> ProjectState:
    """A table as it was before."""
    before = ProjectState()
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=50)),
        ("born", models.DateField(null=True)),
    ]
    migrations.CreateModel("User", fields).state_forwards("app", before)
    return before


def found(*operations: Operation, **attributes: Any) -> list[str]:
    """The faults of a migration of these operations."""
    planted = type("Migration", (migrations.Migration,), {"operations": list(operations), **attributes})
    return list(walk.faults(planted("0002_planted", "app"), state()))


def nothing(apps: Any, schema_editor: Any) -> None:
    """A change of data."""


UNSAFE: list[tuple[Operation, str]] = [
    (migrations.AddField("user", "town", models.CharField(max_length=9, default="")), "does not fill"),
    (migrations.AddField("user", "town", models.CharField(max_length=9, null=True, unique=True)), "holds up writes"),
    (migrations.AlterField("user", "born", models.DateField()), "leave the column empty"),
    (migrations.AlterField("user", "name", models.CharField(max_length=50, unique=True)), "the same twice"),
    (migrations.AlterField("user", "name", models.IntegerField()), "another type"),
    (migrations.AlterField("user", "name", models.CharField(max_length=20)), "longer text"),
    (migrations.RemoveField("user", "born"), "takes away"),
    (migrations.RenameField("user", "born", "birthday"), "takes away"),
    (migrations.RenameModel("User", "Person"), "takes away"),
    (migrations.DeleteModel("User"), "takes away"),
    (migrations.AlterModelTable("user", "people"), "takes away"),
    (migrations.AddIndex("user", INDEX), "concurrently"),
    (migrations.AddConstraint("user", UNIQUE), "what it forbids"),
    (migrations.AlterUniqueTogether("user", {("name", "born")}), "what it forbids"),
    (migrations.RunPython(nothing), "cannot be undone"),
    (migrations.RunSQL("SELECT 1"), "cannot be undone"),
    (migrations.SeparateDatabaseAndState([migrations.RemoveField("user", "born")]), "takes away"),
]


@pytest.mark.parametrize(("operation", "why"), UNSAFE, ids=lambda value: type(value).__name__)
def test_it_refuses_what_older_code_cannot_live_with(operation: Operation, why: str) -> None:
    (fault,) = found(operation)
    assert why in fault


SAFE = [
    migrations.AddField("user", "town", models.CharField(max_length=9, null=True)),
    migrations.AddField("user", "town", models.CharField(max_length=9, db_default="")),
    migrations.AddField("user", "friends", models.ManyToManyField("app.User")),
    migrations.AlterField("user", "name", models.CharField(max_length=90)),
    migrations.AlterField("user", "name", models.CharField(max_length=50, null=True, help_text="whose")),
    migrations.RunPython(nothing, migrations.RunPython.noop),
    migrations.RunSQL("SELECT 1", "SELECT 1"),
    migrations.SeparateDatabaseAndState([], [migrations.RemoveField("user", "born")]),
]


@pytest.mark.parametrize("operation", [*SAFE, AddIndexConcurrently("user", INDEX)], ids=lambda it: type(it).__name__)
def test_it_lets_through_what_older_code_need_not_know_of(operation: Operation) -> None:
    assert found(operation) == []


def test_a_new_table_may_be_as_it_likes() -> None:
    table = migrations.CreateModel("Town", [("id", models.BigAutoField(primary_key=True))])
    more = [
        migrations.AddField("town", "name", models.CharField(max_length=9, default="")),
        migrations.AddIndex("town", models.Index(fields=["name"], name="town_name_idx")),
    ]
    assert found(table, *more) == []


def test_a_reason_lets_one_operation_through() -> None:
    taken = [migrations.RemoveField("user", "born"), migrations.RemoveField("user", "name")]
    (fault,) = found(*taken, reviewed={"remove_user_born": "nobody has read it since 0.3"})
    assert "remove_user_name" in fault
    assert found(taken[0], reviewed={"remove_user_born": ""}), "a reason is words"


def test_every_migration_of_the_site_is_safe() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.migrations"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


PLANTED = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RemoveField("user", "plan")]
"""


def test_make_lint_fails_on_a_planted_one(tmp_path: Any) -> None:
    """The command itself, on a copy of the app's migrations in which one is unsafe."""
    package = tmp_path / "planted_accounts"
    package.mkdir()
    for path in (ROOT / "accounts/migrations").glob("*.py"):
        (package / path.name).write_text(path.read_text())
    (package / "0099_planted.py").write_text(PLANTED)
    code = (
        "import sys; from django.conf import settings; import runpy;"
        f"sys.path.insert(0, {str(tmp_path)!r}); settings.MIGRATION_MODULES = {{'accounts': 'planted_accounts'}};"
        "runpy.run_module('tests.migrations', run_name='__main__')"
    )
    env = {"DJANGO_SETTINGS_MODULE": "interviewsite.settings", "DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert "accounts/migrations/0099_planted.py: Remove field plan from user: code before it still uses" in ran.stderr
