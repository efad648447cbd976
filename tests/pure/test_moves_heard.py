"""How well measured features alone find the next move, over labelled answers: English and Chinese apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviews.director.single import after_answer
from prompts.bank import Part

HERE = Path(__file__).parent
SETS = ("labelled.jsonl", "labelled_later.jsonl")
PRECISION, RECALL = 0.80, 0.65


def rows(name: str, language: str) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["lang"] == language]


def move(row: dict[str, Any]) -> tuple[str, str | None]:
    parts = [Part(key, "", ()) for key in row["parts"]]
    made = after_answer(
        row["answer"],
        type=row["type"],
        language=row["lang"],
        question=row["question"],
        parts=parts,
        code=row.get("code", ""),
    ).preferred
    return made.kind, made.part


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SETS)
def test_it_does_not_probe_a_complete_answer(name: str, language: str) -> None:
    probed = [row for row in rows(name, language) if move(row)[0] == "probe"]
    rightly = [row for row in probed if row["expected"]["move"] == "probe"]
    assert len(rightly) / len(probed) >= PRECISION


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SETS)
def test_it_finds_the_missing_part(name: str, language: str) -> None:
    lacking = [row for row in rows(name, language) if row["expected"]["move"] == "probe"]
    found = [row for row in lacking if move(row) == ("probe", row["expected"]["part"])]
    assert len(found) / len(lacking) >= RECALL


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SETS)
def test_it_tells_answers_from_what_is_none(name: str, language: str) -> None:
    others = [row for row in rows(name, language) if row["expected"]["move"] not in ("probe", "ask")]
    assert [move(row)[0] for row in others] == [row["expected"]["move"] for row in others]
