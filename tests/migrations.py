"""`python -m tests.migrations`: can the code before and after each migration run on the same tables?

While processes are restarted one after the other, both do. So a migration only adds what the older code
need not know of; what it takes away or renames goes two releases later (`docs/operations.md`, *Updating*).
First migrations are left out: nothing ran before them. An operation that is safe for a reason which this
walk cannot see is named in the migration's `reviewed`, with the reason:

    class Migration(migrations.Migration):
        reviewed = {"remove_user_nickname": "no code has read or written it since 0.3"}
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import django
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

APPS = ("accounts", "interviews", "prompts", "interviewsite")

TAKES_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
    migrations.AlterOrderWithRespectTo,
)
RESTRICTS = (migrations.AddConstraint, migrations.AlterUniqueTogether)


def faults(
    migration: migrations.Migration, state: ProjectState, reviewed: dict[str, str] | None = None
) -> Iterator[str]:
    """What is unsafe about a migration; `state` is how the tables were before it, and is changed along."""
    reasons: dict[str, str] = {**getattr(migration, "reviewed", {}), **(reviewed or {})}
    made: set[str] = set()
    for operation in migration.operations:
        for part in _parts(operation):
            fault = _fault(part, migration.app_label, state, made)
            name = part.migration_name_fragment or ""
            if fault and not reasons.get(name):
                yield f"{part.describe()}: {fault}" + (f" (or say in reviewed[{name!r}] why not)" if name else "")
            if isinstance(part, migrations.CreateModel):
                made.add(part.name.lower())
        operation.state_forwards(migration.app_label, state)


def _parts(operation: Operation) -> list[Operation]:
    """What an operation does to the database."""
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return list(operation.database_operations)
    return [operation]


def _fault(operation: Operation, app: str, state: ProjectState, made: set[str]) -> str | None:
    if isinstance(operation, migrations.RunPython | migrations.RunSQL) and not operation.reversible:
        return "it cannot be undone; name the reverse, RunPython.noop where there is nothing to do"
    if isinstance(operation, TAKES_AWAY):
        return "code before it still uses what it takes away; do it two releases after the last use"
    if getattr(operation, "model_name", "").lower() in made:
        return None  # a new table: nobody uses it yet
    if isinstance(operation, migrations.AddField):
        return _added(operation.field)
    if isinstance(operation, migrations.AlterField):
        return _altered(operation, app, state)
    if isinstance(operation, migrations.AddIndex) and not isinstance(operation, AddIndexConcurrently):
        return "it holds up writes while the index is built; build it concurrently on PostgreSQL"
    if isinstance(operation, RESTRICTS):
        return "code before it may write what it forbids"
    return None


def _added(field: "models.Field[Any, Any]") -> str | None:
    if field.many_to_many or field.null or field.db_default is not models.NOT_PROVIDED:
        return "it holds up writes while the index is built" if field.unique and not field.many_to_many else None
    return "code before it does not fill the new column; let it be null, or give it a db_default"


def _altered(operation: migrations.AlterField, app: str, state: ProjectState) -> str | None:
    old, new = state.models[app, operation.model_name.lower()].fields[operation.name], operation.field
    if old.null and not new.null:
        return "code before it may leave the column empty"
    if new.unique and not old.unique:
        return "code before it may write the same twice"
    if old.get_internal_type() != new.get_internal_type():
        return "code before it expects another type"
    if new.max_length is not None and (old.max_length is None or new.max_length < old.max_length):
        return "code before it may write longer text"
    return None


def walk() -> Iterator[str]:
    """The faults of every migration of the site but the first of each app."""
    loader = MigrationLoader(None)
    for key in sorted(loader.disk_migrations):
        migration = loader.disk_migrations[key]
        if key[0] not in APPS or migration.initial or not any(app == key[0] for app, _ in migration.dependencies):
            continue
        state = loader.project_state(key, at_end=False)
        yield from (f"{key[0]}/migrations/{key[1]}.py: {fault}" for fault in faults(migration, state))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")
    with tempfile.TemporaryDirectory() as nowhere:  # the settings want a place for data; nothing is kept
        os.environ.setdefault("DATA_DIR", nowhere)
        django.setup()
        sys.exit("\n".join(walk()) or None)
