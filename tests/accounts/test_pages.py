"""Signing up, in and out in a browser; guests; the first admin; the second factor; the admin's door."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session as CookieSession
from django.core import mail
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts import encryption, guests, holdings, invites, tokens
from accounts.errors import PermissionDenied
from accounts.models import AuditEntry, Invite, Story, User
from tests.accounts.conftest import PASSWORD

LOGIN, SIGNUP, LOGOUT, RESET = (f"/accounts/{page}/" for page in ("login", "signup", "logout", "password/reset"))
NEW = {"email": "new@example.org", "password1": PASSWORD, "role": "candidate"}


@pytest.fixture(autouse=True)
def _plain_statics(settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.HOLDINGS = ["accounts.holdings"]


def log_in(browser: Client, email: str, password: str = PASSWORD) -> Any:
    return browser.post(LOGIN, {"login": email, "password": password})


def who(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


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


# -- guests --------------------------------------------------------------------------------


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


# -- the first admin -----------------------------------------------------------------------


def first_link(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("firstlink")
    found = re.search(r"/accounts/first-admin/\S+", capsys.readouterr().out)
    return found[0] if found else ""


def test_it_makes_the_first_admin_by_a_link_that_serves_once(
    browser: Client, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    link = first_link(capsys)
    assert browser.get(link).status_code == 200
    data = {"email": "Boss@example.org", "password": PASSWORD, "name": "Bo"}
    assert browser.post(link, data | {"password": "short"}).status_code == 400
    assert browser.post(link, data)["Location"] == "/admin/"
    made = User.objects.get()
    assert (made.email, made.role, made.plan_id) == ("boss@example.org", "admin", "unlimited")
    assert Client().get(link).status_code == 404
    assert Client().post(link, data | {"email": "b@example.org"}).status_code == 404
    assert first_link(capsys) == ""
    assert link.split("/")[3] not in str(Invite.objects.values())


def test_it_lets_the_link_die_once_there_is_an_admin(
    browser: Client, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    link = first_link(capsys)
    User.objects.create_superuser("other@example.org", PASSWORD)
    assert browser.get(link).status_code == 404


def test_it_lets_an_older_link_die_with_a_newer_and_with_time(
    browser: Client, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = first_link(capsys), first_link(capsys)
    assert browser.get(older).status_code == 404
    Invite.objects.update(expires=timezone.now())
    assert browser.get(newer).status_code == 404
    assert browser.get("/accounts/first-admin/nonsense/").status_code == 404


def test_it_makes_an_admin_by_djangos_own_command(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_EMAIL", "root@example.org")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", verbosity=0)
    assert User.objects.get().role == "admin"
    assert log_in(Client(), "root@example.org").status_code == 302


# -- the second factor ---------------------------------------------------------------------


@pytest.fixture
def secret(owner: User) -> str:
    """The owner's second factor is set."""
    made = totp.generate_totp_secret()
    totp.TOTP.activate(owner, made)
    return str(made)


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))))


def token(code: str | None = None) -> Any:
    body = {"email": "owner@example.org", "password": PASSWORD} | ({"code": code} if code else {})
    return Client().post("/api/v1/auth/token", body, content_type="application/json")


def test_it_wants_the_code_for_a_token(secret: str) -> None:
    missing = token()
    assert (missing.status_code, list(missing.json()["error"]["details"])) == (400, ["code"])
    assert token("000000").status_code == 401
    assert token(code_of(secret)).status_code == 200
    assert token(code_of(secret)).status_code == 401


def test_it_wants_the_code_in_the_browser(browser: Client, secret: str) -> None:
    assert log_in(browser, "owner@example.org")["Location"].startswith("/accounts/2fa/authenticate/")
    assert who(browser) is None
    browser.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert who(browser) is None
    browser.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert who(browser) is not None


def test_it_limits_guesses_at_the_code_of_one_account(secret: str, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"second_factor": 2}
    assert [token("000000").status_code for _ in range(3)] == [401, 401, 429]


def test_it_keeps_the_secret_encrypted(secret: str) -> None:
    stored = Authenticator.objects.get().data["secret"]
    assert secret not in stored
    assert encryption.unseal(stored, "allauth.mfa") == secret


# -- the admin -----------------------------------------------------------------------------

MODELS = ["user", "plan", "usage", "flag", "session", "invite", "auditentry", "story", "personalinfo"]


def test_it_leads_strangers_to_the_sites_own_sign_in_and_others_nowhere(browser: Client, owner: User) -> None:
    assert browser.get("/admin/", follow=True).request["PATH_INFO"] == LOGIN
    browser.force_login(owner)
    assert browser.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_it_lists_and_searches_every_model_without_anybodys_words(browser: Client, admin: User, model: str) -> None:
    Story.objects.create(user=admin, title="planted secret")
    browser.force_login(admin)
    for query in ("", "?q=admin"):
        page = browser.get(f"/admin/accounts/{model}/{query}")
        assert page.status_code == 200
        assert "planted secret" not in page.content.decode()


def test_it_never_shows_a_storys_words_to_admins(browser: Client, admin: User) -> None:
    story = Story.objects.create(user=admin, title="planted secret")
    browser.force_login(admin)
    page = browser.get(f"/admin/accounts/story/{story.pk}/change/")
    assert page.status_code == 200
    assert "planted secret" not in page.content.decode()


def test_it_changes_people_through_the_services(browser: Client, admin: User, owner: User) -> None:
    browser.force_login(admin)
    data = {"name": "Olga", "role": "interviewer", "plan": "pro"}
    assert browser.post(f"/admin/accounts/user/{owner.pk}/change/", data).status_code == 302
    changed = User.objects.get(pk=owner.pk)
    assert (changed.role, changed.plan_id, changed.is_active) == ("interviewer", "pro", False)
    assert changed.auth_version > owner.auth_version
    actions = AuditEntry.objects.filter(actor=admin, about=owner.pk).values_list("action", flat=True)
    assert sorted(actions) == ["change-is-active", "change-plan", "change-role"]


def test_it_never_loses_the_last_admin_in_the_admin(browser: Client, admin: User) -> None:
    browser.force_login(admin)
    browser.post(f"/admin/accounts/user/{admin.pk}/change/", {"name": "", "role": "candidate", "plan": "free"})
    assert User.objects.get().role == "admin"


def test_it_shows_an_invitations_link_once(browser: Client, admin: User) -> None:
    browser.force_login(admin)
    page = browser.post("/admin/accounts/invite/add/", {"email": "n@example.org", "role": ""}, follow=True)
    link = re.search(r"/accounts/signup/\?invite=([\w-]+)", page.content.decode())
    assert link is not None
    assert invites.invitation(link[1]) == Invite.objects.get()
