"""The whole interview without JavaScript: a form post and a reload."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.contract.site import Site


def _start(site: Site, contexts: Any, kind: str = "BQ") -> Person:
    person = Person(contexts(java_script_enabled=False).new_page(), site.url).sign_up()
    page = person.page
    page.goto(f"{site.url}/interviews/new")
    page.locator(f"input[name=type][value={kind}]").check()
    page.locator("[name=company]").fill("Northwind")
    page.locator("[name=position]").fill("Backend engineer")
    page.locator(".sum button").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]{8,}/"))
    return person


def _say(person: Person, text: str) -> None:
    person.page.locator("#draft").fill(text)
    person.page.locator("#send").click()


def test_it_interviews_from_the_first_line_to_the_last(site: Site, contexts: Any) -> None:
    person = _start(site, contexts)
    page = person.page
    for n in range(2):
        _say(person, f"I wrote a spike for both plans.\n\nIt took {n} weeks.")
        expect(person.turns).to_have_count(3 + 2 * n)
    expect(page.locator("#says")).to_have_text("Your turn")
    page.locator("#differ").click()
    expect(person.turns).to_have_count(5)
    page.locator("#coach [data-coach=ask]").click()
    expect(page.locator("#coach .whispered")).to_have_count(1)
    stored = person.stored()
    assert stored[1]["content"] == "I wrote a spike for both plans.\n\nIt took 0 weeks."
    page.locator("#leave summary").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".printed article.turn")).to_have_count(5)


def test_it_keeps_the_line_when_no_answer_comes_and_asks_again(site: Site, contexts: Any) -> None:
    person = _start(site, contexts)
    page = person.page
    _say(person, "First. scripted:fail=unavailable")
    expect(page.locator(".notice.bad")).to_contain_text("not counted")
    expect(person.turns).to_have_count(2)
    page.get_by_role("button", name="Retry").click()
    expect(page.locator(".notice.bad")).to_be_visible()
    assert len(person.stored()) == 2


def test_it_refuses_an_empty_line_and_shows_why(site: Site, contexts: Any) -> None:
    person = _start(site, contexts)
    page = person.page
    _say(person, "   ")
    expect(page.locator(".notice.bad")).to_be_visible()
    expect(person.turns).to_have_count(1)


def test_it_takes_the_code_along(site: Site, contexts: Any) -> None:
    person = _start(site, contexts, "CODE")
    person.page.locator("#src").fill("def merge(times):\n    return sorted(times)")
    _say(person, "Sort first. scripted:echo")
    expect(person.turns).to_have_count(3)
    assert "def merge(times):" in person.stored()[-1]["content"]
