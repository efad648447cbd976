"""Simulated interviews with the words of others: read from a folder, said in their order, checked like all."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from tests.core.test_simulate import simulate

pytestmark = pytest.mark.django_db(transaction=True)

SAID = [
    "Last spring the depot lost the spare keys twice, and I was asked to find out why.",
    "I put a board with numbered hooks beside the door and counted every evening for a month.",
    "Not one went missing since, and two other depots copied the board.",
]


def one(*said: Any, **more: Any) -> str:
    turns = [{"role": "interviewer", "message": "Go on?"}, *({"role": "applicant", "message": text} for text in said)]
    return json.dumps({"turns": turns, **more})


def test_others_are_interviewed_each_once(house: None, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("\n".join([one(*SAID), "", one(SAID[0], lang="zh")]))
    (tmp_path / "more.jsonl.gz").write_bytes(gzip.compress(one("I would rather not say.", labels={"x": 1}).encode()))
    told = simulate(folder=tmp_path, types="BQ,HR", questions=2, seeds=1, out=tmp_path / "out")
    assert "3 interviews, 0 faults" in told
    transcripts = sorted((tmp_path / "out").iterdir())
    assert [path.name[:14] for path in transcripts] == ["000-others-BQ-", "001-others-HR-", "002-others-BQ-"]
    spoken = transcripts[1].read_text()
    assert [spoken.index(text) for text in SAID] == sorted(spoken.index(text) for text in SAID)
    assert "-zh-" in transcripts[2].name


def test_a_sample_is_of_the_first(house: None, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("\n".join([one(*SAID)] * 5))
    assert "2 interviews" in simulate(folder=tmp_path, types="BQ", seeds=1, questions=2, limit=2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "line 1: no JSON"),
        ("[]", "line 1: turns"),
        (one(), "line 1: turns: message"),
        (one("Yes."), ""),
        (one("  "), "line 1: turns: message"),
        (one(7), "line 1: turns: message"),
        (one("Oui.", lang="fr"), "line 1: lang"),
        ("", "there is no interview"),
    ],
)
def test_what_is_wrong_with_a_folder_is_named(house: None, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "set.jsonl").write_text(text)
    if not told:
        assert "1 interviews" in simulate(folder=tmp_path, types="BQ", seeds=1, questions=1)
        return
    with pytest.raises(CommandError, match=told):
        simulate(folder=tmp_path, types="BQ", seeds=1)
