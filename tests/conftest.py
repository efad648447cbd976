"""What every test starts from: the one database of its process, and no language of somebody else's."""

import os
from collections.abc import Iterator

import pytest
from django.db import connections
from django.utils import translation
from hypothesis import settings

settings.register_profile("viva", deadline=None)  # how long an example takes is the machine's business
settings.load_profile("viva")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Django's test client leaves the language of its last request in the thread; none of it meets the next test."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file, as the site's own: in memory, SQLite's shared cache refuses a second thread instead of letting it wait.

    `TEST_DATABASE` names another one, for tests that start a test process of their own.
    """
    test = connections["default"].settings_dict["TEST"]
    if name := os.environ.get("TEST_DATABASE"):
        test["NAME"] = name
    elif connections["default"].vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
