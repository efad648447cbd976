"""Loading the starter content: once is enough, again does no harm, what an admin did stays."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Model

from prompts import catalog, publishing, starter_files, starter_loader
from prompts.models import (
    Criterion,
    InterviewType,
    Phrase,
    PromptTemplate,
    PromptVersion,
    Question,
    Release,
    StarterItem,
)

pytestmark = pytest.mark.django_db

MODELS: tuple[type[Model], ...] = (
    InterviewType,
    Criterion,
    Question,
    Phrase,
    PromptTemplate,
    PromptVersion,
    Release,
    StarterItem,
)


def everything() -> list[list[dict[str, Any]]]:
    return [list(model._default_manager.order_by("pk").values()) for model in MODELS]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the starter files that a later release may change."""
    for path in starter_files.FOLDER.rglob("*"):
        copy = tmp_path / path.relative_to(starter_files.FOLDER)
        if path.is_dir():
            copy.mkdir()
        else:
            copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(starter_files, "FOLDER", tmp_path)
    return tmp_path


def in_next_release(files: Path, name: str, old: str, new: str) -> None:
    text = (files / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (files / name).write_text(text.replace(old, new), encoding="utf-8")


def question(key: str = "tight_deadline") -> Question:
    return Question.objects.get(type="BQ", language="en", key=key)


def template() -> PromptTemplate:
    return PromptTemplate.objects.get(type=None, language="en", voice="coach", profile="compact")


def test_it_changes_nothing_when_loaded_again() -> None:
    assert starter_loader.load() > 0
    before = everything()
    assert starter_loader.load() == 0
    assert everything() == before


def test_it_asks_few_queries_when_loaded_again(django_assert_max_num_queries: Any) -> None:
    starter_loader.load()
    with django_assert_max_num_queries(30):
        starter_loader.load()


def test_it_loads_every_app_with_one_command() -> None:
    call_command("starter", verbosity=0)
    call_command("starter", verbosity=0)
    assert Question.objects.exists()


def test_it_leaves_what_an_admin_edited() -> None:
    starter_loader.load()
    Question.objects.filter(pk=question().pk).update(text="Mine?")
    publishing.publish(publishing.write(template(), "My prompt."))
    starter_loader.load()
    assert question().text == "Mine?"
    assert publishing.in_force(template()).text == "My prompt."  # type: ignore[union-attr]  # it was just published


def test_it_leaves_what_an_admin_deleted() -> None:
    starter_loader.load()
    question().delete()
    InterviewType.objects.get(code="CODE").delete()
    assert starter_loader.load() == 0
    assert not Question.objects.filter(key="tight_deadline", language="en").exists()
    assert not InterviewType.objects.filter(code="CODE").exists()


def test_it_leaves_what_an_admin_made_before() -> None:
    InterviewType.objects.create(code="HR", time_limit=120)
    starter_loader.load()
    assert InterviewType.objects.get(code="HR").time_limit == 120


def test_it_brings_untouched_content_up_to_date(files: Path) -> None:
    starter_loader.load()
    in_next_release(files, "questions/bq/delivery.en.toml", "looked impossible at first.", "seemed out of reach.")
    in_next_release(files, "prompts/coach.compact.en.md", "one tip", "a single tip")
    starter_loader.load()
    assert "seemed out of reach" in question().text
    prompt = catalog.prompt("BQ", "en", "coach", "compact")
    assert prompt is not None
    assert "a single tip" in prompt.text
    assert template().versions.count() == 2


def test_it_brings_nothing_edited_up_to_date(files: Path) -> None:
    starter_loader.load()
    Question.objects.filter(pk=question().pk).update(text="Mine?")
    publishing.publish(publishing.write(template(), "My prompt."))
    in_next_release(files, "questions/bq/delivery.en.toml", "looked impossible at first.", "seemed out of reach.")
    in_next_release(files, "prompts/coach.compact.en.md", "one tip", "a single tip")
    assert starter_loader.load() == 0
    assert question().text == "Mine?"
    assert publishing.in_force(template()).text == "My prompt."  # type: ignore[union-attr]  # it was just published


def test_it_adds_what_a_later_release_brings(files: Path) -> None:
    starter_loader.load()
    before = len(catalog.questions("HR", "en"))
    with (files / "questions/hr/working_style.en.toml").open("r+", encoding="utf-8") as last:
        first = last.read().split("[[question]]")[1]
        last.write("\n[[question]]" + first.replace('key = "working_style"', 'key = "another_one"'))
    assert starter_loader.load() == 1
    assert len(catalog.questions("HR", "en")) == before + 1


def test_it_brings_what_interviewers_are_judged_by_to_a_house_that_has_none(files: Path) -> None:
    starter_loader.load()
    interviewing = Criterion.objects.filter(seat="interviewer", type=None)
    kept = interviewing.count()
    interviewing.delete()
    StarterItem.objects.filter(key__startswith="criterion/any/").delete()
    starter_loader.load()
    assert interviewing.count() == kept == 5
    changed = "Goes on to the next question whatever was said."
    in_next_release(files, "interviewing.toml", changed, "Goes on, whatever was said.")
    assert starter_loader.load() == 1
    found = catalog.interview_type("CODE")
    assert found is not None
    assert "Goes on, whatever was said." in {each.anchors_in("en")[1] for each in found.interviewing}
