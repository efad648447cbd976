"""The line is really cut, in the middle of an answer: nothing is lost, nothing is said twice."""

import contextlib
import re
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.looking import look
from tests.browser.people import PASSWORD, Person
from tests.cable import Wire

LONG = "Tell me more. scripted:echo scripted:delay=0.005"
"""The scripted model says back its whole prompt: long, and no two places of it are the same."""


@pytest.fixture
def traveller(page: Page, wire: Wire) -> Person:
    """Somebody in a train: signed up, in a room, over a wire that can be cut."""
    return Person(page, wire.url).signed_up().start()


def test_it_goes_on_with_an_answer_after_a_cut(traveller: Person, wire: Wire) -> None:
    traveller.say(LONG)
    said = traveller.turns.last.locator(".said")
    for length in (40, 400):
        expect(said).to_have_text(re.compile(f".{{{length},}}", re.DOTALL))
        wire.cut()
        expect(traveller.page.locator("#link")).to_have_class(re.compile("lost"))
        wire.mend()
    traveller.hear()
    stored = traveller.stored()[-1]["content"]
    assert len(stored) > 1000
    assert _folded(said.inner_text()) == _folded(stored)
    assert [entry["speaker"] for entry in traveller.stored()] == ["interviewer", "candidate", "interviewer"]


def test_it_says_so_after_two_seconds_and_not_before(traveller: Person, wire: Wire) -> None:
    page = traveller.page
    wire.cut()
    expect(page.locator("#link")).to_have_class(re.compile("lost"))
    assert page.locator("#notices .notice").count() == 0
    expect(page.locator("#notices .notice")).to_contain_text("server has not answered", timeout=6_000)
    look(page, "room-no-connection")
    wire.mend()
    page.get_by_role("button", name="Try now").click()
    expect(page.locator("#notices .notice")).to_have_count(0)


def test_it_says_when_it_is_the_device_that_is_offline(traveller: Person, wire: Wire) -> None:
    page = traveller.page
    page.context.set_offline(True)
    wire.cut()  # a browser that is offline may not hear of it: then the line is probed for five seconds
    expect(page.locator("#notices .notice")).to_contain_text("device has been offline", timeout=12_000)
    wire.mend()
    page.context.set_offline(False)
    expect(page.locator("#notices .notice")).to_have_count(0)


def test_it_sends_what_was_said_without_a_connection_once_there_is_one(traveller: Person, wire: Wire) -> None:
    wire.cut()
    expect(traveller.page.locator("#link")).to_have_class(re.compile("lost"))
    traveller.say("I wrote a spike for both plans.")
    expect(traveller.says).to_contain_text("Kept here")
    wire.mend()
    traveller.page.evaluate("dispatchEvent(new Event('online'))")
    traveller.hear()
    assert [entry["speaker"] for entry in traveller.stored()] == ["interviewer", "candidate", "interviewer"]


def test_it_sends_it_even_after_the_page_was_closed(traveller: Person, wire: Wire, contexts: Any) -> None:
    wire.cut()
    expect(traveller.page.locator("#link")).to_have_class(re.compile("lost"))
    traveller.say("I wrote a spike for both plans.").write("And then")
    wire.mend()
    traveller.page.reload()
    traveller.ready().hear()
    assert [entry["content"] for entry in traveller.stored()][1] == "I wrote a spike for both plans."
    assert len(traveller.stored()) == 3
    expect(traveller.page.locator("#draft")).to_have_value("And then")


def test_a_line_that_died_without_a_word_is_noticed_when_something_is_sent(traveller: Person, wire: Wire) -> None:
    wire.swallow()
    traveller.say("I wrote a spike for both plans.")
    expect(traveller.page.locator("#link")).to_have_class(re.compile("lost"), timeout=8_000)
    wire.mend()
    traveller.page.evaluate("dispatchEvent(new Event('online'))")
    traveller.hear()
    assert [entry["speaker"] for entry in traveller.stored()] == ["interviewer", "candidate", "interviewer"]


def test_a_page_that_crashes_loses_neither_what_was_sent_nor_what_was_written(traveller: Person, wire: Wire) -> None:
    page = traveller.page
    wire.cut()
    expect(page.locator("#link")).to_have_class(re.compile("lost"))
    traveller.say("I wrote a spike for both plans.").write("And then")
    expect(page.locator("#kept")).to_have_text("Draft kept, 2 words")
    address, context = page.url, page.context
    with page.expect_event("crash", timeout=10_000), contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=5_000)
    wire.mend()
    again = Person(context.new_page(), wire.url)
    again.page.goto(address)
    again.ready().hear()
    assert [entry["content"] for entry in again.stored()][1:2] == ["I wrote a spike for both plans."]
    assert len(again.stored()) == 3
    expect(again.page.locator("#draft")).to_have_value("And then")


def test_it_follows_an_answer_that_runs_when_the_page_is_opened_again(traveller: Person) -> None:
    traveller.say(LONG)
    expect(traveller.turns.last.locator(".said")).to_have_text(re.compile(".{40,}", re.DOTALL))
    traveller.page.reload()
    traveller.ready().hear()
    stored = traveller.stored()
    assert len(stored) == 3
    assert _folded(traveller.turns.last.locator(".said").inner_text()) == _folded(stored[-1]["content"])


def test_it_says_that_one_is_signed_out_and_goes_on_after_signing_in(traveller: Person, wire: Wire) -> None:
    page = traveller.page
    page.context.clear_cookies()
    wire.cut()
    expect(page.locator("#link")).to_have_class(re.compile("lost"))
    traveller.say("I wrote a spike for both plans.").write("And then")
    wire.mend()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#notices .notice")).to_contain_text("You are signed out")
    page.get_by_role("link", name="Sign in again").click()
    page.locator("[name=login]").fill(traveller.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button.btn-1").click()
    traveller.ready().hear()
    assert len(traveller.stored()) == 3
    expect(page.locator("#draft")).to_have_value("And then")


def _folded(text: str) -> str:
    """Without what paragraphs, line breaks and the marks of emphasis become on a page."""
    return re.sub(r"[\s*`]+", "", text)
