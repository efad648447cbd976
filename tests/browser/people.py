"""What a person does in the browser, in their own words: sign up, start an interview, say something."""

import re
from typing import Self
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

PASSWORD = "correct-horse-battery-1"


class Person:
    """Somebody at a page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.email = f"{uuid4().hex[:12]}@example.org"

    # -- accounts --------------------------------------------------------------------------

    def sign_up(self, role: str = "") -> Self:
        page = self.page
        page.goto(f"{self.url}/accounts/signup/")
        page.locator("input[name=email]").fill(self.email)
        for field in page.locator("input[type=password]").all():
            field.fill(PASSWORD)
        if role:
            page.locator(f"input[name=role][value={role}]").check()
        page.locator("main form button.btn-1").click()
        page.wait_for_url(f"{self.url}/interviews/")
        return self

    def signed_up(self, role: str = "") -> Self:
        """The same without its page, which `test_journeys` tries: the account, and the browser's cookies."""
        browser, place = self.page.request, f"{self.url}/accounts/signup/"
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get(place).text())
        assert token
        form = {"csrfmiddlewaretoken": token[1], "email": self.email, "password1": PASSWORD, "password2": PASSWORD}
        made = browser.post(place, form=form | ({"role": role} if role else {}), headers={"Origin": self.url})
        assert made.url == f"{self.url}/interviews/", made.text()
        return self

    def become_guest(self) -> Self:
        self.page.goto(self.url)
        self.page.locator("main form button.btn-1").click()
        self.page.wait_for_url(re.compile(r"/interviews/[\w-]{8,}/"))
        return self

    # -- an interview ----------------------------------------------------------------------

    def start(self, kind: str = "BQ", **more: str) -> Self:
        """Start an interview from the page of a new one; `more` are fields of its form."""
        page = self.page
        page.goto(f"{self.url}/interviews/new")
        page.locator(f"input[name=type][value={kind}]").check()
        fields = {"company": "Northwind", "position": "Backend engineer", "questions": "3", **more}
        for name, value in fields.items():
            field = page.locator(f"[name={name}]")
            if field.count() > 1:
                field.and_(page.locator(f"[value='{value}']")).check()
            elif field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        page.locator(".sum button").click()
        page.wait_for_url(re.compile(r"/interviews/[\w-]{8,}/"))
        return self.ready()

    def ready(self) -> Self:
        """The room's script runs and has its connection."""
        expect(self.page.locator("html[data-ready]")).to_have_count(1)
        expect(self.page.locator("#link-state")).to_contain_text(re.compile("Connected|已连接"))
        return self

    def write(self, text: str) -> Self:
        self.page.locator("#draft").fill(text)
        return self

    def code(self, source: str) -> Self:
        """Write code into the editor, in place of what is there."""
        self.page.locator(".cm-content").focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)
        expect(self.page.locator("#src")).to_have_value(source)
        return self

    def say(self, text: str) -> Self:
        """Write and send; the answer may still be on its way."""
        self.write(text).page.locator("#draft").press("Control+Enter")
        return self

    def hear(self) -> str:
        """Wait until it is this person's turn again; what the other seat said last."""
        expect(self.page.locator("#whose")).to_have_class(re.compile("yours"), timeout=30_000)
        expect(self.page.locator(".caret, .think")).to_have_count(0)
        return self.turns.last.locator(".said").inner_text()

    @property
    def turns(self) -> Locator:
        """The turns of the transcript."""
        return self.page.locator("#script article.turn")

    @property
    def says(self) -> Locator:
        """Whose turn it is, as the room says it."""
        return self.page.locator("#says")

    @property
    def session_id(self) -> str:
        return self.page.url.rstrip("/").rsplit("/", 1)[-1]

    def stored(self) -> list[dict[str, str]]:
        """The transcript as the server has it."""
        answer = self.page.request.get(f"{self.url}/api/v1/interviews/{self.session_id}/transcript")
        assert answer.ok, answer.text()
        entries: list[dict[str, str]] = answer.json()["entries"]
        return entries
