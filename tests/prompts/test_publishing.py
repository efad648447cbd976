"""Versions never change, one is in force under a label, and the one before can be brought back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from prompts import catalog, publishing
from prompts.models import PromptTemplate, PromptVersion, Release
from prompts.rendering import LONGEST
from tests.prompts.conftest import run

pytestmark = pytest.mark.usefixtures("starter")


@pytest.fixture
def template() -> PromptTemplate:
    return PromptTemplate.objects.get(type=None, language="en", voice="coach", profile="full")


def shown() -> str:
    found = catalog.prompt("HR", "en", "coach", "full")
    assert found is not None
    return found.text


def test_it_numbers_versions(template: PromptTemplate) -> None:
    assert [publishing.write(template, text).number for text in ("Two.", "Three.")] == [2, 3]


def test_it_never_changes_a_version(template: PromptTemplate) -> None:
    version = publishing.write(template, "Two.")
    version.text = "Other."
    for change in (version.save, lambda: PromptVersion.objects.filter(pk=version.pk).update(text="Other.")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            change()
    assert PromptVersion.objects.get(pk=version.pk).text == "Two."


def test_it_puts_a_version_in_force_at_once(template: PromptTemplate) -> None:
    version = publishing.write(template, "Two, {{ position }}.")
    assert shown() != version.text
    publishing.publish(version)
    assert shown() == version.text


def test_it_keeps_staging_apart(template: PromptTemplate) -> None:
    publishing.publish(publishing.write(template, "Trial."), "staging")
    assert shown() != "Trial."
    staged = catalog.prompt("HR", "en", "coach", "full", label="staging")
    assert staged is not None
    assert staged.text == "Trial."


def test_it_rolls_back_step_by_step(template: PromptTemplate) -> None:
    first = shown()
    for text in ("Two.", "Three."):
        publishing.publish(publishing.write(template, text))
    assert publishing.rollback(template).text == shown() == "Two."
    assert publishing.rollback(template).text == shown() == first
    with pytest.raises(ValidationError):
        publishing.rollback(template)
    assert shown() == first


def test_it_rolls_back_to_what_was_in_force_not_to_what_was_rolled_back(template: PromptTemplate) -> None:
    first = shown()
    publishing.publish(publishing.write(template, "Wrong."))
    publishing.rollback(template)
    publishing.publish(publishing.write(template, "Right."))
    assert publishing.rollback(template).text == shown() == first


def test_it_lets_one_version_be_in_force(template: PromptTemplate) -> None:
    release = Release.objects.get(template=template, in_force=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(template=template, version=release.version, in_force=True)


@pytest.mark.parametrize("text", ["{{ compny }}", "{{ company", "{{ background }}", " ", "x" * (LONGEST + 1)])
def test_it_refuses_a_text_that_cannot_be_rendered(template: PromptTemplate, text: str) -> None:
    with pytest.raises(ValidationError):
        publishing.write(template, text)


def test_it_names_the_unknown_variable(template: PromptTemplate) -> None:
    with pytest.raises(ValidationError, match="compny"):
        publishing.write(template, "Hello {{ compny }} and {{ company }}")


AT_ONCE = """
import threading
from django.db import connections
from prompts import publishing, starter_loader
from prompts.models import PromptTemplate, Release
starter_loader.load()
template = PromptTemplate.objects.get(type=None, language="en", voice="coach", profile="full")
gate = threading.Barrier(8)
def write(n):
    gate.wait()
    publishing.publish(publishing.write(template, f"Text {n}."))
    connections.close_all()
threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(sorted(template.versions.values_list("number", flat=True)))
print(Release.objects.filter(template=template, in_force=True).count())
"""


@pytest.mark.processes
@pytest.mark.xdist_group("sites of prompts")
def test_it_stays_right_when_many_publish_at_once(site: dict[str, str]) -> None:
    numbers, in_force = run(site, AT_ONCE).splitlines()
    assert numbers == str(list(range(1, 10)))
    assert in_force == "1"
