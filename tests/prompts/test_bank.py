"""The values of the bank: whole through JSON, phrases that take turns."""

import json
from dataclasses import replace

import pytest

from prompts import catalog
from prompts.bank import BankQuestion, Phrases


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("kind", ["BQ", "CODE", "HR"])
def test_it_survives_json_without_what_is_for_afterwards(kind: str) -> None:
    for question in catalog.questions(kind, "zh"):
        planned = replace(question, full_answer="", anchors={}, red_flags=(), tests=())
        assert BankQuestion.of(json.loads(json.dumps(question.to_json()))) == planned
    phrases = catalog.phrases(kind, "zh")
    assert Phrases.from_json(json.loads(json.dumps(phrases.to_json()))) == phrases


def test_it_takes_turns_with_phrases() -> None:
    phrases = Phrases("BQ", "en", {"ask": ("one", "two")})
    assert [phrases.pick("ask", turn) for turn in (0, 1, 2, 1)] == ["one", "two", "one", "two"]
    assert phrases.pick("close", 3) == ""
