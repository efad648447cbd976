"""Taking everything along, and leaving: at once, for good, and only by who it is."""

import io
import zipfile

from django.test import Client

from accounts.models import Story, User
from tests.pages.conftest import PASSWORD


def test_it_hands_over_everything(owners: Client, story: Story) -> None:
    answer = owners.get("/settings/export")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archived:
        assert story.title in archived.read("stories.json").decode()


def test_it_asks_for_the_password_first(owners: Client, owner: User) -> None:
    answer = owners.post("/settings/delete")
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert User.objects.filter(pk=owner.pk).exists()


def test_it_deletes_the_account_after_asking(owners: Client, owner: User, story: Story) -> None:
    owners.post(owners.get("/settings/delete")["Location"], {"password": PASSWORD})
    assert owners.get("/settings/delete").status_code == 200
    assert User.objects.filter(pk=owner.pk).exists()
    answer = owners.post("/settings/delete", follow=True)
    assert "Your account and everything in it are deleted." in answer.text
    assert not User.objects.filter(pk=owner.pk).exists()
    assert not Story.objects.exists()
    assert owners.get("/settings/").status_code == 302


def test_it_lets_a_guest_leave(browser: Client, house: None) -> None:
    browser.post("/")
    browser.post("/settings/delete")
    assert not User.objects.exists()
