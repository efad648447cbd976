"""Signing up, in and out in a browser; invitations."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client

from accounts import invites, tokens
from accounts.models import User
from tests.accounts.doors import LOGIN, LOGOUT, NEW, RESET, SIGNUP, log_in, who

pytestmark = pytest.mark.usefixtures("plain_site")


# -- signing up, in and out ----------------------------------------------------------------


@pytest.mark.parametrize("page", [LOGIN, SIGNUP, RESET])
def test_it_shows_the_doors_to_strangers(browser: Client, db: None, page: str) -> None:
    assert browser.get(page).status_code == 200


def test_it_signs_up_with_a_role_and_is_signed_in(browser: Client, db: None) -> None:
    answer = browser.post(SIGNUP, NEW | {"role": "interviewer", "name": "Nia"})
    assert (answer.status_code, answer["Location"]) == (302, "/interviews/")
    made = User.objects.get()
    assert (made.email, made.role, made.name, made.plan_id) == ("new@example.org", "interviewer", "Nia", "free")
    assert who(browser) == str(made.pk)


@pytest.mark.parametrize(("backend", "told"), [("console", False), ("locmem", True)])
def test_it_tells_of_a_mail_only_where_one_goes_out(
    browser: Client, db: None, settings: Any, backend: str, told: bool
) -> None:
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    address = f"{backend}@example.org"
    answer = browser.post(SIGNUP, NEW | {"email": address}, follow=True)
    assert any(address in str(each) for each in get_messages(answer.wsgi_request)) == told


def test_it_never_gives_a_role_that_is_not_offered(browser: Client, db: None) -> None:
    assert browser.post(SIGNUP, NEW | {"role": "admin"}).status_code == 200
    assert not User.objects.exists()


def test_it_names_an_address_that_is_taken(browser: Client, owner: User) -> None:
    answer = browser.post(SIGNUP, NEW | {"email": "Owner@example.org"})
    assert "email" in answer.context["form"].errors
    assert User.objects.count() == 1


def test_it_signs_in_and_out(browser: Client, owner: User) -> None:
    assert log_in(browser, "OWNER@example.org")["Location"] == "/interviews/"
    assert who(browser) == str(owner.pk)
    browser.post(LOGOUT)
    assert who(browser) is None


def test_it_answers_alike_for_known_and_unknown_addresses(browser: Client, owner: User) -> None:
    def words(answer: Any) -> str:
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        return re.sub(r"\S+@example.org", "", text)

    assert words(log_in(browser, owner.email, "wrong")) == words(log_in(browser, "nobody@example.org", "wrong"))
    known = browser.post(RESET, {"email": owner.email})
    unknown = browser.post(RESET, {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_it_limits_tries_of_an_address_and_strangers_cannot_lock_an_owner_out(owner: User, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"login": 3}
    stranger, at_home = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="198.51.100.7")
    assert [log_in(stranger, owner.email, "wrong").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert log_in(at_home, owner.email).status_code == 302


def test_it_limits_sign_ups_and_resets_of_an_address(browser: Client, db: None, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"registration": 1, "reset": 1}
    for page, data in ((SIGNUP, {}), (RESET, {"email": "x@example.org"})):
        browser.post(page, data)
        assert browser.post(page, data).status_code == 429


def test_it_resets_a_password_with_a_link_of_its_own_and_ends_what_was_signed_in(
    browser: Client, owner: User, settings: Any
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://viva.example.org", ["*"]
    elsewhere, access = Client(), tokens.issue(owner)["access"]
    log_in(elsewhere, owner.email)
    browser.post(RESET, {"email": owner.email}, headers={"host": "evil.example"})
    link = re.search(r"https?://\S+/password/reset/key/\S+", str(mail.outbox[0].body))
    assert link is not None
    assert link[0].startswith("https://viva.example.org/")
    page = browser.get(link[0].removeprefix("https://viva.example.org"), follow=True)
    changed = browser.post(
        page.request["PATH_INFO"], {"password1": "brand-new-77-kite", "password2": "brand-new-77-kite"}
    )
    assert changed.status_code == 302
    assert log_in(Client(), owner.email, "brand-new-77-kite").status_code == 302
    assert elsewhere.get("/settings/").status_code == 302
    with pytest.raises(Exception, match="not valid"):
        tokens.verify(access)


def test_it_sends_no_more_than_its_share_of_mail_to_one_address(browser: Client, owner: User, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"mail": 1}
    answers = {browser.post(RESET, {"email": owner.email}).status_code for _ in range(3)}
    assert (answers, len(mail.outbox)) == ({302}, 1)


# -- invitations ---------------------------------------------------------------------------


def test_it_lets_the_invited_in_once(browser: Client, admin: User, settings: Any) -> None:
    settings.REGISTRATION = "invite"
    _made, token = invites.invite(admin, email="new@example.org", role="interviewer")
    browser.post(SIGNUP, NEW)
    assert User.objects.count() == 1
    answer = browser.post(f"{SIGNUP}?invite={token}", NEW)
    assert answer.status_code == 302
    assert User.objects.get(email="new@example.org").role == "interviewer"
    Client().post(f"{SIGNUP}?invite={token}", NEW | {"email": "other@example.org"})
    assert User.objects.count() == 2


def test_it_shows_a_closed_door_when_closed(browser: Client, db: None, settings: Any) -> None:
    settings.REGISTRATION = "closed"
    assert browser.get(SIGNUP).status_code == 200
    browser.post(SIGNUP, NEW)
    assert not User.objects.exists()
