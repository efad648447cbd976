"""What can be done in the room, each state by its real cause."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.contract.site import Site

SLOW = "scripted:pieces=150 scripted:delay=0.02"


def test_it_says_whose_turn_it_is(person: Person) -> None:
    person.start()
    expect(person.says).to_have_text("Your turn")
    person.say(f"First. {SLOW} scripted:wait=1")
    expect(person.says).to_have_text("The interviewer is thinking")
    expect(person.page.locator(".think")).to_be_visible()
    expect(person.says).to_have_text("The interviewer is speaking")
    expect(person.page.locator(".caret")).to_be_visible()
    expect(person.page.locator("#send")).to_have_attribute("aria-disabled", "true")
    person.page.keyboard.press("Escape")
    expect(person.says).to_have_text("Your turn. The half sentence is kept")


def test_it_stops_with_one_key_and_keeps_what_was_said(person: Person) -> None:
    person.start().say(f"First. {SLOW}")
    said = person.turns.last.locator(".said")
    expect(said).to_have_text(re.compile("word word word"))
    person.page.keyboard.press("Escape")
    expect(person.says).to_contain_text("half sentence")
    assert _folded(said.inner_text()) == _folded(person.stored()[-1]["content"])
    assert len(said.inner_text()) < 400 * 5
    expect(person.turns.last).to_have_class(re.compile("cut"))
    person.page.reload()
    expect(person.ready().turns.last).to_have_class(re.compile("cut"))


def test_it_can_be_stopped_before_the_first_word_and_asked_again(person: Person) -> None:
    person.start().say("First. scripted:wait=2")
    expect(person.says).to_have_text("The interviewer is thinking")
    person.page.locator("#stop").click()
    expect(person.says).to_contain_text("nothing was said")
    expect(person.turns).to_have_count(2)
    person.page.reload()
    expect(person.ready().says).to_contain_text("nothing was said")
    expect(person.page.locator(".think")).to_have_count(0)
    person.page.get_by_role("button", name="Ask again").click()
    person.hear()
    assert len(person.stored()) == 3


def test_it_asks_differently_in_the_same_place(person: Person) -> None:
    person.start().say("First.").hear()
    person.page.locator("#differ").click()
    expect(person.says).not_to_have_text("Your turn")
    second = person.hear()
    assert person.turns.count() == 3
    assert [entry["content"] for entry in person.stored()][-1] == second
    person.page.reload()
    assert person.ready().hear() == second


def test_it_keeps_the_draft_until_it_is_sent(person: Person) -> None:
    page = person.start().write("In the test nineteen of forty").page
    expect(page.locator("#kept")).to_have_text("Draft kept, 6 words")
    page.reload()
    expect(page.locator("#draft")).to_have_value("In the test nineteen of forty")
    person.ready().page.locator("#send").click()
    person.hear()
    page.reload()
    expect(page.locator("#draft")).to_have_value("")


def test_it_forgets_drafts_when_somebody_signs_out(person: Person) -> None:
    page = person.start().write("In the test").page
    expect(page.locator("#kept")).to_contain_text("Draft kept")
    page.goto(f"{person.url}/accounts/logout/")
    page.locator("main form button.btn-1").click()
    page.wait_for_url(re.compile(f"{person.url}/(accounts/login/)?$"))
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('viva.'))")
    assert kept == []


def test_it_brings_advice_beside_the_talk(person: Person) -> None:
    page = person.start().page
    page.locator("#coach [data-coach=ask]").click()
    advice = page.locator("#coach .whispered").first
    expect(advice).to_have_text(re.compile(r"\.$"))
    expect(page.locator("#coach .missing .ln").first).to_have_text("1.1")
    assert len(person.stored()) == 1
    page.reload()
    expect(page.locator("#coach .whispered")).to_have_count(1)
    expect(person.says).to_have_text("Your turn")


def test_it_leaves_you_alone_in_a_real_interview(person: Person) -> None:
    page = person.start(mode="real").page
    expect(page.locator("#coach")).to_have_count(0)
    expect(page.locator(".coach-strip")).to_have_count(0)


def test_it_puts_fitting_stories_first(person: Person) -> None:
    page = person.page
    fitting = ("What went wrong, deadline, conflict, feedback, decision, mistake", "work")
    for title, tags in (("Sailing across the lake", "sport"), fitting):
        page.goto(f"{person.url}/stories/new")
        page.locator("[name=title]").fill(title)
        page.locator("[name=tags]").fill(tags)
        page.locator("main form button.btn-1").click()
        page.wait_for_url(re.compile("/stories/$"))
    person.start()
    expect(page.locator("#coach .fits li")).to_have_count(2)
    expect(page.locator("#coach .fits li").last).to_contain_text("Sailing")


def test_it_says_that_the_model_is_down_and_tries_again(person: Person) -> None:
    page = person.start().page
    person.say("First. scripted:fail=unavailable")
    notice = page.locator("#notices .notice.bad")
    expect(notice).to_contain_text("Your line is kept", timeout=30_000)
    expect(person.says).to_contain_text("No answer came")
    expect(person.turns).to_have_count(2)
    page.get_by_role("button", name="Retry").click()
    expect(person.says).to_have_text("The interviewer is thinking")


def test_it_shows_half_an_answer_that_broke_off(person: Person) -> None:
    person.start().say("First. scripted:pieces=200 scripted:after=5 scripted:fail=error")
    expect(person.page.locator("#notices .notice.bad")).to_be_visible(timeout=30_000)
    expect(person.turns.last.locator(".said")).to_contain_text("word word")
    expect(person.page.get_by_role("button", name="Retry")).to_be_visible()


def test_it_stays_where_one_reads(person: Person) -> None:
    page = person.start().page
    page.set_viewport_size({"width": 1280, "height": 560})
    person.say("First. scripted:echo scripted:delay=0").hear()
    person.say("Second. scripted:echo scripted:delay=0.01")
    expect(person.says).to_have_text("The interviewer is speaking")
    page.locator("#scroll").evaluate("e => { e.scrollTop = -400 }")
    expect(page.locator("#jump")).to_be_visible()
    first = page.locator("#script article").nth(2)
    before = first.bounding_box()
    length = len(person.turns.last.inner_text())
    expect(person.turns.last).to_have_text(re.compile(f".{{{length + 500},}}", re.DOTALL))
    after = first.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 40
    page.locator("#jump").click()
    expect(page.locator("#jump")).to_be_hidden()
    page.keyboard.press("Escape")


def test_it_hides_the_timer_and_remembers(person: Person) -> None:
    page = person.start().page
    expect(page.locator("#time")).to_be_visible()
    page.get_by_role("button", name="Hide the timer").click()
    expect(page.locator("#time")).to_be_hidden()
    page.reload()
    expect(page.locator("#time")).to_be_hidden()
    page.get_by_role("button", name="Show the timer").click()
    expect(page.locator("#time")).to_be_visible()


def test_it_has_no_clock_when_none_is_wanted(person: Person) -> None:
    page = person.start(timing="0").page
    expect(page.locator("#time")).to_have_count(0)


def test_it_keeps_two_windows_in_step(person: Person) -> None:
    person.start()
    other = Person(person.page.context.new_page(), person.url)
    other.page.goto(person.page.url)
    other.ready()
    answer = person.say("I wrote a spike for both plans.").hear()
    expect(other.turns).to_have_count(3)
    assert other.hear() == answer
    other.say("It took six weeks.").hear()
    expect(person.turns).to_have_count(5)
    assert person.hear() == other.hear()
    assert len(person.stored()) == 5


def test_two_windows_have_one_draft(person: Person) -> None:
    page = person.start().page
    other = Person(page.context.new_page(), person.url)
    other.page.goto(page.url)
    other.ready()
    person.write("In the test")
    expect(other.page.locator("#draft")).to_have_value("In the test")
    other.page.locator("#draft").press_sequentially(" nineteen of forty")
    expect(page.locator("#draft")).to_have_value("In the test nineteen of forty")
    page.locator("#draft").press("Control+Enter")
    expect(other.page.locator("#draft")).to_have_value("")
    person.hear()
    assert person.stored()[1]["content"] == "In the test nineteen of forty"


def test_it_forgets_what_somebody_else_wrote_on_this_device(person: Person) -> None:
    page = person.start().page
    page.evaluate("localStorage.setItem('viva.draft.somebody.s1', '\"secret\"')")
    page.reload()
    person.ready()
    assert page.evaluate("localStorage.getItem('viva.draft.somebody.s1')") is None


def test_it_says_when_the_interview_was_finished_elsewhere(person: Person) -> None:
    person.start()
    other = person.page.context.new_page()
    other.goto(person.page.url)
    other.locator("#leave summary").click()
    other.get_by_role("button", name="Finish").click()
    expect(other.locator(".printed")).to_be_visible()
    person.say("One more thing.")
    expect(person.page.locator("#notices .notice")).to_contain_text("finished in another window")
    expect(person.page.locator("#draft")).to_have_value("One more thing.")


def test_it_says_that_one_is_signed_out_and_keeps_the_draft(person: Person) -> None:
    page = person.start().write("In the test").page
    expect(page.locator("#kept")).to_contain_text("Draft kept")
    page.context.clear_cookies()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.context.set_offline(True)
    page.context.set_offline(False)
    page.reload()
    expect(page).to_have_url(re.compile("/accounts/login/"))
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill("correct-horse-battery-1")
    page.locator("main form button.btn-1").click()
    expect(page.locator("#draft")).to_have_value("In the test")


def test_it_tells_when_the_days_answers_are_used(site: Site, contexts: Any) -> None:
    guest = Person(contexts().new_page(), site.url).become_guest().ready()
    page = guest.page
    for n in range(60):
        guest.say(f"Line {n}.")
        page.wait_for_function(
            "() => document.querySelector('#whose.yours') || document.querySelector('#notices .notice')"
        )
        if page.locator("#notices .notice").count():
            break
        guest.hear()
    expect(page.locator("#notices .notice")).to_contain_text("answers are used today")
    expect(page.locator("#draft")).to_have_value(re.compile("Line"))


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_lines_are_set_in_their_own_language(person: Person) -> None:
    page = person.start().page
    person.say("First.").hear()
    page.evaluate("document.documentElement.lang = 'zh-hans'")
    styles = "all => all.map((e) => [getComputedStyle(e).textAlign, getComputedStyle(e).fontWeight])"
    shown = page.locator("#script .said p").evaluate_all(styles)
    assert {align for align, _ in shown} == {"start"}
    assert {weight for _, weight in shown} == {"400"}
    page.locator("#script .said").evaluate_all("all => all.forEach((e) => { e.lang = 'zh' })")
    assert "justify" in {align for align, _ in page.locator("#script .said p").evaluate_all(styles)}


def test_what_broke_off_is_no_line_once_one_writes_on(person: Person) -> None:
    person.start().say("First. scripted:fail=error scripted:after=3")
    expect(person.says).to_contain_text("No answer came")
    expect(person.turns).to_have_count(3)
    person.say("Second.")
    expect(person.turns).to_have_count(4)
    expect(person.turns.nth(2).locator(".said")).to_have_text("Second.")
