"""Job ads that one keeps: by REST and on pages, for their owner alone."""

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts import profiles
from accounts.errors import ValidationFailed
from accounts.models import JobAd, User
from tests.accounts.conftest import signed_in
from tests.accounts.rest import error_of, send

AD = "Company: Harbour Foods\nPosition: Senior Buyer\nYou calm angry suppliers."


@pytest.fixture
def page(owner: User) -> Client:
    """The owner's browser."""
    client = Client()
    client.force_login(owner)
    return client


def test_it_reads_a_new_ad_and_keeps_what_its_owner_says(owner: User) -> None:
    client = signed_in(owner)
    made = send(client, "post", "me/job-ads", {"text": AD, "title": "The good one"})
    assert made.status_code == 201
    ad = made.json()
    assert set(ad) == {"id", "title", "company", "position", "text", "created", "updated"}
    assert (ad["company"], ad["position"], ad["title"]) == ("Harbour Foods", "Senior Buyer", "The good one")
    path = f"me/job-ads/{ad['id']}"
    assert send(client, "patch", path, {"company": "Harbour"}).json()["company"] == "Harbour"
    assert send(client, "get", path).json()["position"] == "Senior Buyer"
    assert send(client, "put", path, {"text": "Shorter."}).json()["company"] == "", "left out of a PUT: empty"
    assert [each["text"] for each in send(client, "get", "me/job-ads").json()] == ["Shorter."]
    assert send(client, "delete", path).status_code == 204
    assert send(client, "get", path).status_code == 404


def test_it_takes_no_more_than_can_be_read(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(owner)
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": AD, "company": "x" * 201}, "company"),
        ({"text": AD, "title": ["x"]}, "title"),
    )
    for body, field in wrong:
        refused = send(client, "post", "me/job-ads", body)
        assert (refused.status_code, list(error_of(refused)["details"])) == (400, [field])
    monkeypatch.setattr(profiles, "MOST_JOB_ADS", 1)
    assert send(client, "post", "me/job-ads", {"text": AD}).status_code == 201
    assert list(error_of(send(client, "post", "me/job-ads", {"text": AD}))["details"]) == ["text"]
    with pytest.raises(ValidationFailed):
        profiles.add_job_ad(owner, {"text": "Another."})


def test_it_is_sealed_and_goes_with_its_owner(owner: User) -> None:
    kept = profiles.add_job_ad(owner, {"text": AD})
    for name in ("text", "company", "position"):
        assert "arbour" not in JobAd.objects.values_list(name, flat=True).get()
    assert profiles.keep_job_ad(owner, {"text": f"{AD}\n "}) == kept, "the same ad is kept once"
    owner.delete()
    assert not JobAd.objects.exists()


def test_other_peoples_ads_are_like_none(owner: User, stranger: User, admin: User) -> None:
    theirs = profiles.add_job_ad(stranger, {"text": AD})
    for user in (owner, admin):
        client, browser = signed_in(user), Client()
        browser.force_login(user)
        for method in ("get", "put", "patch", "delete"):
            answers = [
                send(client, method, f"me/job-ads/{key}", {"text": "x"})
                for key in (theirs.pk, uuid.uuid4(), "x", "%00")
            ]
            assert {answer.status_code for answer in answers} == {404}
            assert len({answer.content for answer in answers}) == 1
        assert send(client, "get", "me/job-ads").json() == []
        for below in ("", "delete"):
            assert browser.get(f"/profile/job-ads/{theirs.pk}/{below}").status_code == 404
            assert browser.post(f"/profile/job-ads/{theirs.pk}/{below}", {"text": "x"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.text == AD


def test_strangers_sign_in_first(db: None) -> None:
    for path in ("profile/job-ads/new", f"profile/job-ads/{uuid.uuid4()}/", f"profile/job-ads/{uuid.uuid4()}/delete"):
        assert Client().get(f"/{path}")["Location"].startswith("/accounts/login/")


def test_a_page_fills_the_fields_to_be_confirmed_and_keeps_them(page: Client, owner: User) -> None:
    read = page.post("/profile/job-ads/new", {"text": AD, "company": "", "read": "1"}).content.decode()
    assert 'value="Harbour Foods"' in read
    assert not JobAd.objects.exists(), "nothing is kept by reading"
    kept = page.post("/profile/job-ads/new", {"text": AD, "company": "Harbour", "position": "Buyer", "title": ""})
    assert kept["Location"] == "/profile/#job-ads"
    ad = JobAd.objects.for_user(owner).get()
    assert (ad.company, ad.position) == ("Harbour", "Buyer")
    assert "Buyer, Harbour" in page.get("/profile/").content.decode()
    refused = page.post(f"/profile/job-ads/{ad.pk}/", {"text": "", "company": "Typed"})
    assert refused.status_code == 400
    assert 'value="Typed"' in refused.content.decode()
    page.post(f"/profile/job-ads/{ad.pk}/", {"text": AD, "company": "Harbour", "position": "Buyer", "title": "Mine"})
    assert ">Mine</a>" in page.get("/profile/").content.decode()
    assert page.get(f"/profile/job-ads/{ad.pk}/delete").status_code == 200
    page.post(f"/profile/job-ads/{ad.pk}/delete")
    assert not JobAd.objects.exists()
