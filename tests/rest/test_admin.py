"""Django admin of interviews and models: found, filtered, but nothing shown that is not the admin's to see."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin as django_admin
from django.test import Client
from django.urls import reverse

from accounts.models import JobAd, User
from interviews.llm import registry, trial
from interviews.models import Entry, LanguageModel
from tests.rest.conftest import Make

SAID = "the secret word is aubergine"
KEY = "sk-very-secret-key"
OURS = [
    model for model in django_admin.site._registry if model._meta.app_label in {"interviews", "accounts", "prompts"}
]


@pytest.fixture
def browser(cast: dict[str, User]) -> Client:
    """An admin's browser."""
    client = Client()
    client.force_login(cast["admin"])
    return client


@pytest.fixture
def said(make: Make) -> Entry:
    """An entry with something private in it."""
    mine = make(company="Acme & Sons")
    entry = Entry.objects.get(interview__session_id=mine)
    entry.content = entry.interview.taken_up = SAID
    entry.save()
    entry.interview.save()
    JobAd.objects.create(user=entry.interview.owner, text=SAID, company=SAID, title=SAID)
    return entry


def address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_it_lists_searches_and_filters_every_model(browser: Client, said: Entry, model: Any) -> None:
    for query in ({}, {"q": "aubergine"}):
        assert browser.get(address(model, "changelist"), query).status_code == 200
    shown = django_admin.site._registry[model]
    assert shown.search_fields
    assert shown.list_filter
    first = model.objects.first()
    if first is not None:
        page = browser.get(address(model, "change", first.pk))
        assert page.status_code == 200
        assert SAID not in page.content.decode()


def test_every_model_of_ours_is_there() -> None:
    quiet = {"prompts.Revision", "prompts.StarterItem", "accounts.Flag_plans", "accounts.Flag_people"}
    for label in ("interviews", "accounts", "prompts"):
        for model in apps.get_app_config(label).get_models():
            inline = any(
                model is inline.model for shown in django_admin.site._registry.values() for inline in shown.inlines
            )
            assert inline or model in django_admin.site._registry or model._meta.label in quiet, model


@pytest.fixture
def row() -> LanguageModel:
    row = LanguageModel(name="mine", base_url="https://one.example.org/v1")
    row.set_key(KEY)
    row.save()
    return row


def form_of(browser: Client, row: LanguageModel, **changes: str) -> dict[str, Any]:
    """What the browser would send back, with changes."""
    page = browser.get(address(LanguageModel, "change", row.pk))
    assert KEY not in page.content.decode()
    initial = page.context["adminform"].form.initial
    fields = page.context["adminform"].form.fields
    sent = {name: initial.get(name) for name in fields}
    sent = {name: value for name, value in sent.items() if value is not None and value is not False}
    return {**sent, "languages": "[]", "capabilities": "[]", **changes}


def test_it_takes_a_key_keeps_it_and_never_shows_it(browser: Client, row: LanguageModel) -> None:
    url = address(LanguageModel, "change", row.pk)
    assert browser.post(url, form_of(browser, row, data_goes_to="Example")).status_code == 302
    row.refresh_from_db()
    assert (row.usable_key(), row.data_goes_to) == (KEY, "Example")
    assert browser.post(url, form_of(browser, row, new_key="sk-new")).status_code == 302
    row.refresh_from_db()
    assert row.usable_key() == "sk-new"
    assert browser.post(url, form_of(browser, row, forget_key="on")).status_code == 302
    row.refresh_from_db()
    assert row.key == ""


def test_a_new_address_clears_the_key(browser: Client, row: LanguageModel) -> None:
    url = address(LanguageModel, "change", row.pk)
    sent = form_of(browser, row, base_url="https://two.example.org/v1")
    assert browser.post(url, sent).status_code == 302
    row.refresh_from_db()
    assert (row.base_url, row.key, row.usable_key()) == ("https://two.example.org/v1", "", "")


def test_what_an_admin_saves_is_in_force_at_once(browser: Client, row: LanguageModel) -> None:
    registry.changed()
    assert registry.get("mine") is not None
    browser.post(address(LanguageModel, "change", row.pk), {**form_of(browser, row), "enabled": ""})
    assert registry.get("mine") is None


def test_it_tests_a_model_and_says_what_came_of_it(
    browser: Client, row: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(name: str) -> trial.TestResult:
        asked.append(name)
        return trial.TestResult(name, False, None, 0.1, "The provider does not accept the key (401).")

    monkeypatch.setattr(trial, "test_model", answer)
    sent = {"action": "test", "_selected_action": [str(row.pk)]}
    page = browser.post(address(LanguageModel, "changelist"), sent, follow=True)
    assert asked == ["mine"]
    assert "does not accept the key (401)" in page.content.decode()


def test_it_makes_one_model_the_default(browser: Client, row: LanguageModel) -> None:
    sent = {"action": "make_default", "_selected_action": [str(row.pk)]}
    browser.post(address(LanguageModel, "changelist"), sent)
    found = registry.get("default")
    assert found is not None
    assert found.name == "mine"


@pytest.mark.parametrize("who", ["owner", "candidate"])
def test_it_lets_nobody_else_in(cast: dict[str, User], who: str) -> None:
    client = Client()
    client.force_login(cast[who])
    assert client.get(address(LanguageModel, "changelist")).status_code in (302, 403)
