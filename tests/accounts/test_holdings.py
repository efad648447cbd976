"""What is held about a person is all in the archive, and all gone when they leave; keys can be rotated under it."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.apps import apps
from django.contrib.sessions.models import Session as CookieSession
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.utils import timezone

from accounts import holdings, profiles, quotas, rotation, tokens
from accounts.encryption import Tampered
from accounts.models import PersonalInfo, Story, User
from tests.accounts.conftest import PASSWORD

EXPORTED = {
    "account.EmailAddress": "addresses",
    "accounts.Flag_people": "flags",
    "accounts.JobAd": "job-ads",
    "accounts.PersonalInfo": "personal-info",
    "accounts.Session": "sign-ins",
    "accounts.Story": "stories",
    "accounts.Usage": "usage",
    "mfa.Authenticator": "second-factors",
    "usersessions.UserSession": "browsers",
}
"""Model → where its rows about a person are in the archive."""
OF_THE_SITE = {"accounts.AuditEntry", "accounts.Invite", "admin.LogEntry"}
"""What belongs to the site's own record: the archive holds what was done to a person (`changes`)."""
HERE = {"account", "accounts", "admin", "mfa", "usersessions"}


def pointing_at_people() -> set[str]:
    """Every model of this app and of allauth with a key to a person."""
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in HERE
        and any(isinstance(field, models.ForeignKey) and field.related_model is User for field in model._meta.fields)
    }


@pytest.fixture
def full(owner: User) -> User:
    """Somebody who did everything there is to do."""
    profiles.write_personal_info(owner, {"headline": "Engineer", "skills": ["SQL"]})
    profiles.add_story(owner, {"title": "Migration", "tags": ["conflict"]})
    profiles.add_job_ad(owner, {"text": "Planner wanted."})
    quotas.reserve(owner, "questionsPerDay", timezone.now())
    tokens.issue(owner, "a program")
    EmailAddress.objects.create(user=owner, email=owner.email, primary=True)
    totp.TOTP.activate(owner, totp.generate_totp_secret())
    Client().force_login(owner)
    return owner


def test_it_knows_of_every_row_that_points_at_a_person() -> None:
    assert pointing_at_people() == set(EXPORTED) | OF_THE_SITE


def test_it_exports_everything(full: User) -> None:
    held = holdings.export(full)
    assert set(EXPORTED.values()) <= set(held)
    assert held["stories"][0]["tags"] == ["conflict"]
    assert held["job-ads"][0]["text"] == "Planner wanted."
    assert held["personal-info"][0]["skills"] == ["SQL"]
    assert not [name for name in set(EXPORTED.values()) - {"flags", "browsers"} if not held[name]]
    assert "secret" not in str(held["second-factors"])


def test_it_leaves_nothing_behind(full: User, stranger: User, settings: Any) -> None:
    settings.HOLDINGS = ["accounts.holdings"]
    kept = profiles.add_story(stranger, {"title": "theirs"})
    holdings.forget(full)
    for label in pointing_at_people() - OF_THE_SITE - {"accounts.Flag_people"}:
        assert not apps.get_model(label).objects.exclude(user=stranger).exists(), label
    assert list(Story.objects.all()) == [kept]
    assert list(User.objects.all()) == [stranger]


def test_it_ends_the_cookies_of_who_left(browser: Client, owner: User, settings: Any) -> None:
    settings.HOLDINGS = ["accounts.holdings"]
    browser.post("/accounts/login/", {"login": owner.email, "password": PASSWORD})
    assert browser.get("/settings/").status_code == 200
    holdings.forget(owner)
    assert not CookieSession.objects.exists()
    assert browser.get("/settings/").status_code == 302


# -- rotation ------------------------------------------------------------------------------


def test_it_moves_everything_to_the_key_in_force(full: User, settings: Any) -> None:
    former = list(settings.FIELD_ENCRYPTION_KEYS)
    settings.FIELD_ENCRYPTION_KEYS = ["the new key", *former]
    fresh = profiles.add_story(full, {"title": "sealed anew already"})
    call_command("rotatekeys", verbosity=0)
    assert rotation.rotate() == 0
    settings.FIELD_ENCRYPTION_KEYS = ["the new key"]
    assert {story.title for story in Story.objects.all()} == {"Migration", "sealed anew already"}
    assert PersonalInfo.objects.get().skills == ["SQL"]
    settings.FIELD_ENCRYPTION_KEYS = former
    with pytest.raises(Tampered):
        _ = Story.objects.get(pk=fresh.pk).title


def test_it_never_overwrites_what_was_written_in_between(full: User, settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS = ["the new key", *settings.FIELD_ENCRYPTION_KEYS]
    story = Story.objects.get()
    field = Story._meta.get_field("title")
    read = Story.objects.values_list("title", flat=True).get()
    story.title = "written in between"
    story.save()
    assert rotation._rotate_value(Story, field, story.pk, read) == 0
    assert Story.objects.get().title == "written in between"


def test_it_covers_every_encrypted_column_of_the_site() -> None:
    covered = {f"{model.__name__}.{field.name}" for model, field in rotation.columns()}
    assert {"Story.title", "JobAd.text", "PersonalInfo.resume", "Entry.content"} <= covered
