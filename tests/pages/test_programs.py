"""A program is signed in by a token of its own, which is shown once."""

import re

from django.test import Client

from accounts.models import Session, User
from tests.pages.conftest import PASSWORD


def test_it_makes_a_token_that_serves_once(owners: Client, owner: User) -> None:
    assert owners.post("/settings/programs/new", {"name": "Coach bot"})["Location"].startswith(
        "/accounts/reauthenticate/"
    )
    owners.post(owners.get("/settings/programs/new")["Location"], {"password": PASSWORD})
    answer = owners.post("/settings/programs/new", {"name": "Coach bot"})
    (token,) = re.findall(r"<textarea[^>]*>([^<]+)</textarea>", answer.text)
    assert "no-store" in answer["Cache-Control"]
    assert "Coach bot" in owners.get("/settings/").text
    assert token not in owners.get("/settings/").text
    renewed = Client().post("/api/v1/auth/token/refresh", {"refresh": token}, content_type="application/json")
    me = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {renewed.json()['access']}"})
    assert me.json()["email"] == owner.email
    assert (
        Client().post("/api/v1/auth/token/refresh", {"refresh": token}, content_type="application/json").status_code
        == 401
    )


def test_a_program_needs_a_name(owners: Client) -> None:
    owners.post(owners.get("/settings/programs/new")["Location"], {"password": PASSWORD})
    answer = owners.post("/settings/programs/new", {"name": " "})
    assert answer.status_code == 400
    assert not Session.objects.exists()


def test_guests_have_no_programs(browser: Client, house: None) -> None:
    browser.post("/")
    assert browser.get("/settings/programs/new").status_code == 404
