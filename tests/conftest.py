"""What every test starts from: the one database of its process, and no language of somebody else's."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connections
from django.utils import translation
from hypothesis import settings
from whitenoise.middleware import WhiteNoiseMiddleware

settings.register_profile("viva", deadline=None)  # how long an example takes is the machine's business
settings.load_profile("viva")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Django's test client leaves the language of its last request in the thread; none of it meets the next test."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def _static_files_looked_up_once() -> Iterator[None]:
    """A site looks at every static file when it starts; here each of thousands of test clients starts one."""
    look = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[tuple[Any, ...], dict[str, Any]] = {}

    def once(middleware: Any) -> None:
        places = (middleware.static_prefix, *site.STATICFILES_DIRS)
        if places not in found:
            look(middleware)
            found[places] = dict(middleware.files)
        middleware.files.update(found[places])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


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
