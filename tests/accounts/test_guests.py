"""Guests: who tries the site without an account, and what becomes of them and theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session as CookieSession
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts import guests, holdings
from accounts.errors import PermissionDenied
from accounts.models import Story, User
from tests.accounts.conftest import PASSWORD
from tests.accounts.doors import LOGIN, NEW, SIGNUP, log_in, who

pytestmark = pytest.mark.usefixtures("plain_site")


@pytest.fixture
def guest(browser: Client, db: None) -> User:
    """A guest who came by the landing page, in this browser."""
    request = RequestFactory().post("/")
    request.session, request.user = browser.session, AnonymousUser()
    user = guests.start(request)
    request.session.save()
    browser.cookies["sessionid"] = request.session.session_key or ""
    return user


def test_it_makes_a_guest_who_is_signed_in(browser: Client, guest: User) -> None:
    assert who(browser) == str(guest.pk)
    assert (guest.role, guest.plan_id, guest.is_guest) == ("candidate", "guest", True)
    assert not guest.has_usable_password()
    holdings.forget(guest)
    assert not CookieSession.objects.exists()


def test_it_makes_no_second_guest_and_none_at_all_when_switched_off(
    guest: User, rf: RequestFactory, settings: Any
) -> None:
    request = rf.post("/")
    request.user = guest
    assert guests.start(request) == guest
    settings.GUESTS = False
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        guests.start(request)


def test_it_keeps_what_a_guest_did_when_they_sign_up(browser: Client, guest: User) -> None:
    story = Story.objects.create(user=guest, title="kept")
    assert browser.get(SIGNUP).status_code == 200
    assert browser.post(SIGNUP, NEW).status_code == 302
    kept = User.objects.get()
    assert (kept.pk, kept.email, kept.is_guest, kept.plan_id) == (guest.pk, "new@example.org", False, "free")
    assert Story.objects.for_user(kept).get() == story
    assert who(browser) == str(guest.pk)
    assert log_in(Client(), "new@example.org").status_code == 302


def test_it_keeps_what_a_guest_did_when_they_register_by_rest(browser: Client, guest: User) -> None:
    body = {"email": "new@example.org", "password": PASSWORD}
    answer = browser.post("/api/v1/auth/register", body, content_type="application/json")
    assert (answer.status_code, answer.json()["id"]) == (201, str(guest.pk))
    assert User.objects.get().is_guest is False


def test_it_leaves_the_guest_alone_when_the_address_is_taken(browser: Client, guest: User, owner: User) -> None:
    browser.post(SIGNUP, NEW | {"email": owner.email})
    guest.refresh_from_db()
    assert guest.is_guest


def test_it_lets_a_guest_sign_in_to_an_account(browser: Client, guest: User, owner: User) -> None:
    assert browser.get(LOGIN).status_code == 200
    log_in(browser, owner.email)
    assert who(browser) == str(owner.pk)


def test_it_purges_guests_after_a_day_and_nobody_else(guest: User, owner: User) -> None:
    young = User.objects.create_user("young@guest.invalid", is_guest=True, plan_id="guest")
    Story.objects.create(user=guest, title="gone")
    long_ago = timezone.now() - timedelta(days=1, minutes=1)
    User.objects.filter(pk__in=[guest.pk, owner.pk]).update(created=long_ago)
    call_command("purge", verbosity=0)
    assert set(User.objects.all()) == {owner, young}
    assert not Story.objects.exists()
