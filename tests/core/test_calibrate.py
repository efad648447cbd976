"""A judge measured on labelled answers: by a model, recorded and replayed, and what is wrong with a set is named."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from interviews.llm import registry
from interviews.models import LanguageModel

pytestmark = pytest.mark.django_db(transaction=True)

CRITERIA = [{"key": "result", "name": "Result", "anchors": {"1": "None.", "3": "Named.", "5": "Shown by a figure."}}]
STRONG = "Last spring I collected six incidents at the depot. Failures fell from 31 to 9 a month."
WEAK = "It went well in the end, I would say, and everybody was quite happy with how it all turned out there."


def line(id: str, reply: str, label: float, **more: Any) -> str:
    told = {"id": id, "interview": "i1", "lang": "en", "question": "What changed?", "replies": [reply]}
    return json.dumps({**told, "criteria": CRITERIA, "labels": {"result": label}, **more})


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "set.jsonl").write_text("\n".join([line("strong", STRONG, 4), line("weak", WEAK, 2), ""]))
    return tmp_path


def calibrate(folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command("calibrate", folder, stdout=out, **options)
    return out.getvalue()


def test_it_prints_agreement_beside_counting_words(house: None, labelled: Path) -> None:
    told = calibrate(labelled)
    assert "2 answers, 2 labels, judge: scripted" in told
    judge, words = (next(row for row in told.splitlines() if row.startswith(who)).split() for who in ("judge", "words"))
    assert judge[1:] == ["1.00", "1.00", "1.00", "1.00"]
    assert words[4] == "0.00", "the weak answer is the longer one"
    assert "quotes that stand: 100.0%" in told


def test_what_was_said_is_kept_and_replayed(house: None, labelled: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    first = calibrate(labelled, record=kept, passes=2)
    rows = [json.loads(row) for row in kept.read_text().splitlines()]
    assert [(row["id"], len(row["passes"])) for row in rows] == [("strong", 2), ("weak", 2)]
    again = calibrate(labelled, replay=kept)
    assert first.splitlines()[2:5] == again.splitlines()[2:5]
    rows[0]["passes"][0]["quotes"] = ["never said in any of it"]
    kept.write_text("\n".join(json.dumps(row) for row in rows))
    assert "100.0%" not in calibrate(labelled, replay=kept)


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "line 1"), ("[]", "line 1"), (line("a", "x", 3).replace('"labels"', '"label"'), "labels: is missing")],
)
def test_what_is_wrong_with_a_set_is_named(house: None, tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "set.jsonl").write_text(text)
    with pytest.raises(CommandError, match=told):
        calibrate(tmp_path)


def test_a_model_that_is_too_small_or_none_judges_nothing(house: None, labelled: Path) -> None:
    LanguageModel.objects.create(name="little", provider="scripted", profile="compact")
    registry.changed()
    with pytest.raises(CommandError, match="too small"):
        calibrate(labelled, model="little")
    with pytest.raises(CommandError, match="there is no model"):
        calibrate(labelled, model="nobody")
    with pytest.raises(CommandError, match=r"no \*\.jsonl"):
        calibrate(labelled / "none")
