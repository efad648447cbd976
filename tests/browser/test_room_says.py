"""What the room says of itself: who is reached, whose turn it is, what a button does, and nothing over the words."""

import re
from typing import Any

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.people import Person
from tests.contract.site import Site

PHONE: ViewportSize = {"width": 360, "height": 800}
DESK: ViewportSize = {"width": 1280, "height": 900}


def test_it_says_whose_reply_began_when(person: Person) -> None:
    page = person.start().page
    person.say("First.").hear()
    expect(page.locator("#link")).to_have_text(re.compile(r"^\s*Connected\s*· reply began in \d\.\d s\s*$"))
    page.set_viewport_size(PHONE)
    expect(page.locator("#link-state")).to_be_visible()
    assert page.locator("#link").inner_text().strip() == "Connected"


def test_a_model_that_does_not_answer_is_not_called_connected(person: Person) -> None:
    page = person.start().page
    person.say("First.").hear()
    person.say("Second. scripted:fail=unavailable")
    notice = page.locator("#notices .notice.bad")
    expect(notice).to_contain_text("Your line is kept and not counted.", timeout=30_000)
    expect(person.says).to_have_text("No answer came. Press Retry")
    assert page.locator("#link").inner_text().strip() == "No answer from the model"
    page.set_viewport_size(PHONE)
    assert page.locator("#link").inner_text().strip() == "Not reached"
    assert page.locator(".what b").first.evaluate("e => e.scrollWidth <= e.clientWidth"), "its name is read whole"
    page.locator("#leave summary").click()
    expect(page.locator(".opts-end .btn")).to_have_text(["Keep for later", "Finish", "Discard"])
    expect(page.get_by_role("button", name="Finish")).to_have_accessible_description(re.compile("for good"))
    expect(page.locator(".btn-1:visible:not([aria-disabled=true])")).to_have_text(["Retry"])


MODEL_SAYS = """
from interviews.models import LanguageModel
for model in LanguageModel.objects.filter(provider="scripted"):
    model.upstream_id = {words!r}
    model.save()
"""


def test_one_button_is_filled_and_what_is_tried_again_is_reached(person: Person, site: Site) -> None:
    page = person.start().page
    site.manage("shell", "-c", MODEL_SAYS.format(words="fail=unavailable"))
    try:
        person.say("First.")
        retry = page.get_by_role("button", name="Retry")
        expect(retry).to_be_visible(timeout=30_000)
        page.locator("#draft").fill("What I would say next.")
        expect(page.locator("#send")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    finally:
        site.manage("shell", "-c", MODEL_SAYS.format(words=""))
    retry.click()
    person.hear()
    expect(page.locator("#link-state")).to_have_text("Connected")
    expect(page.locator("#notices .notice")).to_have_count(0)
    expect(page.locator("#draft")).to_have_value("What I would say next.")
    expect(page.locator("#send")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_half_sentence_leaves_the_turn_to_the_user(person: Person) -> None:
    page = person.start().page
    page.set_viewport_size(PHONE)
    expect(page.locator("[data-coach=headline]")).to_have_text("Hints, only for you")
    person.say("First. scripted:pieces=150 scripted:delay=0.02")
    expect(person.says).to_contain_text("speaking")
    page.keyboard.press("Escape")
    expect(person.says).to_have_text("Your turn. The half sentence is kept")
    expect(page.locator("#whose")).to_have_class(re.compile("yours"))
    expect(page.locator("#differ span")).to_be_visible()
    expect(page.locator("#differ")).to_be_in_viewport(ratio=1)


def test_the_coachs_strip_ends_with_a_whole_word(person: Person) -> None:
    page = person.start().page
    page.locator("#coach [data-coach=ask]").click()
    advice = page.locator("#coach .whispered").first
    expect(advice).to_have_text(re.compile(r"\.$"))
    page.set_viewport_size(PHONE)
    strip = page.locator("[data-coach=headline]")
    expect(strip).to_have_text(re.compile(" …$"))
    rest = advice.inner_text().removeprefix(strip.inner_text().removesuffix(" …"))
    assert re.match("[,;:.]? ", rest), rest
    assert strip.evaluate("e => e.scrollWidth <= e.clientWidth")
    short = len(strip.inner_text())
    page.set_viewport_size({"width": 720, "height": 800})
    expect(strip).to_have_text(re.compile(f".{{{short + 10},}}"))


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_way_to_the_latest_stands_below_the_words(person: Person, size: ViewportSize) -> None:
    page = person.start().page
    page.set_viewport_size(size)
    person.say("First. scripted:echo scripted:delay=0").hear()
    page.locator("#scroll").evaluate("e => { e.scrollTop = -300 }")
    expect(page.locator("#jump")).to_be_visible()
    words, button = page.locator("#scroll").bounding_box(), page.locator("#jump").bounding_box()
    assert words
    assert button
    assert words["y"] + words["height"] <= button["y"]
    page.locator("#jump").click()
    expect(page.locator("#jump")).to_be_hidden()


def test_the_coding_room_says_what_code_needs_to_be_sent(room: Person) -> None:
    page = room.page
    expect(page.locator("#draft")).to_have_attribute("placeholder", "Say a line; your code goes with it.")
    expect(page.locator("#differ span")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 760})
    end = "e => e.getBoundingClientRect().bottom"
    assert page.locator("#script .said p").last.evaluate(end) <= page.locator("#scroll").evaluate(end)


def test_who_interviews_is_told_what_and_when(site: Site, contexts: Any) -> None:
    person = Person(contexts().new_page(), site.url).signed_up(role="interviewer").start(seat="interviewer")
    page = person.page
    expect(page.locator("#begin")).to_have_text(
        re.compile(
            r"You lead. Backend engineer, Northwind, \d+ minutes. Greet the candidate and ask your first question."
        )
    )
    coach = page.locator("#coach")
    expect(coach.locator("[data-coach=ask]")).to_have_attribute("aria-disabled", "true")
    expect(coach.locator(".act")).to_have_text("Ask the coach")
    expect(coach.locator(".untouched")).to_contain_text("Once you have asked something")
    person.say("Tell me about a conflict.").hear()
    expect(coach.locator("[data-coach=ask]")).to_have_attribute("aria-disabled", "false")
    expect(page.locator("#differ")).to_have_text("Ask for another answer")


def test_a_story_with_a_blank_says_it_once_and_leads_there_beside_the_room(person: Person) -> None:
    page = person.page
    page.goto(f"{person.url}/stories/new")
    page.locator("[name=title]").fill("The refund page test")
    page.locator("[name=situation]").fill("Ten days before the timetable.")
    page.locator("main form button.btn-1").click()
    page.wait_for_url(re.compile("/stories/$"))
    person.start().write("In the test")
    page.locator("#coach .fits li").evaluate("e => e.classList.remove('other')")  # whichever question it is
    why = page.locator("#coach .fits .why")
    expect(why).to_contain_text("still blank: your task")
    expect(why.get_by_text("No task yet")).to_be_hidden()
    link = why.get_by_role("link", name="Fill it in")
    expect(why).to_contain_text("(opens a new tab; your draft stays)")
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("[name=title]")).to_have_value("The refund page test")
    expect(page.locator("#draft")).to_have_value("In the test")
