"""Trying a model out, as an admin and `doctor` do."""

from typing import Any

import pytest

from interviews.llm import trial
from interviews.models import LanguageModel
from tests.upstream import Upstream

pytestmark = pytest.mark.django_db


def row(upstream: Upstream, mode: str = "good", **changes: Any) -> str:
    made = LanguageModel(name="mine", upstream_id=mode, enabled=False, first_token_limit=0.3, **changes)
    made.base_url = changes.get("base_url", upstream.url)
    made.set_key("sk-very-secret")
    made.save()
    return made.name


def test_it_times_the_first_token_of_a_model_that_answers(upstream: Upstream) -> None:
    result = trial.test_model(row(upstream))
    assert result.ok
    assert result.first_token is not None
    assert 0 < result.first_token <= result.seconds < 2
    assert upstream.requests[0].body["messages"]


@pytest.mark.parametrize(
    ("mode", "word"),
    [("401", "key (401)"), ("403", "(403)"), ("404", "(404)"), ("429-long", "(429)"), ("500", "(500)")],
)
def test_it_says_what_is_wrong_in_plain_words(upstream: Upstream, mode: str, word: str) -> None:
    result = trial.test_model(row(upstream, mode))
    assert not result.ok
    assert word in result.message
    assert "sk-" not in result.message
    assert len(upstream.requests) == 1


@pytest.mark.parametrize("mode", ["silent", "html", "reset", "empty"])
def test_it_comes_back_from_any_fault(upstream: Upstream, mode: str) -> None:
    result = trial.test_model(row(upstream, mode))
    assert not result.ok
    assert result.message
    assert "127.0.0.1" not in result.message


def test_it_says_when_the_address_may_not_be_asked(upstream: Upstream) -> None:
    assert "address" in trial.test_model(row(upstream, base_url="http://169.254.169.254/v1")).message


def test_it_says_when_there_is_no_such_model(upstream: Upstream) -> None:
    assert not trial.test_model("nobody").ok


def test_it_leaves_no_connection_open(upstream: Upstream) -> None:
    trial.test_model(row(upstream))
    assert upstream.open <= 1
