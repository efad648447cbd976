"""Without a connection: what was read can be read again and says that it is a copy; nothing stays after signing out."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.people import Person
from tests.cable import Wire

COPY = re.compile("There is no connection. This is the copy of .*20\\d\\d")


def ready(page: Page) -> None:
    """The worker answers for this page's site."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "caches.open('viva.pages').then((cache) => cache.keys())"
        ".then((keys) => keys.map((key) => new URL(key.url).pathname))"
    )
    return sorted(path for path in found if path != "/offline/")


def test_what_was_read_can_be_read_and_says_that_it_is_a_copy(page: Page, wire: Wire) -> None:
    person = Person(page, wire.url).sign_up()
    ready(page)
    page.goto(f"{wire.url}/stories/")
    page.goto(f"{wire.url}/interviews/")
    expect(page.get_by_text(COPY)).to_have_count(0)
    wire.cut()
    page.goto(f"{person.url}/stories/")
    expect(page.locator(".notice")).to_have_text(COPY)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    look(page, "stories-copy")
    page.goto(f"{person.url}/settings/")
    expect(page.get_by_text("There is no connection to the server.")).to_be_visible()
    look(page, "offline")
    wire.mend()
    page.goto(f"{person.url}/stories/")
    expect(page.get_by_text(COPY)).to_have_count(0)


def test_nothing_stays_after_signing_out(page: Page, wire: Wire) -> None:
    person = Person(page, wire.url).sign_up()
    ready(page)
    page.goto(f"{wire.url}/stories/")
    page.wait_for_function("caches.open('viva.pages').then((cache) => cache.match('/stories/')).then(Boolean)")
    page.goto(f"{person.url}/accounts/logout/")
    page.locator("main form button.btn-1").click()
    page.wait_for_url(re.compile(f"{person.url}/(accounts/login/)?$"))
    assert kept(page) == []
    wire.cut()
    page.goto(f"{person.url}/stories/")
    expect(page.get_by_text("There is no connection to the server.")).to_be_visible()
    wire.mend()


def test_it_can_be_installed(page: Page, wire: Wire) -> None:
    page.goto(wire.url)
    told: dict[str, Any] = page.evaluate(
        "fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json())"
    )
    assert (told["short_name"], told["display"], told["start_url"]) == ("Viva", "standalone", "/interviews/")
    for icon in told["icons"]:
        answer = page.request.get(f"{wire.url}{icon['src']}")
        assert answer.headers["content-type"].startswith(icon["type"]), icon
