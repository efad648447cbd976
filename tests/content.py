"""The starter content in a test's database: loaded once a process as `manage.py starter` does it, then put back.

Loading takes a few hundred queries, putting the same rows back a handful; hundreds of tests want it.
"""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

from accounts import plans
from prompts import catalog

_kept: list[tuple[str, list[tuple[Any, ...]]]] = []
"""Rows by table, as the first load of this process left them."""


def load() -> None:
    """Bring the starter content; what is there already stays."""
    if _kept:
        plans.load()
        _put_back()
    else:
        fresh = not any(model._default_manager.exists() for model in _models())
        call_command("starter", verbosity=0)
        if fresh:
            _kept.extend((model._meta.db_table, _rows(model._meta.db_table)) for model in _models())
    catalog.changed()


def _models() -> list[type[models.Model]]:
    """Those that the starter content consists of, but for the plans, which a migration brings."""
    return list(apps.get_app_config("prompts").get_models(include_auto_created=True))


def _rows(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [tuple(row) for row in cursor.fetchall()]


def _put_back() -> None:
    with connection.cursor() as cursor:
        for table, rows in _kept:
            if rows:
                places = ", ".join(["%s"] * len(rows[0]))
                into = f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places}) ON CONFLICT DO NOTHING"
                cursor.executemany(into, rows)
