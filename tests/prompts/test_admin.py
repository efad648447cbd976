"""The admin: everything can be edited, a wrong field is named, what is saved is in force without a restart."""

import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from prompts import catalog, history, publishing
from prompts.models import Criterion, Language, Phrase, PromptTemplate, PromptVersion, Question, Release
from prompts.rendering import VARIABLES

PARTS = [{"key": "point", "cue": "the point", "probes": ["Which point?", "Why?"]}]
NONE = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}
QUESTION: dict[str, Any] = {
    "type": "BQ",
    "language": "en",
    "key": "own_question",
    "text": "What now?",
    "competency": "ambiguity",
    "level": "any",
    "minutes": "5",
    "parts": json.dumps(PARTS),
    "examples": "[]",
    "clarifications": "[]",
    "hints": "[]",
    "position": "0",
    "enabled": "on",
}


def inline(prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    filled = {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0} | filled


def post(client: Client, page: str, data: dict[str, Any]) -> Any:
    return client.post(f"/admin/prompts/{page}/", data)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return dict(response.context["adminform"].form.errors)


@pytest.fixture
def template(admin_site: Client) -> PromptTemplate:
    return PromptTemplate.objects.get(type=None, language="en", voice="interviewer", profile="full")


@pytest.mark.parametrize(
    "page",
    [
        *("language", "interviewtype", "criterion", "question", "phrase"),
        *("prompttemplate", "promptversion", "release"),
    ],
)
def test_it_lists_searches_and_opens_everything(admin_site: Client, page: str) -> None:
    listed = admin_site.get(f"/admin/prompts/{page}/", {"q": "en"})
    assert listed.status_code == 200
    first = listed.context["cl"].queryset.first() or admin_site.get(f"/admin/prompts/{page}/").context["cl"].queryset[0]
    assert admin_site.get(f"/admin/prompts/{page}/{first.pk}/change/").status_code == 200


@pytest.mark.parametrize("page", ["question", "phrase", "prompttemplate", "promptversion", "interviewtype"])
def test_it_lists_with_a_bounded_number_of_queries(
    admin_site: Client, page: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        admin_site.get(f"/admin/prompts/{page}/")


def test_it_makes_a_new_type_that_works_at_once(admin_site: Client) -> None:
    assert catalog.interview_type("CASE") is None
    wording = {"language": "en", "name": "Case interview", "description": "", "parts": json.dumps(PARTS)}
    data = {"code": "CASE", "time_limit": "15", "position": "9", "enabled": "on"}
    criterion = {"seat": "candidate", "key": "logic", "weight": 10, "position": 0}
    data |= inline("wordings", wording) | inline("criteria", criterion)
    assert post(admin_site, "interviewtype/add", data).status_code == 302
    found = catalog.interview_type("CASE")
    assert found is not None
    assert (found.name, found.time_limit, found.parts) == ("Case interview", 900, ("point",))
    assert [criterion.key for criterion in found.criteria] == ["logic"]
    assert catalog.questions("CASE", "en")


def test_it_makes_a_new_language_that_works_at_once(admin_site: Client) -> None:
    data = {"code": "fr", "name": "Français", "locale": "fr-FR", "date_format": "DD/MM/YYYY", "position": 2}
    assert post(admin_site, "language/add", data | {"enabled": "on"}).status_code == 302
    assert catalog.language("fr-FR")


def test_it_takes_a_disabled_type_and_a_deleted_language_away_at_once(admin_site: Client) -> None:
    made = Language.objects.create(code="fr", name="Français", locale="fr-FR", date_format="DD/MM/YYYY")
    catalog.changed()
    assert catalog.language("fr")
    assert post(admin_site, f"language/{made.pk}/delete", {"post": "yes"}).status_code == 302
    assert catalog.language("fr") is None


def test_it_edits_a_criterion_with_its_anchors(admin_site: Client) -> None:
    made = Criterion.objects.create(type_id="HR", key="extra")
    words = {"language": "en", "name": "Extra", "level_1": "one", "level_3": "three", "level_5": " ".join("x" * 26)}
    data = {"type": "HR", "seat": "candidate", "key": "extra", "weight": 5, "position": 9}
    refused = post(admin_site, f"criterion/{made.pk}/change", data | inline("wordings", words))
    assert "level_5" in refused.context["inline_admin_formsets"][0].formset.errors[0]
    words["level_5"] = "five"
    assert post(admin_site, f"criterion/{made.pk}/change", data | inline("wordings", words)).status_code == 302
    found = catalog.interview_type("HR")
    assert found is not None
    assert found.criteria[-1].anchors_in("en") == {1: "one", 3: "three", 5: "five"}


def test_it_adds_a_criterion_of_interviewers_for_every_type(admin_site: Client) -> None:
    before = catalog.interview_type("HR")
    words = {"language": "en", "name": "Pace", "level_1": "one", "level_3": "three", "level_5": "five"}
    data = {"type": "", "seat": "interviewer", "key": "pace", "weight": 5, "position": 9} | inline("wordings", words)
    assert post(admin_site, "criterion/add", data).status_code == 302
    twice = post(admin_site, "criterion/add", data)
    assert twice.status_code == 200, "the same key once"
    found = catalog.interview_type("HR")
    assert before is not None
    assert found is not None
    assert [each.key for each in found.interviewing] == [*(each.key for each in before.interviewing), "pace"]
    assert found.criteria == before.criteria


def test_it_adds_a_question(admin_site: Client) -> None:
    assert post(admin_site, "question/add", QUESTION).status_code == 302
    assert "own_question" in {question.key for question in catalog.questions("BQ", "en")}


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("parts", "{", "JSON"),
        ("parts", "[]", "required"),
        ("parts", json.dumps(PARTS * 9), "1 to 8"),
        ("parts", json.dumps([{"key": "point", "cue": "x"}]), "[1].probes"),
        ("parts", json.dumps([PARTS[0] | {"probe": 1}]), "[1].probe:"),
        ("parts", json.dumps([PARTS[0] | {"key": "Two words"}]), "[1].key"),
        ("parts", json.dumps([PARTS[0] | {"cue": ""}]), "[1].cue"),
        ("parts", json.dumps([PARTS[0] | {"probes": ["One?"]}]), "[1].probes"),
        ("parts", json.dumps([PARTS[0] | {"probes": ["One?", 2]}]), "[1].probes[2]"),
        ("parts", json.dumps(PARTS * 2), "key"),
        ("parts", json.dumps(["text"]), "[1]"),
        ("examples", json.dumps([{"input": "f(1)"}]), "[1].output"),
        ("clarifications", json.dumps("fact"), "list"),
        ("hints", json.dumps(["one", "two"]), "Four"),
        ("text", "Who? And why?", "One question"),
        ("minutes", "0", "0.5"),
    ],
)
def test_it_names_the_wrong_field_of_a_question(admin_site: Client, field: str, value: str, named: str) -> None:
    found = errors(post(admin_site, "question/add", QUESTION | {field: value}))
    assert list(found) == [field]
    assert named in " ".join(found[field])


