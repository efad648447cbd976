"""The page of components: every one in every state, looked at; and only where the site is worked on."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.comparing import compare
from tests.browser.conftest import started
from tests.browser.looking import look
from tests.contract.site import Site


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = started(tmp_path_factory.mktemp("styleguide"), DEBUG="on")
    yield running
    running.stop()


def test_every_component_is_fine_in_every_state(worked_on: Site, page: Any) -> None:
    page.goto(f"{worked_on.url}/styleguide/")
    assert page.locator("section[id]").count() >= 12
    look(page, "styleguide", whole=True)
    compare(page, "styleguide")


def test_strangers_do_not_see_it(site: Site, page: Any) -> None:
    assert page.goto(f"{site.url}/styleguide/").status == 404
