"""What is in force: found in microseconds, changed everywhere within a second, never with a restart."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import SynchronousOnlyOperation
from django.db import transaction

from prompts import catalog, publishing, snapshot
from prompts.models import InterviewType, Language, Phrase, PromptTemplate, Question, Revision, TypeWording
from tests.prompts.conftest import run, start

PART = {"key": "point", "cue": "the point", "probes": ["Which?", "When?"]}


def elsewhere() -> None:
    """As if another process had written: the revision is another one, this process was not told."""
    token = Revision(id=1).token
    Revision.objects.filter(pk=1).update(token=token)


@pytest.fixture
def new_type(starter: None) -> Callable[[str], InterviewType]:
    def make(code: str) -> InterviewType:
        made = InterviewType.objects.create(code=code, time_limit=600)
        TypeWording.objects.create(type=made, language_id="en", name="Case", parts=[PART])
        return made

    return make


def test_it_costs_no_query_when_warm(starter: None, django_assert_num_queries: Any) -> None:
    catalog.types()
    with django_assert_num_queries(0):
        for _ in range(100):
            assert catalog.interview_type("BQ")
            assert catalog.language("zh-CN")
            assert catalog.questions("CODE", "zh")
            assert catalog.phrases("HR", "en").of("ask")
            assert catalog.prompt("BQ", "en", "interviewer", "full")


def test_it_costs_microseconds_when_warm(starter: None) -> None:
    catalog.types()
    began = time.perf_counter()
    for _ in range(1000):
        catalog.prompt("BQ", "en", "interviewer", "full")
    assert (time.perf_counter() - began) / 1000 < 100e-6


def test_it_reads_with_a_constant_number_of_queries(
    new_type: Callable[[str], InterviewType], django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        new_type(f"T{number}")
    with django_assert_max_num_queries(10):
        snapshot.read()


def test_it_sees_a_change_of_this_process_at_once(new_type: Callable[[str], InterviewType]) -> None:
    assert catalog.interview_type("CASE") is None
    new_type("CASE")
    catalog.changed()
    found = catalog.interview_type("CASE")
    assert found is not None
    assert (found.name, found.time_limit, found.parts) == ("Case", 600, ("point",))


def test_it_sees_a_change_made_elsewhere_within_a_second(starter: None) -> None:
    assert catalog.interview_type("HR")
    InterviewType.objects.filter(code="HR").update(time_limit=77)
    elsewhere()
    end = time.monotonic() + 1
    while time.monotonic() < end and catalog.interview_type("HR").time_limit != 77:  # type: ignore[union-attr]
        time.sleep(0.02)
    assert catalog.interview_type("HR").time_limit == 77  # type: ignore[union-attr]  # HR ships


def test_it_looks_afresh_for_an_unknown_code(new_type: Callable[[str], InterviewType]) -> None:
    catalog.types()
    new_type("CASE")
    elsewhere()
    end = time.monotonic() + 1  # a test before this one may have looked afresh just now
    while time.monotonic() < end and catalog.interview_type("CASE") is None:
        time.sleep(0.02)
    assert catalog.interview_type("CASE")


def test_it_bounds_fresh_looks(starter: None, django_assert_max_num_queries: Any) -> None:
    catalog.types()
    with django_assert_max_num_queries(20):
        for number in range(500):
            assert catalog.interview_type(f"no-{number}") is None


def test_it_forgets_what_was_rolled_back(new_type: Callable[[str], InterviewType]) -> None:
    with transaction.atomic():
        new_type("CASE")
        catalog.changed()
        assert catalog.interview_type("CASE")
        transaction.set_rollback(True)
    catalog.forget()
    assert catalog.interview_type("CASE") is None


async def test_it_refuses_to_be_asked_on_an_event_loop() -> None:
    with pytest.raises(SynchronousOnlyOperation):
        catalog.types()


def test_it_shows_only_what_is_enabled(starter: None) -> None:
    InterviewType.objects.filter(code="HR").update(enabled=False)
    Language.objects.filter(code="zh").update(enabled=False)
    Question.objects.filter(type="BQ", language="en", key="new_ground").update(enabled=False)
    catalog.changed()
    assert [each.code for each in catalog.types()] == ["BQ", "CODE"]
    assert catalog.interview_type("HR") is None
    assert catalog.language("zh") is None
    assert catalog.questions("HR", "en") == ()
    assert "new_ground" not in {question.key for question in catalog.questions("BQ", "en")}


@pytest.mark.parametrize("code", ["zh", "zh-CN", "ZH-cn"])
def test_it_finds_a_language_by_code_or_locale(starter: None, code: str) -> None:
    found = catalog.language(code)
    assert found is not None
    assert found.code == "zh"


def test_it_names_a_type_in_the_words_of_the_nearest_language(starter: None) -> None:
    found = catalog.interview_type("BQ")
    assert found is not None
    names = [found.name_in(language) for language in ("zh", "zh-hans", "zh-CN", "en-US", "fr")]
    assert names == ["行为面试"] * 3 + ["Behavioural interview"] * 2


def test_it_serves_a_new_type_with_general_words(new_type: Callable[[str], InterviewType]) -> None:
    new_type("CASE")
    catalog.changed()
    for language in ("en", "zh"):
        questions = catalog.questions("CASE", language)
        assert len(questions) >= 6
        assert {(question.type, question.language) for question in questions} == {("CASE", language)}
        assert catalog.phrases("CASE", language).of("opening")
        assert catalog.phrases("CASE", language).parts
        assert catalog.prompt("CASE", language, "interviewer", "full")


def test_it_serves_a_new_language_with_the_words_that_it_has(starter: None) -> None:
    Language.objects.create(code="fr", name="Français", locale="fr-FR", date_format="DD/MM/YYYY")
    Phrase.objects.create(language_id="fr", kind="close", text="Merci.")
    catalog.changed()
    assert catalog.phrases("BQ", "fr").of("close") == ("Merci.",)
    assert catalog.phrases("BQ", "fr").of("opening") == catalog.phrases("BQ", "en").of("opening")
    assert catalog.questions("BQ", "fr")[0].language == "en"
    assert catalog.prompt("BQ", "fr", "coach", "full") == catalog.prompt("BQ", "en", "coach", "full")


def test_it_prefers_a_prompt_of_the_type(starter: None) -> None:
    own = PromptTemplate.objects.create(type_id="CODE", language_id="en", voice="coach", profile="full")
    publishing.publish(publishing.write(own, "For code."))
    texts = [getattr(catalog.prompt(kind, "en", "coach", "full"), "text", "") for kind in ("CODE", "BQ")]
    assert texts[0] == "For code."
    assert texts[1] != "For code."


WATCH = """
import time
from prompts import catalog, starter_loader
starter_loader.load()
assert catalog.interview_type("HR").time_limit != 77
print("ready", flush=True)
end = time.monotonic() + 60
while catalog.interview_type("HR").time_limit != 77 and time.monotonic() < end: time.sleep(0.01)
print(time.time(), catalog.interview_type("NEW").code)
"""
CHANGE = """
import time
from prompts import catalog
from prompts.models import InterviewType
from django.db import transaction
with transaction.atomic():
    InterviewType.objects.filter(code="HR").update(time_limit=77)
    InterviewType.objects.create(code="NEW")
    catalog.changed()
print(time.time())
"""


@pytest.mark.processes
@pytest.mark.xdist_group("sites of prompts")
def test_it_is_told_of_by_another_process(site: dict[str, str]) -> None:
    with start(site, WATCH) as watcher:
        assert watcher.stdout is not None
        assert watcher.stdout.readline() == "ready\n"
        changed = float(run(site, CHANGE))
        printed, _ = watcher.communicate(timeout=90)
    seen, found = printed.split()
    assert float(seen) - changed < 1.5
    assert found == "NEW"
