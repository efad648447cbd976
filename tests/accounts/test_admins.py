"""How the first admin comes to be, and what admins see and change of people in Django admin."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts import invites
from accounts.models import AuditEntry, Invite, Story, User
from tests.accounts.conftest import PASSWORD
from tests.accounts.doors import LOGIN, log_in

pytestmark = pytest.mark.usefixtures("plain_site")

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
    gone = Client().get(link)
    assert gone.status_code == 404
    assert "manage.py firstlink" in gone.text
    assert LOGIN in gone.text
    assert Client().post(link, data | {"email": "b@example.org"}).status_code == 404
    assert first_link(capsys) == ""
    assert link.split("/")[3] not in str(Invite.objects.values())


def test_whoever_has_an_account_takes_it_for_the_first_admin(
    browser: Client, owner: User, capsys: pytest.CaptureFixture[str]
) -> None:
    link = first_link(capsys)
    assert browser.post(link, {"mine": ""}).status_code == 400, "nobody is signed in"
    browser.force_login(owner)
    assert owner.email in browser.get(link).text
    assert browser.post(link, {"mine": ""})["Location"] == "/admin/"
    owner.refresh_from_db()
    assert (owner.role, owner.plan_id) == ("admin", "unlimited")
    assert browser.get("/admin/").status_code == 200
    assert browser.post(link, {"mine": ""}).status_code == 404
    assert AuditEntry.objects.filter(action="first-admin", actor=owner).exists()


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


# -- the admin's pages ---------------------------------------------------------------------


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
