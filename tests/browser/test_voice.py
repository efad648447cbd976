"""Speaking instead of writing, for who wants it: words come into the draft, and what is said is read aloud."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import started
from tests.browser.looking import look
from tests.browser.people import Person
from tests.contract.site import Site

HEARD = "This is what a double hears in every recording."
READ = """
window.spoken = [];
Object.defineProperty(window, "speechSynthesis", {
  value: { speak: (said) => window.spoken.push(said.text), cancel: () => window.spoken.push("(hush)") },
});
"""
"""A double for the browser's voice, which has none on a machine without sound."""


@pytest.fixture(scope="module")
def with_writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = started(tmp_path_factory.mktemp("voice"), TRANSCRIPTION_MODEL="scripted")
    yield running
    running.stop()


@pytest.fixture
def speaker(with_writer: Site, contexts: Any) -> Person:
    context = contexts(permissions=["microphone"])
    context.add_init_script(READ)
    return Person(context.new_page(), with_writer.url).signed_up().start()


def test_what_is_said_comes_into_the_draft(speaker: Person) -> None:
    page = speaker.write("First this.").page
    page.locator("#voice").click()
    expect(page.locator("#speak")).to_have_text("Speak")
    look(page, "room-voice")
    page.locator("#speak").click()
    expect(page.locator("#speak")).to_have_attribute("aria-pressed", "true")
    look(page, "room-voice-listening")
    page.locator("#speak").click()
    expect(page.locator("#draft")).to_have_value(f"First this.\n{HEARD}")
    expect(page.locator("#speak")).to_have_text("Speak")


def test_it_ends_when_the_button_is_let_go(speaker: Person) -> None:
    page = speaker.page
    page.locator("#voice").click()
    page.locator("#speak").hover()
    page.mouse.down()
    expect(page.locator("#speak")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(600)  # to hold it is the matter itself
    page.mouse.up()
    expect(page.locator("#draft")).to_have_value(HEARD)


def test_keys_alone_do_it(speaker: Person) -> None:
    page = speaker.page
    page.locator("#scroll").click()
    page.keyboard.press("m")
    expect(page.locator("#spoken")).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator("#speak")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("m")
    expect(page.locator("#draft")).to_have_value(HEARD)


def test_what_the_other_seat_says_is_read_aloud_once(speaker: Person) -> None:
    page = speaker.page
    page.locator("#voice").click()
    speaker.say("First. scripted:delay=0.02")
    said = speaker.hear()
    read = page.evaluate("window.spoken.filter((text) => text !== '(hush)').join('')")
    assert "".join(read.split()) == "".join(said.split())
    page.locator("#aloud").uncheck()
    before = page.evaluate("window.spoken.filter((text) => text !== '(hush)').length")
    speaker.say("Second.").hear()
    assert page.evaluate("window.spoken.filter((text) => text !== '(hush)').length") == before


def test_without_the_microphone_it_says_so(with_writer: Site, contexts: Any) -> None:
    context = contexts()
    context.add_init_script(
        "if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia ="
        " () => Promise.reject(new DOMException('', 'NotAllowedError'));"
    )
    page = Person(context.new_page(), with_writer.url).signed_up().start().page
    page.locator("#voice").click()
    page.locator("#speak").click()
    expect(page.locator("#spoken-where")).to_have_text("The browser does not allow the microphone here.")
    expect(page.locator("#speak")).to_have_attribute("aria-pressed", "false")
