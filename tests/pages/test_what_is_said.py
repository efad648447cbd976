"""Sentences that must not say more, or something else, than what is so."""

from urllib.parse import urlsplit

from django.test import Client

from accounts import invites
from accounts.forms import PlanForm
from accounts.models import User
from interviews import ledger
from interviews.models import Answer, Entry


def test_the_gauge_of_a_plan_says_that_it_counts_answers_under_way(owners: Client) -> None:
    page = owners.get("/usage/").text
    assert "Answers at the same time" in page
    assert "starts again on <time" in page
    assert "Or paste its text" in owners.get("/profile/").text
    assert "a finished answer makes room for the next" in page
    assert PlanForm().fields["interviews"].label == "Answers at the same time"


def test_no_page_says_that_the_server_is_the_readers_own(browser: Client, house: None) -> None:
    for path in ("/", "/data/", "/accounts/login/"):
        page = browser.get(path).text
        assert "Viva, self-hosted" in page
        assert "your own server" not in page
    assert "Viva · 自托管" in browser.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN").text


def test_where_data_goes_says_what_administrators_see_and_what_a_scripted_model_is(
    browser: Client, house: None
) -> None:
    page = browser.get("/data/").text
    assert "Administrators see company, position, state and scores, not what was said." in page
    assert '<b>scripted</b> (used unless you pick another)<br><span class="quiet">Prepared lines, no AI</span>' in page
    assert "It may send the sound to its maker" in page
    assert "<b>scripted</b>: prepared lines, no AI." in browser.get("/").text


SECRET = "The boiler of hall seven burst on a Sunday."


def test_administrators_are_shown_that_something_was_said_and_not_what(owner: User, house: None) -> None:
    interview = ledger.create(owner, ledger.InterviewSpec("BQ", "candidate", "Acme", "Planner", language="en"))
    said = {"client_id": "a1", "rank": 10**8, "speaker": "candidate", "timestamp": interview.created}
    entry = Entry.objects.create(interview=interview, content=SECRET, **said)
    answer = Answer.objects.get(interview=interview)
    admins = Client()
    admins.force_login(User.objects.create_superuser("admin@example.org"))
    for row in (interview, entry, answer):
        at = f"/admin/interviews/{row._meta.model_name}/"
        for path in (at, f"{at}{row.pk}/change/"):
            shown = admins.get(path)
            assert shown.status_code == 200
            assert SECRET not in shown.text
    assert "Acme" in admins.get("/admin/interviews/interview/").text


def test_passwords_have_their_rules_in_plain_words(browser: Client, house: None) -> None:
    link = invites.first_admin_link() or ""
    for path in ("/accounts/signup/", urlsplit(link).path):
        page = browser.get(path).text
        for rule in ("At least 8 characters.", "Not a common password.", "Not like your email address."):
            assert rule in page
    assert "we will send it a link" in browser.get("/accounts/password/reset/").text
