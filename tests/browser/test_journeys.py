"""What people come for, from the first page to the transcript the next day."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import Person
from tests.contract.site import Site

ANSWER = "Last year our billing migration split the team. I wrote a spike for both plans and showed the figures."


def test_it_interviews_someone_who_signs_up(site: Site, page: Page) -> None:
    person = Person(page, site.url).sign_up().start()
    expect(page.locator("#question")).to_have_text("Question 1 of 3")
    opening = person.turns.first.locator(".said").inner_text()
    assert "Northwind" in opening
    answers = [person.say(f"{ANSWER} {n}").hear() for n in range(3)]
    assert all(answer.endswith("?") for answer in answers)
    stored = person.stored()
    assert [entry["speaker"] for entry in stored] == ["interviewer", "candidate"] * 3 + ["interviewer"]
    assert [entry["content"] for entry in stored[2::2]] == answers
    page.reload()
    assert person.ready().turns.count() == 7
    page.locator("#leave summary").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("main h1")).to_contain_text("The scores are still to come.")
    expect(page.get_by_text("The scores are delayed on this server")).to_be_visible()
    expect(page.locator(".printed article.turn")).to_have_count(7)
    page.goto(f"{person.url}/interviews/")
    expect(page.locator(".ledger tbody tr")).to_have_count(1)
    expect(page.locator(".ledger .s")).to_contain_text("finished")


def test_it_interviews_a_guest_who_may_keep_it(site: Site, contexts: Any) -> None:
    guest = Person(contexts().new_page(), site.url).become_guest().ready()
    guest.say(ANSWER).hear()
    session_id = guest.session_id
    guest.sign_up()
    guest.page.goto(f"{site.url}/interviews/{session_id}/")
    assert guest.ready().turns.count() == 3


def test_it_interviews_in_chinese(site: Site, contexts: Any) -> None:
    person = Person(contexts(locale="zh-CN").new_page(), site.url).sign_up()
    page = person.start(company="北风", position="后端工程师").page
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#script .said").first).to_have_attribute("lang", "zh")
    assert re.search("[\u4e00-\u9fff]", person.turns.first.locator(".said").inner_text())
    answer = person.say("去年我们的账单迁移让团队分成了两派，我写了两个方案的原型，用数据说明了差别。").hear()
    assert re.search("[\u4e00-\u9fff]", answer)
    assert person.stored()[-1]["content"] == answer
    untranslated = re.findall(r"[A-Za-z]{4,}", page.locator("body").inner_text())
    assert set(untranslated) <= {"Viva", "Ctrl", "English"}, untranslated


def test_it_lets_someone_interview_an_ai_candidate(site: Site, contexts: Any) -> None:
    person = Person(contexts().new_page(), site.url).sign_up(role="interviewer")
    page = person.start(seat="interviewer").page
    expect(person.says).to_have_text("Your turn to ask")
    person.say("Tell me about a conflict in your last team. What did you do?").hear()
    assert [entry["speaker"] for entry in person.stored()] == ["interviewer", "candidate"]
    expect(page.locator("#script .who").last).to_contain_text("Candidate")


def test_it_sends_the_code_along_and_shows_the_problem(person: Person) -> None:
    page = person.start(kind="CODE").page
    expect(page.locator("#task-statement")).not_to_be_empty()
    expect(page.locator("#task code").first).to_be_visible()
    person.code("def merge(times):\n    return sorted(times)")
    person.say("I would sort first, then walk once. scripted:echo")
    assert "def merge(times):" in person.hear()
    page.reload()
    person.ready()
    expect(page.locator("#src")).to_have_value("def merge(times):\n    return sorted(times)")


def test_it_names_what_is_wrong_and_keeps_what_was_typed(person: Person) -> None:
    page = person.page
    page.goto(f"{person.url}/interviews/new")
    page.locator("[name=position]").fill("Backend engineer")
    page.locator("[name=questions][value='8']").check()
    page.locator(".sum button").click()
    expect(page.locator("[name=company]")).to_be_focused()
    page.locator("[name=company]").fill(" ")
    expect(page.locator(".lacks [href='#id_company']")).to_be_visible()
    page.evaluate("document.getElementById('setup').submit()")  # as without a script: the server says what is wrong
    expect(page.locator("#id_company_error")).to_have_text("Which company?")
    expect(page.locator("[name=company]")).to_be_focused()
    expect(page.locator("[name=position]")).to_have_value("Backend engineer")
    expect(page.locator("[name=questions][value='8']")).to_be_checked()
    expect(page.locator("[name=company]")).to_have_attribute("aria-describedby", "id_company_error")


def test_it_sums_up_what_is_chosen(person: Person) -> None:
    page = person.page
    page.goto(f"{person.url}/interviews/new")
    expect(page.locator("#summary")).to_contain_text("3 questions")
    page.locator("[name=questions][value='8']").check()
    expect(page.locator("#summary")).to_contain_text("8 questions")
    page.locator("[name=timing][value='0']").check()
    expect(page.locator("#summary")).to_contain_text("no clock")


def test_it_finds_filters_and_discards_interviews(person: Person) -> None:
    page = person.start(company="Northwind").page
    person.start(kind="HR", company="Halden Rail")
    page.goto(f"{person.url}/interviews/?q=halden")
    expect(page.locator(".ledger tbody tr")).to_have_count(1)
    page.goto(f"{person.url}/interviews/?type=BQ&state=finished")
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    page.goto(f"{person.url}/interviews/")
    expect(page.locator(".ledger tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Continue").click()
    person.ready().page.locator("#leave summary").click()
    page.get_by_role("link", name="Discard").click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.locator(".ledger tbody tr")).to_have_count(1)


def test_it_gives_the_transcript_as_markdown(person: Person) -> None:
    person.start().say(ANSWER).hear()
    answer = person.page.request.get(f"{person.url}/interviews/{person.session_id}/transcript.md")
    assert answer.headers["content-type"].startswith("text/markdown")
    assert ANSWER in answer.text()


def test_it_shows_nobody_elses_interview(person: Person, site: Site, contexts: Any) -> None:
    session_id = person.start().session_id
    stranger = Person(contexts().new_page(), site.url).sign_up()
    for path in ("", "report/", "problem", "transcript.md", "discard"):
        theirs = stranger.page.request.get(f"{site.url}/interviews/{session_id}/{path}")
        unknown = stranger.page.request.get(f"{site.url}/interviews/{'0' * len(session_id)}/{path}")
        assert theirs.status == unknown.status == 404
        assert _plain(theirs.text()) == _plain(unknown.text().replace("0" * len(session_id), session_id))
    nobody = contexts().new_page()
    nobody.goto(f"{site.url}/interviews/{session_id}/")
    expect(nobody).to_have_url(re.compile("/accounts/login/"))


def _plain(page: str) -> str:
    """A page without the tokens of its forms, which are new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
