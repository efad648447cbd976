"""Editors of prompts by REST: what is in force, versions that never change, publishing, previews; nobody else."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from rest_framework.test import APIClient

from accounts.models import Flag, User
from prompts import catalog, publishing
from prompts.models import PromptTemplate, PromptVersion, Release
from prompts.rendering import LONGEST, VARIABLES
from tests.accounts.rest import error_of, send

DOORS = [
    ("get", ""),
    ("get", "/{id}"),
    ("get", "/{id}/versions"),
    ("post", "/{id}/versions"),
    ("post", "/{id}/publish"),
    ("post", "/{id}/preview"),
    ("post", "/{id}/versions/1/publish"),
    ("post", "/{id}/versions/1/preview"),
]
BODY = {"text": "Ask about {{ position }}."}
REFUSED = [("anonymous", 401, "UNAUTHENTICATED"), *((who, 403, "PERMISSION_DENIED") for who in ("owner", "candidate"))]


@pytest.fixture
def template() -> PromptTemplate:
    return PromptTemplate.objects.get(type=None, language="en", voice="coach", profile="full")


@pytest.fixture
def admin(clients: dict[str, APIClient]) -> APIClient:
    return clients["admin"]


def ask(client: APIClient, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    answer = send(client, method, f"prompts{path}", body)
    assert answer.status_code == status, answer.content
    return answer.json()


def refused(client: APIClient, method: str, path: str, body: Any = None) -> tuple[int, str, list[str]]:
    answer = send(client, method, f"prompts{path}", body)
    error = error_of(answer)
    assert error["message"]
    return answer.status_code, error["code"], sorted(error["details"])


def body_of(method: str) -> dict[str, str] | None:
    return BODY if method == "post" else None


def shown(label: str = "production") -> str:
    """What an interview would be held with."""
    found = catalog.prompt("HR", "en", "coach", "full", label=label)
    assert found is not None
    return found.text


# -- who -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "status", "code"), REFUSED)
def test_it_is_for_editors_only(
    clients: dict[str, APIClient], template: PromptTemplate, who: str, status: int, code: str
) -> None:
    for method, door in DOORS:
        for key in (template.pk, 10**30):
            assert refused(clients[who], method, door.format(id=key), body_of(method)) == (status, code, [])
    assert (PromptVersion.objects.filter(template=template).count(), LogEntry.objects.count()) == (1, 0)


def test_it_is_closed_where_the_feature_is_narrowed_to_others(admin: APIClient, template: PromptTemplate) -> None:
    Flag.objects.create(name="prompt-editing", everyone=False)
    assert refused(admin, "get", f"/{template.pk}") == (403, "PERMISSION_DENIED", [])


@pytest.mark.parametrize("key", ["0", str(10**30), "x", "²"])
def test_it_knows_no_other_prompt(admin: APIClient, key: str) -> None:
    for method, door in DOORS[1:]:
        assert refused(admin, method, door.format(id=key), body_of(method)) == (404, "NOT_FOUND", [])


@pytest.mark.parametrize("key", ["2", str(10**30), "x", "c2a9b8e0-0000-4000-8000-000000000000"])
def test_it_knows_no_other_version(admin: APIClient, template: PromptTemplate, key: str) -> None:
    for act in ("publish", "preview"):
        named = refused(admin, "post", f"/{template.pk}/{act}", {"version": key})
        assert named == (400, "VALIDATION_ERROR", ["version"])
        assert refused(admin, "post", f"/{template.pk}/versions/{key}/{act}") == (404, "NOT_FOUND", [])


def test_it_takes_no_version_of_another_prompt(admin: APIClient, template: PromptTemplate) -> None:
    other = PromptVersion.objects.exclude(template=template).first()
    assert other is not None
    assert refused(admin, "post", f"/{template.pk}/versions/{other.pk}/publish")[0] == 404


# -- looking -------------------------------------------------------------------------------


def test_it_lists_prompts_with_what_is_in_force(admin: APIClient, template: PromptTemplate) -> None:
    publishing.publish(publishing.write(template, "Trial."), "staging")
    listed = ask(admin, "get", "?pageSize=100")
    assert set(listed) == {"count", "next", "previous", "results"}
    assert listed["count"] == len(listed["results"]) == PromptTemplate.objects.count()
    found = next(each for each in listed["results"] if each["id"] == str(template.pk))
    release = Release.objects.get(template=template, label="production")
    assert {name: found[name] for name in ("name", "type", "language", "voice", "profile")} == {
        "name": str(template),
        "type": None,
        "language": "en",
        "voice": "coach",
        "profile": "full",
    }
    assert found["inForce"]["production"]["id"] == str(release.version_id)
    assert [found["inForce"][label]["number"] for label in ("production", "staging")] == [1, 2]
    assert found["updatedAt"] >= found["inForce"]["staging"]["publishedAt"]


def test_it_lists_a_prompt_that_has_no_version_yet(admin: APIClient) -> None:
    bare = PromptTemplate.objects.create(type_id="HR", language_id="en", voice="coach", profile="compact")
    found = ask(admin, "get", f"/{bare.pk}")
    assert (found["inForce"], found["text"], found["updatedAt"]) == ({"production": None, "staging": None}, None, None)
    assert ask(admin, "get", f"/{bare.pk}/versions")["results"] == []
    assert refused(admin, "post", f"/{bare.pk}/preview") == (400, "VALIDATION_ERROR", ["text"])


@pytest.mark.parametrize(
    ("name", "value"), [("voice", "judge"), ("language", "zh"), ("profile", "compact"), ("type", "BQ")]
)
def test_it_filters_prompts(admin: APIClient, name: str, value: str) -> None:
    PromptTemplate.objects.create(type_id="BQ", language_id="en", voice="coach", profile="full")
    listed = ask(admin, "get", f"?{name}={value}&pageSize=100")
    assert 0 < listed["count"] < PromptTemplate.objects.count()
    assert {each[name] for each in listed["results"]} == {value}


def test_it_refuses_a_filter_that_is_no_voice(admin: APIClient) -> None:
    assert refused(admin, "get", "?voice=shouting") == (400, "VALIDATION_ERROR", ["voice"])


def test_it_lists_with_a_bounded_number_of_queries(
    admin: APIClient, template: PromptTemplate, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        publishing.publish(publishing.write(template, f"Text {number}."))
    with django_assert_max_num_queries(9):
        ask(admin, "get", "")
    with django_assert_max_num_queries(9):
        ask(admin, "get", f"/{template.pk}/versions")


def test_it_shows_a_prompt_with_the_text_in_force(admin: APIClient, template: PromptTemplate) -> None:
    publishing.write(template, "Not yet.")
    found = ask(admin, "get", f"/{template.pk}")
    assert found["text"] == shown()
    assert found["variables"] == sorted(VARIABLES["coach"])


# -- writing -------------------------------------------------------------------------------


def test_it_writes_the_next_version_which_is_in_force_nowhere(admin: APIClient, template: PromptTemplate) -> None:
    before = shown()
    made = ask(admin, "post", f"/{template.pk}/versions", BODY | {"note": "shorter"}, 201)
    assert set(made) == {"id", "number", "text", "note", "author", "createdAt", "labels"}
    assert {name: made[name] for name in ("number", "text", "note", "author", "labels")} == {
        "number": 2,
        "text": BODY["text"],
        "note": "shorter",
        "author": "admin@example.org",
        "labels": [],
    }
    assert shown() == before
    listed = ask(admin, "get", f"/{template.pk}/versions")
    assert listed["results"][0] == made
    assert [(each["number"], each["author"], each["labels"]) for each in listed["results"]] == [
        (2, "admin@example.org", []),
        (1, None, ["production"]),
    ]


def test_it_keeps_a_text_to_the_character(admin: APIClient, template: PromptTemplate) -> None:
    text = "\n  Ask.\n\n"
    assert ask(admin, "post", f"/{template.pk}/versions", {"text": text}, 201)["text"] == text


def test_it_never_changes_a_version(admin: APIClient, template: PromptTemplate) -> None:
    first = PromptVersion.objects.get(template=template)
    for method in ("put", "patch", "delete"):
        for path in (f"/{template.pk}/versions/1", f"/{template.pk}/versions", f"/{template.pk}"):
            assert send(admin, method, f"prompts{path}", BODY).status_code in (404, 405)
    assert PromptVersion.objects.get(template=template).text == first.text


BAD = ["{{ compny }}", "{{ company", "{{ background }}", " ", "", "x" * (LONGEST + 1), "a\x00b", None, ["x"]]


@pytest.mark.parametrize("door", ["versions", "preview"])
def test_it_names_a_text_that_cannot_be_rendered(admin: APIClient, template: PromptTemplate, door: str) -> None:
    for text in BAD:
        told = refused(admin, "post", f"/{template.pk}/{door}", {"text": text})
        assert told == (400, "VALIDATION_ERROR", ["text"]), text
    assert template.versions.count() == 1


def test_it_says_which_variable_is_unknown(admin: APIClient, template: PromptTemplate) -> None:
    answer = send(admin, "post", f"prompts/{template.pk}/versions", {"text": "{{ compny }} and {{ storys }}"})
    told = error_of(answer)["details"]["text"]
    assert ["compny" in told[0], "storys" in told[1], "stories" in told[0]] == [True] * 3


# -- publishing ----------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["production", "staging"])
@pytest.mark.parametrize("by", ["number", "id"])
@pytest.mark.parametrize("in_address", [True, False])
def test_it_puts_a_version_in_force(
    admin: APIClient, template: PromptTemplate, label: str, by: str, in_address: bool
) -> None:
    before = shown()
    version = ask(admin, "post", f"/{template.pk}/versions", BODY, 201)[by]
    path, body = (f"/versions/{version}/publish", {}) if in_address else ("/publish", {"version": version})
    now = ask(admin, "post", f"/{template.pk}{path}", body | {"label": label})
    assert now["inForce"][label]["number"] == 2
    assert now["text"] == shown() == (BODY["text"] if label == "production" else before)
    assert shown(label) == BODY["text"]
    assert ask(admin, "get", f"/{template.pk}/versions")["results"][0]["labels"] == [label]


def test_it_publishes_to_production_when_nothing_is_said(admin: APIClient, template: PromptTemplate) -> None:
    ask(admin, "post", f"/{template.pk}/versions", BODY, 201)
    ask(admin, "post", f"/{template.pk}/versions/2/publish")
    assert shown() == BODY["text"]
    ask(admin, "post", f"/{template.pk}/publish", {"version": 1})
    assert shown() != BODY["text"]


def test_it_names_a_label_that_there_is_not_and_a_version_that_is_missing(
    admin: APIClient, template: PromptTemplate
) -> None:
    for path, body, named in (
        ("/versions/1/publish", {"label": "nowhere"}, "label"),
        ("/publish", {"version": 1, "label": "nowhere"}, "label"),
        ("/publish", {}, "version"),
    ):
        assert refused(admin, "post", f"/{template.pk}{path}", body) == (400, "VALIDATION_ERROR", [named])
    assert Release.objects.filter(template=template).count() == 1


def test_it_keeps_in_the_history_who_wrote_and_who_published(
    admin: APIClient, cast: dict[str, User], template: PromptTemplate
) -> None:
    made = ask(admin, "post", f"/{template.pk}/versions", BODY, 201)
    ask(admin, "post", f"/{template.pk}/versions/2/publish", {"label": "staging"})
    entries = LogEntry.objects.filter(object_id=made["id"]).order_by("pk")
    assert {entry.user_id for entry in entries} == {cast["admin"].pk}
    assert [entry.get_change_message() for entry in entries] == ["Written.", "In force: staging."]


def test_it_keeps_a_version_whose_author_is_gone(
    admin: APIClient, cast: dict[str, User], template: PromptTemplate
) -> None:
    publishing.write(template, "Hello.", by=cast["other"].pk)
    cast["other"].delete()
    newest = ask(admin, "get", f"/{template.pk}/versions")["results"][0]
    assert (newest["text"], newest["author"]) == ("Hello.", None)


# -- previews ------------------------------------------------------------------------------


def test_it_previews_a_text_a_version_and_what_is_in_force(admin: APIClient, template: PromptTemplate) -> None:
    ask(admin, "post", f"/{template.pk}/versions", BODY, 201)
    reads = "Ask about Backend developer."
    path = f"/{template.pk}/preview"
    assert ask(admin, "post", path, BODY) == {"rendered": reads, "version": None}
    assert ask(admin, "post", path, {"version": 2}) == {"rendered": reads, "version": 2}
    assert ask(admin, "post", f"/{template.pk}/versions/2/preview") == {"rendered": reads, "version": 2}
    assert ask(admin, "post", path)["version"] == 1
    assert refused(admin, "post", path, BODY | {"version": 2}) == (400, "VALIDATION_ERROR", ["version"])
    assert template.versions.count() == 2


def test_it_previews_every_prompt_that_ships_without_a_gap(admin: APIClient) -> None:
    for template in PromptTemplate.objects.all():
        rendered = ask(admin, "post", f"/{template.pk}/preview")["rendered"]
        assert rendered
        assert "{{" not in rendered


def test_it_previews_chinese_prompts_in_chinese(admin: APIClient) -> None:
    template = PromptTemplate.objects.get(type=None, language="zh", voice="coach", profile="full")
    said = ask(admin, "post", f"/{template.pk}/preview", {"text": "公司：{{ company }}"})
    assert said["rendered"] == "公司：江岸电车"
