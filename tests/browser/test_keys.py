"""Everything by keys: the list of them, what each does, and that each can be switched off."""

from playwright.sync_api import expect

from tests.browser.looking import look
from tests.browser.people import Person


def test_the_list_has_the_keys_of_its_page(person: Person) -> None:
    page = person.start().page
    page.locator("#scroll").click()
    page.keyboard.press("?")
    keys = page.locator("#keys")
    expect(keys).to_be_visible()
    expect(keys.locator("[data-key=send]")).to_be_visible()
    expect(keys.locator("[data-key=run]")).to_be_hidden()
    look(page, "keys")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.goto(f"{person.url}/interviews/")
    page.get_by_role("button", name="Keyboard").click()
    expect(keys.locator("[data-key=new]")).to_be_visible()
    expect(keys.locator("[data-key=send]")).to_be_hidden()


def test_letters_press_what_they_name_and_are_letters_in_a_field(person: Person) -> None:
    page = person.start().say("First.").page
    person.hear()
    page.locator("#scroll").click()
    page.keyboard.press("w")
    expect(page.locator("#draft")).to_be_focused()
    page.keyboard.type("we did?")
    expect(page.locator("#draft")).to_have_value("we did?")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#scroll").click()
    page.keyboard.press("d")
    expect(person.says).not_to_have_text("Your turn")
    person.hear()
    assert person.turns.count() == 3
    page.goto(f"{person.url}/interviews/")
    page.keyboard.press("n")
    page.wait_for_url(f"{person.url}/interviews/new")


def test_each_can_be_switched_off(person: Person) -> None:
    page = person.page
    page.goto(f"{person.url}/settings/")
    folded = page.locator("details.fold summary")
    expect(folded).to_contain_text("11 of 11 on")
    folded.click()
    for name in ("send", "write", "keys"):
        page.locator(f"input[name=shortcuts][value={name}]").uncheck()
    page.locator("main form button.btn-1").first.click()
    expect(page.get_by_text("Your settings are kept.")).to_be_visible()
    expect(folded).to_contain_text("8 of 11 on")
    expect(page.locator("input[name=shortcuts][value=send]")).not_to_be_checked()
    expect(page.locator("input[name=shortcuts][value=stop]")).to_be_checked()
    person.start().write("First.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#draft")).to_have_value("First.")
    page.locator("#scroll").click()
    page.keyboard.press("w")
    expect(page.locator("#draft")).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#send").click()
    person.hear()
