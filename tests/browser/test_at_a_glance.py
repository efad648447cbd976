"""What one must see at a glance: what is missing, what was asked, whose turn it is."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import look
from tests.browser.people import Person
from tests.contract.site import Site


@pytest.mark.parametrize("scripted", [True, False])
def test_the_bar_names_what_is_missing(site: Site, contexts: Any, scripted: bool) -> None:
    person = Person(contexts(java_script_enabled=scripted).new_page(), site.url).sign_up()
    page = person.page
    page.goto(f"{site.url}/interviews/new")
    bar = page.locator(".sum .lacks")
    expect(bar).to_be_visible()
    expect(page.locator("#uses")).to_be_hidden()
    if scripted:
        look(page, "new-lacking")
    page.locator("[name=company]").fill("Northwind")
    expect(bar.get_by_role("link")).to_have_text(["Position"])
    page.locator("[name=position]").fill("Planner")
    expect(bar).to_be_hidden()
    expect(page.locator("#uses")).to_be_visible()
