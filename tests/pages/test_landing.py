"""The first page: three questions without an account, and where the words go."""

import re
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from accounts.models import User
from interviews.models import Entry, Interview


def test_it_begins_three_questions_with_one_press(browser: Client, house: None) -> None:
    answer = browser.post("/")
    interview = Interview.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/interviews/{interview.session_id}/"
    assert interview.owner.is_guest
    assert len(interview.plan["questions"]) == 3
    assert Entry.objects.filter(interview=interview).count() == 1


def test_it_says_before_how_long_three_questions_take_and_that_an_ai_asks(browser: Client, house: None) -> None:
    page = browser.get("/").text
    assert "an AI interviewer" in page
    found = re.search(r"all three take about (\d+) minutes\.", page)
    browser.post("/")
    assert found
    assert int(found[1]) == round(Interview.objects.get().plan["time_limit"] / 60)


def test_it_speaks_the_language_of_the_page(browser: Client, house: None) -> None:
    browser.post("/", HTTP_ACCEPT_LANGUAGE="zh-CN")
    interview = Interview.objects.get()
    assert (interview.language, interview.position) == ("zh", "理想的职位")


def test_it_makes_no_second_guest(browser: Client, house: None) -> None:
    browser.post("/")
    browser.post("/")
    assert User.objects.filter(is_guest=True).count() == 1
    assert Interview.objects.count() == 2


def test_it_has_no_sample_where_guests_are_switched_off(browser: Client, house: None, settings: Any) -> None:
    settings.GUESTS = False
    assert "Try three questions" not in browser.get("/").text
    assert browser.post("/").status_code == 403
    assert not User.objects.exists()


def test_it_says_where_the_words_go(browser: Client, house: None) -> None:
    for path in ("/", "/data/"):
        page = browser.get(path).text
        assert "scripted" in page
        assert "this server" in page


def test_it_leads_who_is_signed_in_to_their_interviews(owners: Client, house: None) -> None:
    page = owners.get("/").text
    assert "Go to your interviews" in page
    assert "Try three questions" not in page


def test_it_offers_a_guest_to_stay(browser: Client, house: None) -> None:
    browser.post("/")
    page = browser.get("/settings/").text
    assert "Sign up and keep it" in page
    assert "/accounts/password/change/" not in page


def test_it_shows_the_room_in_the_language_and_theme_of_the_page(browser: Client, house: None) -> None:
    page = browser.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN").text
    assert page.count("room-zh-") == 4
    browser.post("/theme/", {"theme": "dark"})
    page = browser.get("/").text
    assert "room-en-dark" in page
    assert "light.webp" not in page


def test_its_pictures_have_the_size_that_the_page_keeps_for_them(browser: Client, house: None) -> None:
    page = browser.get("/").text
    kept = re.findall(r'(?:srcset|src)="/static/(img/room[^"]+?\.webp)" width="(\d+)" height="(\d+)"', page)
    assert len(kept) == 4
    for path, width, height in kept:
        found = finders.find(re.sub(r"\.[0-9a-f]{12}(?=\.webp$)", "", path))
        assert found is not None
        with Image.open(found) as picture:
            assert picture.size == (int(width), int(height)), path
