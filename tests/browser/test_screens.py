"""Every screen in its states, at two sizes in two themes: axe finds nothing, nothing sticks out, a picture is kept."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import look
from tests.browser.people import PASSWORD, Person
from tests.contract.site import Site

ANSWER = (
    "Last spring our head of product wanted the new refund page live before the summer timetable. I had read the "
    "tickets from the pilot and thought people would ask for the wrong refund. In the end we agreed to run a test."
)


@pytest.mark.parametrize(
    "path", ["", "data/", "accounts/login/", "accounts/signup/", "accounts/password/reset/", "sample/"]
)
def test_it_is_fine_before_signing_in(site: Site, page: Any, path: str) -> None:
    page.goto(f"{site.url}/{path}")
    look(page, path.strip("/").replace("/", "-") or "landing")


def test_it_is_fine_when_nothing_is_there(person: Person) -> None:
    page = person.page
    for path in ("interviews/", "stories/", "stories/new", "profile/", "settings/", "usage/", "no-such-page/"):
        page.goto(f"{person.url}/{path}")
        look(page, f"{path.strip('/').replace('/', '-')}-empty")


def test_it_is_fine_when_starting(site: Site, contexts: Any) -> None:
    person = Person(contexts().new_page(), site.url).signed_up(role="interviewer")
    page = person.page
    page.goto(f"{site.url}/interviews/new")
    look(page, "new")
    page.evaluate("document.getElementById('setup').submit()")  # as without a script
    expect(page.locator("#id_company_error")).to_be_visible()
    look(page, "new-wrong")
    person.start(seat="interviewer")
    look(page, "room-interviewer-begin")
    person.say("Tell me about a conflict in your last team.").hear()
    look(page, "room-interviewer")


def test_the_room_is_fine_in_its_states(person: Person) -> None:
    page = person.start(questions="5").page
    look(page, "room-opening")
    person.say(ANSWER).hear()
    page.locator("[data-coach=ask]:visible").first.click()
    expect(page.locator("#coach .whispered").first).to_have_text(re.compile(r"\.$"))
    person.write("In the test 19 of 40 people chose the wrong refund. With the new wording it was 4.")
    look(page, "room-yours")
    person.say(f"{ANSWER} scripted:sayings=24 scripted:delay=0.08")
    expect(person.says).to_contain_text("speaking")
    look(page, "room-speaking")
    expect(person.turns.last).to_have_text(re.compile(".{900,}", re.DOTALL), timeout=30_000)
    page.locator("#scroll").evaluate("e => { e.scrollTop = -300 }")
    expect(page.locator("#jump")).to_be_visible()
    look(page, "room-reading-back")
    page.locator("#stop").click()
    expect(person.says).to_contain_text("half sentence")
    look(page, "room-stopped")
    person.say(f"{ANSWER} scripted:fail=unavailable")
    expect(page.locator("#notices .notice.bad")).to_be_visible(timeout=30_000)
    look(page, "room-down")
    page.locator("#leave summary").click()
    look(page, "room-end")


def test_the_room_is_fine_while_somebody_thinks(person: Person) -> None:
    person.start().say(f"{ANSWER} scripted:wait=40")
    expect(person.says).to_contain_text("thinking")
    look(person.page, "room-thinking")


def test_the_coding_room_is_fine(person: Person) -> None:
    page = person.start(kind="CODE").page
    call = page.locator("#task-examples code").first.inner_text()
    page.locator("#code-language").select_option("javascript")
    person.code(
        f"function {call.partition('(')[0]}(...given) {{\n  // what if nothing is given?\n"
        '  const times = [...given];\n  console.log("given", times);\n  return times;\n}'
    )
    look(page, "code-opening")
    person.say("I would sort first, then one pass is enough. Line 3 makes a copy.").hear()
    page.locator("#run").click()
    expect(page.locator("#out")).to_be_visible()
    page.locator(".atline").last.click()
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator("#tab-code")).to_be_checked()  # where the line is that was pointed at
    page.locator("#tab-talk").check()
    expect(page.locator("#draft")).to_be_visible()
    look(page, "code-talk")
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("#tab-code").check()
    look(page, "code-code")
    page.set_viewport_size({"width": 1280, "height": 900})
    person.code("function (")
    page.locator("#run").click()
    expect(page.locator("#out-fault")).to_be_visible()
    look(page, "code-fault")
    person.code("\n".join(f"const line{number} = {number};" for number in range(80)))
    look(page, "code-long")
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("#tab-task").check()
    look(page, "code-problem")


def test_it_is_fine_afterwards(person: Person) -> None:
    page = person.start().page
    person.say(ANSWER).hear()
    page.locator("[data-coach=ask]:visible").first.click()
    expect(page.locator("#coach .whispered").first).to_have_text(re.compile(r"\w+"))
    page.goto(f"{person.url}/interviews/")
    look(page, "interviews-going-on")
    page.go_back()
    page.locator("#leave summary").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator(".printed")).to_be_visible()
    look(page, "finished")
    session_id = person.session_id
    person.start(kind="HR", company="Halden Rail")
    page.goto(f"{person.url}/interviews/")
    look(page, "interviews")
    page.goto(f"{person.url}/interviews/?q=nothing")
    look(page, "interviews-none-found")
    page.goto(f"{person.url}/interviews/{session_id}/discard")
    look(page, "discard")


def test_stories_and_usage_are_fine_when_full(person: Person) -> None:
    page = person.page
    page.goto(f"{person.url}/stories/new")
    page.locator("[name=title]").fill("The refund page test")
    page.locator("[name=situation]").fill("Ten days before the timetable.")
    page.locator("[name=tags]").fill("conflict, decision")
    page.locator("main form button.btn-1").click()
    page.wait_for_url(re.compile("/stories/$"))
    look(page, "stories")
    person.start().say("First.").hear()
    look(page, "room-with-story")
    page.goto(f"{person.url}/usage/")
    look(page, "usage")


def test_it_is_fine_for_the_first_admin(site: Site, page: Any) -> None:
    link = site.manage("firstlink").split()[-1]
    page.goto(link)
    look(page, "first-admin")
    page.locator("[name=email]").fill("first@example.org")
    for field in page.locator("[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button.btn-1").click()
    page.wait_for_url(re.compile("/admin/$"))
    look(page, "admin")
    for path in (
        "interviews/interview/",
        "prompts/question/",
        "prompts/interviewtype/",
        "interviews/languagemodel/add/",
    ):
        page.goto(f"{site.url}/admin/{path}")
        look(page, f"admin-{path.strip('/').replace('/', '-')}")
        for head in page.locator("#result_list thead th").all()[-1:]:
            assert head.evaluate("e => e.getBoundingClientRect().right") <= 1280, "the last column is in sight"
    page.goto(f"{site.url}/admin/prompts/interviewtype/BQ/change/")
    assert "mono" in page.locator("textarea[spellcheck=false]").first.evaluate("e => getComputedStyle(e).fontFamily")
    page.goto(link)
    look(page, "first-admin-gone")
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{site.url}/admin/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 29, 26)", (
        "the theme is the site's"
    )


def test_it_is_fine_in_chinese(site: Site, contexts: Any) -> None:
    person = Person(contexts(locale="zh-CN").new_page(), site.url)
    page = person.page
    page.goto(site.url)
    look(page, "zh-landing")
    person.signed_up().start(company="北风", position="后端工程师")
    person.say("去年我们的账单迁移让团队分成了两派，我写了两个方案的原型，用数据说明了差别。").hear()
    look(page, "zh-room")
    page.goto(f"{site.url}/interviews/")
    look(page, "zh-interviews")
    page.goto(f"{site.url}/interviews/new")
    look(page, "zh-new")
