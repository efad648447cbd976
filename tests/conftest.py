"""The one database of a test process: a file, as the site's own, so that threads wait for each other in it."""

import os

import pytest
from django.db import connections


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """In memory, SQLite's shared cache refuses a second thread at once instead of letting it wait.

    `TEST_DATABASE` names another one, for tests that start a test process of their own.
    """
    test = connections["default"].settings_dict["TEST"]
    if name := os.environ.get("TEST_DATABASE"):
        test["NAME"] = name
    elif connections["default"].vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
