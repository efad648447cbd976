"""The language of pages: the account's if chosen, else the cookie's, else the browser's. And the theme."""

import pytest
from django.test import Client

from accounts.first_admin import FirstAdminForm
from accounts.models import User

CHINESE = {"HTTP_ACCEPT_LANGUAGE": "zh-CN,zh;q=0.9"}


def _lang(browser: Client, **headers: str) -> str:
    return browser.get("/data/", **headers).text.partition('<html lang="')[2].partition('"')[0]  # type: ignore[arg-type]


def test_it_speaks_what_the_browser_asks_for(browser: Client, db: None) -> None:
    assert _lang(browser) == "en"
    assert _lang(browser, **CHINESE) == "zh-Hans"


def test_it_prefers_the_cookie(browser: Client, db: None) -> None:
    browser.post("/language/", {"language": "en", "next": "/data/"})
    assert _lang(browser, **CHINESE) == "en"


def test_it_prefers_the_account(owners: Client, owner: User) -> None:
    owners.post("/language/", {"language": "en"})
    owner.language = "zh"
    owner.save()
    assert _lang(owners) == "zh-Hans"


def test_it_keeps_the_choice_on_the_account(owners: Client, owner: User) -> None:
    answer = owners.post("/language/", {"language": "zh-hans", "next": "/stories/?page=2"})
    owner.refresh_from_db()
    assert (owner.language, answer["Location"]) == ("zh-hans", "/stories/?page=2")


def test_it_ignores_a_language_that_it_does_not_have(owners: Client, owner: User) -> None:
    owner.language = "tlh"
    owner.save()
    assert _lang(owners, **CHINESE) == "zh-Hans"
    owners.post("/language/", {"language": "tlh"})
    assert _lang(owners) == "en"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", ""])
def test_it_leads_nowhere_else(elsewhere: str, browser: Client, db: None) -> None:
    assert browser.post("/language/", {"language": "en", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize(
    ("chosen", "drawn"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ("", "")]
)
def test_it_draws_the_chosen_theme(chosen: str, drawn: str, browser: Client, db: None) -> None:
    browser.post("/theme/", {"theme": chosen})
    assert f'dir="ltr"{drawn}>' in browser.get("/data/").text


def test_it_ignores_an_unknown_theme(browser: Client, db: None) -> None:
    browser.cookies["theme"] = '"><script>'
    assert "data-theme" not in browser.get("/data/").text


def test_email_has_one_spelling(browser: Client, db: None) -> None:
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"):
        assert "e-mail" not in browser.get(path).text.lower()
        page = browser.get(path, HTTP_ACCEPT_LANGUAGE="zh-CN").text
        assert "邮箱" in page
        assert "电子邮件" not in page


def test_the_first_admin_sees_the_rules_of_passwords(db: None) -> None:
    field = FirstAdminForm()["password"]
    assert "8 characters" in field.help_text