def test_it_refuses_the_same_question_twice(admin_site: Client) -> None:
    taken = QUESTION | {"key": "tight_deadline"}
    assert "__all__" in errors(post(admin_site, "question/add", taken))
    assert "__all__" in errors(post(admin_site, "question/add", taken | {"type": "", "key": "good_work"}))


def test_it_shows_chinese_as_chinese(admin_site: Client) -> None:
    question = Question.objects.get(type="BQ", language="zh", key="tight_deadline")
    page = admin_site.get(f"/admin/prompts/question/{question.pk}/change/").content.decode()
    assert question.parts[0]["cue"] in page


def test_it_names_an_unknown_variable_of_a_phrase(admin_site: Client) -> None:
    data = {"type": "", "language": "en", "kind": "close", "text": "Bye, {{ minutes }}", "position": 9}
    assert "minutes" in errors(post(admin_site, "phrase/add", data))["text"][0]
    assert post(admin_site, "phrase/add", data | {"text": "Bye, {{ company }}"}).status_code == 302
    assert Phrase.objects.filter(text="Bye, {{ company }}").exists()


def test_it_names_an_unknown_variable_of_a_prompt(admin_site: Client, template: PromptTemplate) -> None:
    page = f"prompttemplate/{template.pk}/change"
    found = errors(post(admin_site, page, {"text": "Hello {{ storys }}"} | inline("versions")))
    assert "storys" in found["text"][0]
    found = errors(post(admin_site, page, {"text": "Tell {{ stories }}"} | inline("versions")))
    assert "stories" in found["text"][0]
    assert template.versions.count() == 1


