"""What every page promises: a strict policy, nothing inline, one heading, a language, a way past the head."""

import re
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import Story, User
from tests.pages.conftest import ANYONES, ONES_OWN, PASSWORD

INLINE = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/json)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
OUTSIDE = re.compile(r"""(?:src|href|srcset|action)=["'](?:https?:)?//""")


def _frame_holds(html: str) -> None:
    assert not INLINE.search(html)
    assert not OUTSIDE.search(html)
    assert html.count("<h1") == 1
    assert '<html lang="en" dir="ltr"' in html
    assert 'class="skip" href="#main"' in html
    assert 'id="main"' in html


@pytest.mark.parametrize("path", ANYONES)
def test_it_keeps_its_frame_for_anyone(path: str, browser: Client, db: None) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    _frame_holds(answer.text)


@pytest.mark.parametrize("path", ONES_OWN)
def test_it_keeps_its_frame_for_the_owner(path: str, owners: Client, story: Story) -> None:
    answer = owners.get(path)
    assert answer.status_code == 200
    _frame_holds(answer.text)


@pytest.mark.parametrize("path", [*ANYONES, "/stories/", "/nowhere"])
def test_it_sends_a_strict_policy(path: str, owners: Client) -> None:
    policy = owners.get(path)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


def test_it_writes_what_people_typed_as_text(owners: Client, story: Story) -> None:
    story.title = "<img src=x onerror=alert(1)>"
    story.save()
    assert "<img" not in owners.get("/stories/").text


def test_it_shows_where_one_is(owners: Client) -> None:
    assert 'href="/usage/" aria-current="page"' in owners.get("/usage/").text


def test_settings_are_a_door_with_a_name_that_says_where_one_is(owners: Client, owner: User) -> None:
    page = owners.get("/settings/").text
    assert re.search(r'href="/settings/" aria-current="page">Settings <small>owner@example.org</small>', page)
    main = page.split("<main")[1]
    assert main.index('href="/accounts/logout/">Sign out') < main.index("<form")
    for said in ("Two-step sign-in", "Clock", "Scores are not affected."):
        assert said in main


def test_it_lends_its_inks_to_the_administration(browser: Client, db: None) -> None:
    browser.force_login(User.objects.create_superuser("root@example.org", PASSWORD))
    page = browser.get("/admin/", follow=True).text
    assert re.search(r"css/admin(\.\w+)?\.css", page)


def test_it_imports_every_style_sheet_once() -> None:
    main = Path("static/css/main.css").read_text()
    sheets = {str(sheet.relative_to("static/css")) for sheet in Path("static/css").rglob("*.css")}
    assert sorted(re.findall(r'@import "([^"]+)"', main)) == sorted(sheets - {"main.css", "admin.css"})
