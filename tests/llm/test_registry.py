"""Which models are in force, what the settings make of them, and where keys go."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from interviews.llm import registry
from interviews.models import LanguageModel

pytestmark = pytest.mark.django_db
QUICK_LOCAL = "http://127.0.0.1:9999/v1"


@pytest.fixture(autouse=True)
def fresh(db: None, settings: Any) -> Any:
    """No rows, no cache, and the settings of a machine without any key."""
    LanguageModel.objects.all().delete()
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = ""
    settings.OPENAI_MODEL = []
    settings.EMBEDDED_MODEL, settings.SCRIPTED_MODEL = True, False
    registry.changed()
    yield
    registry.changed()


def names() -> list[str]:
    return [model.name for model in registry.all()]


def default() -> str | None:
    model = registry.get("default")
    return model.name if model else None


def test_it_has_no_model_before_anything_is_set_up() -> None:
    assert registry.get("default") is None
    assert registry.all() == ()


def test_it_takes_the_embedded_model_when_nothing_is_configured() -> None:
    registry.sync()
    model = registry.get("default")
    assert model is not None
    assert (model.name, model.provider, model.profile, model.languages) == (
        "smollm2-135m",
        "embedded",
        "compact",
        ("en",),
    )
    assert model.is_default


def test_it_makes_a_model_of_each_name_in_the_environment(settings: Any) -> None:
    settings.OPENAI_API_KEY, settings.OPENAI_MODEL = "sk-env", ["gpt-5", "gpt-5-mini"]
    registry.sync()
    assert default() == "gpt-5"
    assert names() == ["gpt-5", "gpt-5-mini", "smollm2-135m"]
    model = registry.get("gpt-5-mini")
    assert model is not None
    assert (model.profile, model.base_url, model.key) == ("full", "https://api.openai.com/v1", "sk-env")
    assert model.data_goes_to == "api.openai.com"
    assert "sk-env" not in repr(model)


def test_it_follows_the_environment_from_start_to_start(settings: Any) -> None:
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = QUICK_LOCAL, ["one", "two"]
    registry.sync()
    settings.OPENAI_MODEL = ["two"]
    registry.sync()
    assert default() == "two"
    assert registry.get("one") is None
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "", []
    registry.sync()
    assert default() == "smollm2-135m"
    assert names() == ["smollm2-135m"]


def test_it_keeps_what_an_admin_changed_in_a_model_of_the_environment(settings: Any) -> None:
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = QUICK_LOCAL, ["one"]
    registry.sync()
    LanguageModel.objects.filter(name="one").update(context_limit=4096, gap_limit=7)
    registry.sync()
    model = registry.get("one")
    assert model is not None
    assert (model.context_limit, model.limits.gap) == (4096, 7)


def test_it_stores_no_key_of_the_environment_and_sends_it_nowhere_else(settings: Any) -> None:
    settings.OPENAI_API_KEY, settings.OPENAI_MODEL = "sk-env", ["one"]
    registry.sync()
    row = LanguageModel.objects.get(name="one")
    assert row.key == ""
    row.move_to("https://evil.example/v1")
    row.save()
    registry.changed()
    model = registry.get("one")
    assert model is not None
    assert model.key == ""


def test_it_clears_the_key_with_a_new_address() -> None:
    row = LanguageModel(name="mine", base_url="https://a.example/v1")
    row.set_key("sk-mine")
    row.save()
    assert in_force("mine").key == "sk-mine"
    row.move_to("https://a.example/v1")
    assert row.key == "sk-mine"
    row.move_to("https://b.example/v1")
    row.save()
    assert in_force("mine").key == ""


def test_it_sends_no_key_to_an_address_that_was_changed_behind_its_back() -> None:
    row = LanguageModel(name="mine", base_url="https://a.example/v1")
    row.set_key("sk-mine")
    row.save()
    LanguageModel.objects.filter(pk=row.pk).update(base_url="https://b.example/v1")
    assert in_force("mine").key == ""


def in_force(name: str) -> Any:
    registry.changed()
    return registry.get(name)


def test_it_asks_the_database_nothing_when_warm(django_assert_num_queries: Any) -> None:
    registry.sync()
    registry.get("default")
    with django_assert_num_queries(0):
        registry.get("default")
        registry.get("smollm2-135m")
        registry.get("unknown")
        registry.all()
    registry.changed()
    with django_assert_num_queries(1):
        registry.get("default")


def test_it_sees_what_another_process_changed_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    registry.sync()
    assert names() == ["smollm2-135m"]
    LanguageModel.objects.create(name="new")
    monkeypatch.setattr(registry, "FRESH_FOR", 0.0)
    assert names() == ["smollm2-135m", "new"]


def test_it_has_one_default(django_capture_on_commit_callbacks: Any) -> None:
    registry.sync()
    one, two = LanguageModel.objects.create(name="one"), LanguageModel.objects.create(name="two")
    for row in (one, two):
        with django_capture_on_commit_callbacks(execute=True):
            registry.make_default(row)
        assert default() == row.name
    with pytest.raises(IntegrityError), transaction.atomic():
        LanguageModel.objects.filter(pk=one.pk).update(is_default=True)


def test_it_keeps_an_admins_default_when_the_environment_has_none() -> None:
    registry.make_default(LanguageModel.objects.create(name="mine"))
    registry.sync()
    assert default() == "mine"


def test_it_follows_fallbacks_but_not_in_circles() -> None:
    one = LanguageModel.objects.create(name="one")
    two = LanguageModel.objects.create(name="two", fallback=one)
    one.fallback = two
    one.save()
    model = in_force("one")
    assert model.fallback.name == "two"
    assert model.fallback.fallback is None


def test_it_leaves_out_a_fallback_that_is_off() -> None:
    off = LanguageModel.objects.create(name="off", enabled=False)
    LanguageModel.objects.create(name="one", fallback=off)
    assert in_force("one").fallback is None
    assert in_force("off") is None


def test_it_makes_the_scripted_model_the_default_by_setting(settings: Any) -> None:
    settings.SCRIPTED_MODEL = True
    registry.sync()
    assert default() == "scripted"
    settings.SCRIPTED_MODEL = False
    registry.sync()
    assert default() == "smollm2-135m"
