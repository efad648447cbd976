"""Narrow screens, large text, right to left, forced colours: nothing sticks out and nothing is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.looking import PICTURES, sticking_out
from tests.browser.people import Person
from tests.contract.site import Site

PAGES = ("interviews/", "interviews/new", "stories/new", "profile/", "progress/", "settings/", "usage/", "data/")
ANSWER = "In the second week I asked the drivers what they needed and wrote it down."


def narrow(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})


def from_the_right(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")


def forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")


def as_it_is(page: Page) -> None:
    """Large text is the browser's own setting."""


WAYS = {"320": narrow, "rtl": from_the_right, "forced": forced_colours, "text200": as_it_is}


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[Browser]:
    """A browser whose user has set text to twice its size."""
    browser = chromium.browser_type.launch(
        executable_path=str(CHROMIUM), args=[*QUIET, "--blink-settings=defaultFontSize=32"]
    )
    yield browser
    browser.close()


@pytest.fixture(params=WAYS)
def looked_at(request: pytest.FixtureRequest, site: Site, contexts: Any) -> Iterator[tuple[Person, str]]:
    if request.param == "text200":
        context = request.getfixturevalue("large").new_context(viewport={"width": 1280, "height": 900})
        yield Person(context.new_page(), site.url).signed_up(), request.param
        context.close()
    else:
        yield Person(contexts().new_page(), site.url).signed_up(), request.param


def look(page: Page, name: str, way: str) -> list[str]:
    """A picture of the page looked at in this way, and what sticks out of it."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    take_up: Callable[[Page], None] = WAYS[way]
    take_up(page)
    page.screenshot(path=PICTURES / f"everybody-{name}-{way}.png")
    return [f"{name} {way}: {fault}" for fault in sticking_out(page)]


def test_pages_hold_whatever_one_needs(looked_at: tuple[Person, str]) -> None:
    person, way = looked_at
    found: list[str] = []
    for path in PAGES:
        person.page.goto(f"{person.url}/{path}")
        found += look(person.page, path.strip("/").replace("/", "-"), way)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", ["BQ", "CODE"])
def test_rooms_hold_whatever_one_needs(looked_at: tuple[Person, str], kind: str) -> None:
    person, way = looked_at
    person.start(kind=kind).say(ANSWER).hear()
    assert not look(person.page, f"room-{kind.lower()}", way)
    expect(person.page.locator("#send")).to_be_attached()
