"""The admin site, as an admin's browser uses it: where models are set up."""

import re
from html.parser import HTMLParser

import httpx2

from tests.contract.people import Person
from tests.contract.site import NO_CERTIFICATES
from tests.contract.test_handshake import sign_in_by_form

MODELS = "/admin/interviews/languagemodel/"
TYPES = "/admin/prompts/interviewtype/"


class Form(HTMLParser):
    """What a browser would send of a page's form that is sent by POST, as it stands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = self._text = ""
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("method") == "post" and "logout" not in given.get("action", "")
        elif not self._inside:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._text = given["name"]
            self.fields[self._text] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and "selected" in given:
            self.fields[self._select] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text] += data

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind not in ("submit", "button") and (kind not in ("checkbox", "radio") or "checked" in given):
            self.fields[given["name"]] = given.get("value", "on" if kind == "checkbox" else "")


def change_model(admin: Person, name: str, **changes: str) -> dict[str, str]:
    """Change fields of a model's form; what stood there before."""
    return _change(admin, MODELS, name, changes)


def change_type(admin: Person, code: str, **changes: str) -> dict[str, str]:
    """The same for an interview type's."""
    return _change(admin, TYPES, code, changes)


def _change(admin: Person, place: str, name: str, changes: dict[str, str]) -> dict[str, str]:
    site = admin.site
    headers = {"X-Forwarded-For": admin.address}
    with httpx2.Client(base_url=site.url, headers=headers, timeout=30, verify=NO_CERTIFICATES) as browser:
        sign_in_by_form(browser, admin)
        found = re.search(rf'href="({place}[^"/]+/change/)[^"]*"', browser.get(place, params={"q": name}).text)
        assert found, f"nothing named {name}"
        form = Form(browser.get(found[1]).text).fields
        saved = browser.post(found[1], data={**form, **changes}, headers={"Origin": site.url})
        assert saved.status_code == 302, saved.text
    return {field: form.get(field, "") for field in changes}
