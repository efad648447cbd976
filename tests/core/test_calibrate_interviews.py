"""Sets of others that label whole interviews: read as they are, with their judge tests; tiny ones of the same shape."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from tests.core.test_calibrate import calibrate, row

pytestmark = pytest.mark.django_db(transaction=True)

RUBRIC = {
    "brewing": {"low": "Guesses.", "medium": "Follows a recipe.", "high": "Measures and corrects."},
    "cleaning": {"low": "Skips it.", "medium": "By habit.", "high": "By a plan that is checked."},
}


def turns(*said: str) -> list[dict[str, str]]:
    return [{"role": ("interviewer", "applicant")[place % 2], "message": text} for place, text in enumerate(said)]


TALK = turns(
    "How do you brew?",
    "I weigh 18 grams for each cup and taste before I serve.",
    "And how do you clean?",
    "I take the machine apart every evening and tick it off on a list.",
)
FACT = "In May I cut the waste from 9 to 2 litres a day by weighing every cup."


def interview(number: int = 1, **more: Any) -> dict[str, Any]:
    levels = {"brewing": "high", "cleaning": "medium"}
    told = {"resume_id": f"cafe_{number}", "archetype_id": "careful", "archetype": levels, "turns": TALK}
    return {**told, **more}


def turns_after(name: str, said: str | None, **more: Any) -> dict[str, Any]:
    """A judge test: one more exchange after the interview."""
    return {"name": name, "tests": {"cafe_1": {"interviewer_turn": "Go on?", "applicant_turn": said, **more}}}


def belief(dimension: str, level: str, direction: str) -> dict[str, Any]:
    return {"belief_update": {"dimension": dimension, "level": level, "direction": direction}}


def write(folder: Path, rows: list[Any], **tests: Any) -> Path:
    with gzip.open(folder / "interviews.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in rows)
    (folder / "rubrics").mkdir()
    (folder / "judge-tests" / "base-interviews").mkdir(parents=True)
    (folder / "rubrics" / "cafe.json").write_text(json.dumps(RUBRIC))
    (folder / "rubrics" / "bar.json").write_text(json.dumps({"pouring": RUBRIC["brewing"]}))
    (folder / "judge-tests" / "base-interviews" / "cafe_1.json").write_text(json.dumps(TALK))
    for name, data in tests.items():
        (folder / "judge-tests" / f"{name.replace('_', '-')}.json").write_text(json.dumps(data))
    return folder


def test_each_criterion_is_judged_on_all_that_was_said(house: None, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    told = calibrate(write(tmp_path, [interview(1), interview(2)]), passes=1, record=kept)
    assert "2 answers of 2 interviews, 4 labels" in told
    assert "rubric of the set (" in told
    rows = [json.loads(each) for each in kept.read_text().splitlines()[1:]]
    assert [(each["id"], each["criterion"]) for each in rows[:2]] == [
        ("cafe_1/careful", "brewing"),
        ("cafe_1/careful", "cleaning"),
    ]
    assert row(told, "words")[3] == "0.50", "all criteria of one interview have the same words"


def test_its_judge_tests_are_moves(house: None, tmp_path: Path) -> None:
    write(
        tmp_path,
        [interview()],
        aggrandising=turns_after("aggrandising", "Thank you, I am the best there is at all of it!"),
        high_evidence=turns_after("high-evidence", FACT, **belief("brewing", "high", "up")),
        high_evidence_debase=turns_after(
            "high-evidence-debase", "It was the recipe.", **belief("brewing", "high", "down")
        ),
        uniform_prior={"cafe_1": {"rubric": "bar", "dimension": "pouring"}},
    )
    told = calibrate(tmp_path, passes=1)
    assert row(told, "aggrandising: within 0.25")[0] == "2", "under each criterion"
    assert row(told, "high-evidence: toward 5")[0] == "1"
    assert row(told, "high-evidence-debase: away from 5")[0] == "1"
    assert row(told, "uniform-prior: no evidence") == ["1", "0"], "the scripted model judges whatever it is given"


def test_what_is_taken_back_stands_after_what_was_added(house: None, tmp_path: Path) -> None:
    write(
        tmp_path,
        [interview()],
        low_evidence=turns_after("low-evidence", f"{FACT} scripted:score=1", **belief("brewing", "low", "up")),
        low_evidence_debase=turns_after(
            "x", "I meant the old one. scripted:score=4", **belief("brewing", "low", "down")
        ),
    )
    told = calibrate(tmp_path, passes=1)
    assert row(told, "low-evidence: toward 1") == ["1", "1"]
    assert row(told, "low-evidence-debase: away from 1") == ["1", "1"]


def test_what_is_too_long_is_left_out_in_whole_turns(house: None, tmp_path: Path) -> None:
    from interviews.calibration import whole_interviews

    long = turns("One?", "a" * 7_000, "Two?", "b" * 7_000, "Three?", "c")
    (answer,) = whole_interviews.load(write(tmp_path, [interview(turns=long)])).answers[:1]
    assert answer.replies == ["a" * 7_000]
    assert answer.question == "1. One?\n2. Two?\n3. Three?"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"archetype": {"brewing": "great"}}, "line 1: archetype: brewing: low, medium or high"),
        ({"archetype": []}, "archetype: an object"),
        ({"archetype": {"pouring": "low"}}, "cafe_1/careful: labels: there is no criterion pouring"),
        ({"resume_id": 3}, "resume_id and archetype_id"),
        ({"resume_id": "cook_1"}, "there is no rubrics/cook.json"),
        ({"turns": ["hello"]}, "turns: each needs a role and a message"),
    ],
)
def test_what_is_wrong_with_an_interview_is_named(
    house: None, tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    with pytest.raises(CommandError, match=told):
        calibrate(write(tmp_path, [interview(**change)]))


@pytest.mark.parametrize(
    ("tests", "told"),
    [
        ({"odd": []}, "odd.json: an object"),
        ({"odd": {"tests": {"cafe_9": {}}}}, "cafe_9: there is no such file in base-interviews"),
        (
            {"odd": turns_after("odd", FACT, belief_update={"level": "high"})},
            "belief_update: dimension, level and direction",
        ),
        (
            {"odd_debase": turns_after("odd", FACT, **belief("brewing", "low", "up"))},
            "there is no odd that it takes back",
        ),
        ({"odd": turns_after("odd", FACT, **belief("pouring", "low", "up"))}, "on: there is no criterion pouring"),
        ({"odd": turns_after("odd", None)}, "turns: each needs"),
    ],
)
def test_what_is_wrong_with_a_judge_test_is_named(house: None, tmp_path: Path, tests: Any, told: str) -> None:
    with pytest.raises(CommandError, match=told):
        calibrate(write(tmp_path, [interview()], **tests))


def test_files_that_are_none_are_named(house: None, tmp_path: Path) -> None:
    write(tmp_path, [interview()])
    (tmp_path / "rubrics" / "cafe.json").write_text('{"brewing": {"low": "Guesses."}}')
    with pytest.raises(CommandError, match=r"cafe.json: brewing: low, medium and high"):
        calibrate(tmp_path)
    (tmp_path / "rubrics" / "cafe.json").write_text("{")
    with pytest.raises(CommandError, match=r"cafe.json: Expecting"):
        calibrate(tmp_path)
    (tmp_path / "rubrics" / "cafe.json").write_text(json.dumps(RUBRIC))
    (tmp_path / "interviews.jsonl.gz").write_bytes(b"no archive")
    with pytest.raises(CommandError, match=r"interviews.jsonl.gz: Not a gzipped file"):
        calibrate(tmp_path)
    (tmp_path / "interviews.jsonl.gz").unlink()
    (tmp_path / "interviews.jsonl").write_text("{")
    with pytest.raises(CommandError, match=r"interviews.jsonl: Expecting"):
        calibrate(tmp_path)
