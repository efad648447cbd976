"""The report in Chromium: it builds up by itself, its quotes lead to their lines, and it leads to more practice."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import started
from tests.browser.looking import look
from tests.browser.people import Person
from tests.contract.site import Site
from tests.contract.worker import Worker

ANSWER = (
    "Last spring our head of product wanted the new refund page live by 12 May. I picked the eleven worst tickets. "
    "Wrong refund requests fell from 31 to 9 per cent in June."
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = started(tmp_path_factory.mktemp("report-site"), SCRIPTED_DELAY="1")
    yield running
    running.stop()


@pytest.fixture
def finished(person: Person) -> Page:
    """Somebody has answered one question and ended the interview; nobody makes the report yet."""
    page = person.start().page
    person.say(ANSWER).hear()
    page.locator("#leave summary").click()
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("#making")).to_contain_text("The scores are delayed on this server")
    return page


@pytest.fixture
def worker(site: Site) -> Iterator[Worker]:
    mine = Worker(site)
    yield mine
    mine.kill()


def test_it_builds_up_by_itself_and_is_fine(finished: Page, worker: Worker, person: Person, tmp_path: Path) -> None:
    page = finished
    look(page, "report-waiting")
    worker.start()
    expect(page.locator("table.scores .val").first).to_have_text("4.0", timeout=60_000)
    expect(page.locator("#making[data-open]")).to_have_count(0, timeout=60_000)
    page.reload()
    look(page, "report")
    expect(page.locator("mark").first).to_contain_text("Last spring")
    full = page.locator("#answers details.full summary").first.bounding_box()
    assert full is not None
    assert full["width"] > 4 * full["height"], "a line, not a column of letters"
    page.locator("#criteria a.ref").first.click()
    expect(page.locator("article:target")).to_contain_text("refund page")
    page.locator("#criteria .rate summary").click()
    page.locator("#criteria input[type=radio]").first.check()
    page.get_by_role("button", name="Keep my rating").click()
    expect(page.locator(".own").first).to_have_text("you said 1")
    page.locator("#share summary").click()
    page.get_by_role("button", name="Make a link for 14 days").click()
    link = page.locator(".address").inner_text()
    look(page, "report-shared")
    page.goto(f"{person.url}/progress/")
    look(page, "progress")
    page.goto(link)
    look(page, "report-for-others")
    expect(page.locator("main form")).to_have_count(0)
    page.go_back()
    page.get_by_role("button", name="Practise it now").click()
    page.wait_for_url(re.compile(r"/interviews/[\w-]{8,}/$"))


def test_a_resume_fills_the_profile(person: Person, tmp_path: Path) -> None:
    page, file = person.page, tmp_path / "cv.txt"
    file.write_text("Lin Zhao\nPlanner\n\nExperience\nRiverside Trams, eleven lines\n\nSkills\nPython, SQL\n")
    page.goto(f"{person.url}/profile/")
    page.locator("#resume-file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.locator("[name=experience]")).to_have_value("Riverside Trams, eleven lines")
    look(page, "profile-read")
    page.get_by_role("button", name="Keep my profile").click()
    expect(page.locator("[name=skills]")).to_have_value("Python, SQL")
