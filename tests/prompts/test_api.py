"""REST: what kinds of interview and which languages there are."""

from typing import Any

import pytest
from django.test import Client

from accounts import plans
from accounts.models import User
from prompts import catalog


@pytest.fixture
def api(starter: None, client: Client) -> Client:
    plans.load()
    client.force_login(User.objects.create_user("owner@example.org"))
    return client


def types(client: Client, **query: str) -> list[dict[str, Any]]:
    response = client.get("/api/v1/interview-types", query)
    assert response.status_code == 200
    found: list[dict[str, Any]] = response.json()
    return found


def test_it_tells_types_with_prompts_criteria_and_limit(api: Client) -> None:
    found = types(api)
    assert [each["type"] for each in found] == ["BQ", "CODE", "HR"]
    for each in found:
        assert set(each) == {"type", "name", "description", "prompts", "evaluation", "timeLimit"}
        assert len(each["prompts"]) >= 12
        assert each["timeLimit"] > 0
        assert {"key", "name", "weight", "levels"} == set(each["evaluation"]["criteria"][0])
        assert set(each["evaluation"]["criteria"][0]["levels"]) == {"1", "3", "5"}


@pytest.mark.parametrize("language", ["zh", "zh-CN"])
def test_it_tells_types_in_the_language_that_is_asked_for(api: Client, language: str) -> None:
    first = types(api, language=language)[0]
    assert first["name"] == "行为面试"
    assert first["prompts"] == [question.text for question in catalog.questions("BQ", "zh")]


def test_it_tells_types_in_the_accounts_language(api: Client) -> None:
    User.objects.update(language="zh-hans")
    assert types(api)[0]["name"] == "行为面试"


def test_it_refuses_an_unknown_language(api: Client) -> None:
    response = api.get("/api/v1/interview-types", {"language": "xx"})
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "VALIDATION_ERROR"
    assert "language" in response.json()["error"]["details"]


def test_it_tells_languages(api: Client) -> None:
    response = api.get("/api/v1/languages")
    assert [(each["code"], each["locale"], each["format"]) for each in response.json()] == [
        ("en", "en-US", "MM/DD/YYYY"),
        ("zh", "zh-CN", "YYYY年MM月DD日"),
    ]


@pytest.mark.parametrize("page", ["interview-types", "languages"])
def test_it_tells_strangers_nothing(starter: None, client: Client, page: str) -> None:
    assert client.get(f"/api/v1/{page}").status_code == 401


@pytest.mark.parametrize("page", ["interview-types", "languages"])
def test_it_only_reads(api: Client, page: str) -> None:
    assert api.post(f"/api/v1/{page}", {}, content_type="application/json").status_code in (403, 405)