def test_it_writes_the_next_version_and_puts_it_in_force(admin_site: Client, template: PromptTemplate) -> None:
    page = f"prompttemplate/{template.pk}/change"
    before = catalog.prompt("BQ", "en", "interviewer", "full")
    assert post(admin_site, page, {"text": "New.", "note": "shorter"} | inline("versions")).status_code == 302
    assert catalog.prompt("BQ", "en", "interviewer", "full") == before
    assert post(admin_site, page, {"text": "New.", "publish": "on"} | inline("versions")).status_code == 302
    now = catalog.prompt("BQ", "en", "interviewer", "full")
    assert now is not None
    assert now.text == "New."
    assert [version.number for version in template.versions.all()] == [2, 1]


def test_it_makes_a_template_for_a_type(admin_site: Client) -> None:
    place = {"type": "CODE", "language": "en", "voice": "coach", "profile": "full"}
    made = post(admin_site, "prompttemplate/add", place | {"text": "Own.", "publish": "on"} | inline("versions"))
    assert made.status_code == 302
    found = catalog.prompt("CODE", "en", "coach", "full")
    assert found is not None
    assert found.text == "Own."


def test_it_publishes_stages_and_rolls_back(admin_site: Client, template: PromptTemplate) -> None:
    first = publishing.in_force(template)
    second = publishing.write(template, "Two.")
    for action, label in (("stage", "staging"), ("publish", "production")):
        post(admin_site, "promptversion", {"action": action, "_selected_action": [str(second.pk)]})
        assert publishing.in_force(template, label) == second
    post(admin_site, "prompttemplate", {"action": "roll_back", "_selected_action": [template.pk]})
    assert publishing.in_force(template) == first
    again = {"action": "roll_back", "_selected_action": [template.pk]}
    page = admin_site.post("/admin/prompts/prompttemplate/", again, follow=True)
    assert "There is no version before" in page.content.decode()


def test_it_keeps_who_wrote_and_who_published(admin_site: Client, template: PromptTemplate) -> None:
    page = f"prompttemplate/{template.pk}/change"
    post(admin_site, page, {"text": "New.", "publish": "on"} | inline("versions"))
    newest, first = template.versions.all()
    assert history.authors([newest, first]) == {newest.pk: "admin@example.org"}
    post(admin_site, "promptversion", {"action": "stage", "_selected_action": [str(newest.pk)]})
    post(admin_site, "prompttemplate", {"action": "roll_back", "_selected_action": [template.pk]})
    noted = {
        row: [entry.change_message for entry in LogEntry.objects.filter(object_id=row.pk).order_by("pk")]
        for row in (newest, first)
    }
    assert noted[newest] == ["Written.", "In force: production.", "In force: staging."]
    assert noted[first] == ["In force: production."]


def test_it_never_lets_a_version_or_release_be_edited(admin_site: Client) -> None:
    for row, page in ((PromptVersion.objects.all()[0], "promptversion"), (Release.objects.all()[0], "release")):
        assert post(admin_site, f"{page}/{row.pk}/change", {"text": "Other."}).status_code == 403
        assert post(admin_site, f"{page}/{row.pk}/delete", {"post": "yes"}).status_code == 403
        assert post(admin_site, f"{page}/add", {}).status_code == 403


def test_it_knows_each_voice() -> None:
    assert set(PromptTemplate.Voice.values) == set(VARIABLES)
