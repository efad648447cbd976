"""The bench of the coding room: writing, running, and what stands beside the code."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.bench import LOOP, answering, ran, run
from tests.browser.people import Person
from tests.contract.site import Site

# -- writing -------------------------------------------------------------------------------


def test_it_writes_code_by_keyboard_alone(room: Person) -> None:
    page = room.page
    page.locator("#code-language").select_option("python")
    page.locator("#code-language").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className").startswith("cm-content"):
            break
    page.keyboard.type("if here:\nreturn (1)")
    expect(page.locator("#src")).to_have_value("if here:\n    return (1)")
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    expect(page.locator("#src")).to_have_value("if here:\n        return (1)")
    page.keyboard.press("Control+z")
    expect(page.locator("#src")).to_have_value("if here:\n    return (1)")
    page.keyboard.press("Control+a")
    page.keyboard.type("x = 1")
    expect(page.locator("#src")).to_have_value("x = 1")
    page.keyboard.press("Escape")
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 10_000; }")  # whatever time one takes
    page.keyboard.press("Tab")
    assert "cm-content" not in page.evaluate("document.activeElement.className")
    expect(page.get_by_role("textbox", name="Your code")).to_be_visible()


def test_it_keeps_code_on_this_device(room: Person) -> None:
    room.code("const a = 1;\nconst b = 2;")
    expect(room.page.locator("#code-kept")).to_have_text("kept on this device")
    room.page.reload()
    expect(room.page.locator(".cm-line")).to_have_text(["const a = 1;", "const b = 2;"])
    expect(room.page.locator("#code-language")).to_have_value("javascript")


def test_it_takes_no_more_than_can_be_sent(room: Person) -> None:
    room.code("x" * 19_999)
    room.page.locator(".cm-content").press("End")
    room.page.keyboard.type("yz")
    expect(room.page.locator("#src")).to_have_value("x" * 19_999 + "y")


def test_the_plain_field_stays_when_the_editor_does_not_come(site: Site, contexts: Any) -> None:
    context = contexts()
    context.route(re.compile(r"/editor(\.\w+)?\.js$"), lambda route: route.abort())
    person = Person(context.new_page(), site.url).signed_up().start(kind="CODE")
    page = person.page
    page.locator("#code-language").select_option("javascript")
    page.locator("#src").fill(answering(page, "javascript"))
    expect(page.locator("#gutter span")).to_have_count(6)
    assert "All 3 examples pass" in run(person)
    person.say("Look at line 2. scripted:echo")
    assert "All 3" not in person.hear()
    expect(page.locator("#gutter .at")).to_have_text("2")


# -- running -------------------------------------------------------------------------------


def test_it_runs_the_examples_and_tells_the_interviewer(room: Person) -> None:
    page = room.page
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    room.code(answering(page, "javascript"))
    assert "All 3 examples pass" in run(room)
    expect(page.locator("#out-rows .ok")).to_have_text(["pass", "pass", "pass"])
    expect(page.locator("#run-status")).to_have_text("All 3 examples pass.")
    room.code(answering(page, "javascript", wrong='"quite wrong"'))
    page.locator(".cm-content").press("Control+Shift+Enter")
    expect(page.locator("#out-sum")).to_have_text("2 of 3 examples pass")
    expect(page.locator("#out-rows .no")).to_have_text("fail")
    expect(page.locator("#out-rows tr").last).to_contain_text('got "quite wrong"')
    assert not [url for url in requests if "python" in url or "pyodide" in url]
    heard = room.say("It fails in the third. scripted:echo").hear()
    assert "2 of 3 examples pass." in heard
    assert 'got "quite wrong"' in heard


def test_it_says_in_which_line_an_error_is(room: Person) -> None:
    page = room.page
    room.code("const a = 1;\nfunction (")
    assert "The code does not run" in run(room)
    page.locator("#out-fault .atline").click()
    expect(page.locator(".cm-line.cm-at")).to_have_text("function (")
    room.code(answering(page, "javascript").replace("return answers", "return nothing.at.all"))
    expect(page.locator(".cm-at")).to_have_count(0)
    assert "line 4" in run(room)


def test_it_says_that_a_result_is_of_earlier_code(room: Person) -> None:
    page = room.page
    room.code("const a = 1;\nfunction (")
    run(room)
    expect(page.locator("#out-old")).to_be_hidden()
    room.code("const a = 1;\nconst b = 2;")
    expect(page.locator("#out-old")).to_have_text("From your last run; the code has changed.")
    expect(page.locator("#run-status")).to_have_text("From your last run; the code has changed.")
    expect(page.locator("#out-fault")).to_contain_text("line 2")
    expect(page.locator("#out .atline")).to_have_count(0)
    room.code("const a = 1;\nfunction (")
    expect(page.locator("#out-old")).to_be_hidden()
    expect(page.locator("#out .atline")).to_have_count(1)
    room.code(answering(page, "javascript"))
    run(room)
    expect(page.locator("#out-old")).to_be_hidden()


def test_it_ends_what_never_ends(room: Person) -> None:
    page = room.page
    room.code(LOOP["javascript"])
    shown = run(room)
    assert "Ended after 5 s" in shown
    assert "before" in shown
    page.locator("#run").click()
    expect(page.locator("#loading-words")).to_have_text("Running")
    page.locator("#run").click()
    assert "Stopped" in ran(page)
    room.code("for (;;) console.log('x'.repeat(1000))")
    shown = run(room)
    assert 60_000 < len(shown) < 67_000
    assert "left out" in shown


def test_it_runs_without_a_connection_once_it_was_fetched(room: Person) -> None:
    room.code(LOOP["javascript"])
    room.page.locator("#run").click()
    expect(room.page.locator("#loading-words")).to_have_text("Running", timeout=60_000)
    room.page.locator("#run").click()
    room.page.context.set_offline(True)
    room.code(answering(room.page, "javascript"))
    assert "All 3 examples pass" in run(room)
    room.page.context.set_offline(False)


# -- beside the code -----------------------------------------------------------------------


def test_it_marks_the_line_that_is_spoken_of(room: Person) -> None:
    page = room.page
    room.code("const one = 1;\nconst two = 2;\nconst three = 3;")
    room.say("What of line 3?").hear()
    expect(page.locator(".cm-line.cm-at")).to_have_text("const three = 3;")
    page.locator("#script .me-turn .atline").click()
    expect(page.locator(".cm-line.cm-at")).to_have_text("const three = 3;")
    page.locator(".cm-content").press("Control+Home")
    page.keyboard.type("// first\n")
    expect(page.locator(".cm-line.cm-at")).to_have_text("const three = 3;")
    room.say("And line 2? scripted:echo").hear()
    expect(page.locator(".cm-line.cm-at")).to_have_text("const one = 1;")
    room.say("I see.").hear()
    expect(page.locator(".cm-at")).to_have_count(0)


def test_it_climbs_the_ladder_of_hints(room: Person) -> None:
    page = room.page
    for given in range(1, 5):
        page.locator("#hint").click()
        expect(page.locator("#hints")).to_have_text(f"{given} of 4 given" if given < 4 else "all 4 given")
        room.hear()
    expect(page.locator("#hint")).to_have_attribute("aria-disabled", "true")
    turns = room.turns.count()
    page.locator("#hint").click(force=True)
    page.reload()
    expect(room.ready().page.locator("#hints")).to_have_text("all 4 given")
    expect(room.turns).to_have_count(turns)


def test_on_a_phone_the_results_stand_below_the_code(room: Person) -> None:
    page = room.page
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("#tab-code").check()
    expect(page.locator("#peek-said")).to_be_visible()
    room.code(answering(page, "javascript"))
    run(room)
    expect(page.locator("#out-sum")).to_be_in_viewport()
    expect(page.locator(".cm-line").first).to_be_in_viewport()
    page.locator("#tab-talk").check()
    room.say("Look at line 2. scripted:wait=3")  # what comes now comes while the code is looked at
    page.locator("#tab-code").check()
    expect(page.locator("#talk-new")).to_be_visible()
    page.locator("#tab-talk").check()
    expect(page.locator("#talk-new")).to_be_hidden()


def test_what_cannot_be_run_has_nothing_to_press(room: Person) -> None:
    expect(room.page.locator("#run")).to_be_visible()
    room.page.locator("#code-language").select_option("other")
    expect(room.page.locator("#run")).to_be_hidden()
