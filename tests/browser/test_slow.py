"""On a slow line and a slow machine it takes longer, and nothing else."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.contract.site import Site

LINE = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 25_000}
"""A slow 3G: bytes a second, milliseconds there and back."""
SLOWER = 6
"""How many times slower than this machine."""


def test_an_interview_from_the_first_page_to_the_report(site: Site, page: Any) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.set_default_timeout(60_000)
    person = Person(page, site.url).sign_up().start(questions="3")
    person.say("I led the move of four depots to the new timetable; nobody waited longer than before.")
    assert person.hear()
    person.write("What I write while the line is slow is kept.")
    page.reload()
    expect(person.ready().page.locator("#draft")).to_have_value("What I write while the line is slow is kept.")
    page.locator("#leave summary").click()
    page.locator("#finish button").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(person.stored()) == 3
