"""What one must see at a glance: what is missing, what was asked, whose turn it is."""

import re
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


def test_the_problem_is_read_before_the_greeting(person: Person) -> None:
    page = person.start(kind="CODE").page
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    opening = page.locator("#script .opens .said")
    assert opening.locator("p:not(.greets)").first.evaluate(size) > opening.locator(".greets").evaluate(size)
    expect(page.locator("#task h2")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 640})
    end = "e => e.getBoundingClientRect().bottom"
    assert opening.locator("p").last.evaluate(end) <= page.locator("#scroll").evaluate(end)
    person.say("May shelves be empty?").hear()
    expect(page.locator("#script .turn").last).to_be_in_viewport()


def test_results_leave_the_editor_in_sight_on_a_phone(room: Person) -> None:
    page = room.page
    page.set_viewport_size({"width": 360, "height": 700})
    page.locator("#tab-code").check()
    room.code("function nothing() {\n  return 1;\n}\n// four\n// five\n// six")
    page.locator("#run").click()
    expect(page.locator("#out")).to_be_visible()
    pad = page.locator("#pad").bounding_box()
    assert pad is not None
    assert pad["height"] > 180
    look(page, "code-results")


def test_times_are_those_of_the_clock_on_the_wall(site: Site, contexts: Any) -> None:
    person = Person(contexts(timezone_id="Asia/Shanghai").new_page(), site.url).sign_up().start()
    page = person.page
    page.goto(f"{site.url}/interviews/")
    expect(page.locator(".quota time")).to_have_text("08:00")
    page.goto(f"{site.url}/usage/")
    expect(page.locator("time[data-local=day]").first).to_have_text(re.compile(r"^\d+ \w+ at 08:00$"))


def test_the_dot_is_green_only_while_somebody_answers(person: Person) -> None:
    page = person.start().page
    inside = "e => getComputedStyle(e, '::before').backgroundColor"
    green = page.locator("#link").evaluate(inside)
    assert green == "rgb(27, 94, 82)"
    person.say("scripted:fail=unavailable")
    expect(page.locator("#notices .notice.bad")).to_be_visible(timeout=30_000)
    assert page.locator("#link").evaluate(inside) == "rgba(0, 0, 0, 0)"
