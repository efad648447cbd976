"""A judge measured on labelled answers: by a model, recorded and replayed, versions side by side, and moves."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from interviews.llm import registry
from interviews.models import LanguageModel
from prompts import catalog, publishing
from prompts.models import CriterionWording, PromptTemplate

pytestmark = pytest.mark.django_db(transaction=True)

CRITERIA = [{"key": "result", "name": "Result", "anchors": {"1": "None.", "3": "Named.", "5": "Shown by a figure."}}]
STRONG = "Last spring I collected six incidents at the depot. Failures fell from 31 to 9 a month."
WEAK = "It went well in the end, I would say, and everybody was quite happy with how it all turned out there."


def line(id: str, reply: str, label: float, **more: Any) -> str:
    told = {"id": id, "interview": "i1", "lang": "en", "question": "What changed?", "replies": [reply]}
    return json.dumps({**told, "criteria": CRITERIA, "labels": {"result": label}, **more})


def typed(id: str, reply: str, label: float, **more: Any) -> str:
    """An answer of a type, judged by the criteria in force."""
    row = json.loads(line(id, reply, label, type="BQ", **more))
    del row["criteria"]
    return json.dumps(row)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "set.jsonl").write_text("\n".join([line("strong", STRONG, 4), line("weak", WEAK, 2), ""]))
    return tmp_path


def calibrate(folder: Path, **options: Any) -> str:
    out = StringIO()
    call_command("calibrate", folder, stdout=out, **options)
    return out.getvalue()


def row(told: str, name: str) -> list[str]:
    return next(each for each in told.splitlines() if each.startswith(name)).removeprefix(name).split()


def judge_of(language: str = "en") -> PromptTemplate:
    return PromptTemplate.objects.get(voice="judge", language_id=language)


def test_it_prints_agreement_beside_counting_words(house: None, labelled: Path) -> None:
    told = calibrate(labelled)
    assert "2 answers of 1 interviews, 2 labels; judge: scripted" in told
    assert row(told, "judge A")[:5] == ["1.00", "1.00", "1.00", "1.00", "100.0%"]
    assert row(told, "words")[3] == "0.00", "the weak answer is the longer one"


@pytest.mark.parametrize(("prompt_price", "completion_price"), [(90.0, 0.0), (0.0, 90.0)])
def test_it_says_what_it_costs_at_the_prices_of_the_model(
    house: None, labelled: Path, prompt_price: float, completion_price: float
) -> None:
    LanguageModel.objects.update(prompt_price=prompt_price, completion_price=completion_price)
    registry.changed()
    *_, tokens, cost, seconds, unit = row(calibrate(labelled, passes=1), "judge A")
    share = float(cost) / (int(tokens) * 90 / 1_000_000)
    assert 0.5 < share < 1 if prompt_price else 0 < share < 0.5, "a prompt is longer than what is said to it"


def test_scores_that_the_rules_of_evidence_lower_are_told_apart(house: None, labelled: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    calibrate(labelled, record=kept, passes=1)
    rows = [json.loads(each) for each in kept.read_text().splitlines()]
    rows[1]["passes"] = [{"quotes": ["I collected six incidents at the depot"], "reason": "", "score": 4}]
    kept.write_text("\n".join(json.dumps(each) for each in rows))
    told = calibrate(labelled, replay=kept)
    assert row(told, "as said A")[2] == "1.00"
    assert row(told, "judge A")[2] == "0.50"
    assert "A: scores lowered or dropped by the rules of evidence: 1" in told


def test_figures_of_each_language_stand_apart(house: None, labelled: Path) -> None:
    chinese = [line("好", "去年春天我整理了六次事故，故障从每月31次降到9次。", 4, interview="i2", lang="zh")]
    (labelled / "zh.jsonl").write_text("\n".join(chinese))
    told = calibrate(labelled, passes=1)
    assert row(told, "en: A")[3] == "1.00"
    assert row(told, "zh: A")[3] == "–", "there is one answer only"


def test_what_was_said_is_kept_and_replayed(house: None, labelled: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    first = calibrate(labelled, record=kept, passes=2)
    about, *rows = [json.loads(each) for each in kept.read_text().splitlines()]
    assert about == {"about": "scripted"}
    assert [(each["id"], len(each["passes"])) for each in rows] == [("strong", 2), ("weak", 2)]
    again = calibrate(labelled, replay=kept)
    assert "judge: replayed: scripted" in again
    assert row(first, "judge A")[:6] == row(again, "judge A")[:6]
    rows[0]["passes"][0]["quotes"] = ["never said in any of it"]
    kept.write_text("\n".join(json.dumps(each) for each in rows))
    assert "100.0%" not in calibrate(labelled, replay=kept)


def test_versions_of_the_prompt_are_judged_beside_each_other(house: None, labelled: Path) -> None:
    text = publishing.in_force(judge_of())
    assert text
    staged = publishing.write(judge_of(), text.text + "\nBe strict. scripted:score=1")
    publishing.publish(staged, "staging")
    told = calibrate(labelled, passes=1, prompt_version=["production", "staging", str(staged.pk)[:8]])
    names = [each for each in told.splitlines() if ": prompt " in each]
    digests = [each.partition("(")[2].partition(")")[0] for each in names]
    assert [each[:3] for each in names] == ["A: ", "B: ", "C: "]
    assert digests[0] != digests[1] == digests[2]
    assert row(told, "judge A")[3] == "1.00"
    assert row(told, "judge B")[3] == "0.50"
    assert row(told, "judge B")[:6] == row(told, "judge C")[:6]


def test_rubrics_are_judged_beside_each_other(house: None, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(typed("strong", STRONG, 4))
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    words = '[[type]]\ncode = "BQ"\n[[type.criterion]]\nkey = "result"\nweight = 1\n[type.criterion.en]\n'
    one.write_text(words + 'name = "Result"\nlevel_1 = "None."\nlevel_3 = "Named."\nlevel_5 = "scripted:score=1"\n')
    other.write_text(words + 'name = "Result"\nlevel_1 = "None."\nlevel_3 = "Named."\nlevel_5 = "scripted:score=4"\n')
    told = calibrate(tmp_path, passes=1, rubric=[one, other])
    assert "rubric one.toml (" in told
    assert [row(told, f"judge {letter}")[2] for letter in "AB"] == ["0.00", "1.00"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type = 1", "bad.toml: it is not written like types.toml"),
        ("[[", "bad.toml"),
        ('[[type]]\ncode = "BQ"\n[[type.criterion]]\nkey = "result"\nweight = 1', "en: is missing"),
    ],
)
def test_what_is_wrong_with_a_rubric_is_named(house: None, labelled: Path, text: str, told: str) -> None:
    (labelled / "bad.toml").write_text(text)
    with pytest.raises(CommandError, match=told):
        calibrate(labelled, rubric=[labelled / "bad.toml"])


@pytest.mark.parametrize("name", ["staging", "abc", "ffffffff-0000"])
def test_a_version_that_is_none_is_named(house: None, labelled: Path, name: str) -> None:
    with pytest.raises(CommandError, match=f"no version {name}"):
        calibrate(labelled, prompt_version=[name])


def test_moves_are_counted_and_told(house: None, labelled: Path) -> None:
    moves = [
        {"id": "same", "test": "padding", "same_as": "strong", "replies": [STRONG + " So it was, all in all."]},
        {"id": "lower", "test": "removed", "below": "strong", "by": 1, "replies": [WEAK], "on": ["result"]},
        {"id": "higher", "test": "added", "above": "weak", "by": 3, "replies": [STRONG]},
    ]
    nothing = line("fine", "Fine.", 3, test="fine", nothing=True, on=["result"])
    (labelled / "moves.jsonl").write_text("\n".join([*map(json.dumps, moves), nothing]))
    told = calibrate(labelled, passes=1)
    assert row(told, "padding: within 0.25") == ["1", "1"]
    assert row(told, "removed: lower by 1") == ["1", "1"]
    assert row(told, "added: higher by 3") == ["1", "0"]
    assert row(told, "fine: no evidence") == ["1", "1"]
    assert "A: added: higher, result: 2 → 4" in told


def test_strict_fails_on_what_does_not_hold(house: None, labelled: Path) -> None:
    assert calibrate(labelled, passes=1, strict=True), "all holds"
    (labelled / "set.jsonl").write_text("\n".join([line("strong", STRONG, 2), line("weak", WEAK, 4)]))
    with pytest.raises(
        CommandError, match=r"(?s)pair order 0.00 is below 0.85.*not 0.10 above counting words \(1.00\)"
    ):
        calibrate(labelled, passes=1, strict=True)


def test_a_sample_is_of_whole_interviews_and_the_same_each_time(house: None, tmp_path: Path) -> None:
    rows = [line(f"{name}{number}", STRONG, 4, interview=name) for name in "abcd" for number in (1, 2)]
    rows += [json.dumps({"id": f"{name}-same", "same_as": f"{name}1", "replies": [STRONG]}) for name in "abcd"]
    (tmp_path / "set.jsonl").write_text("\n".join(rows))
    samples = [calibrate(tmp_path, passes=1, limit=3, seed=7, record=tmp_path / f"{n}.txt") for n in "12"]
    assert "4 answers of 2 interviews, 4 labels" in samples[0]
    assert row(samples[0], "same as: within 0.25") == ["3", "3"]
    assert (tmp_path / "1.txt").read_text() == (tmp_path / "2.txt").read_text()


def test_a_recording_is_of_the_very_words_that_are_sent(house: None, tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(typed("strong", STRONG, 4))
    kept = tmp_path / "kept.txt"
    calibrate(tmp_path, passes=1, record=kept)
    wording = CriterionWording.objects.get(criterion__type_id="BQ", criterion__key="result", language_id="en")
    wording.level_5 = "Another."
    wording.save()
    catalog.changed()
    with pytest.raises(CommandError, match=r"changed since \(1 of 1: strong / result …\): record anew"):
        calibrate(tmp_path, replay=kept)
    kept.write_text("")
    with pytest.raises(CommandError, match="some were never judged"):
        calibrate(tmp_path, replay=kept)


@pytest.mark.parametrize(
    ("text", "told"),
    [("{", "kept.txt, line 1"), ('{"id": "a"}', "passes: is missing"), ('{"passes": {}}', "a list of objects")],
)
def test_what_is_wrong_with_a_recording_is_named(house: None, labelled: Path, text: str, told: str) -> None:
    (labelled / "kept.txt").write_text(text)
    with pytest.raises(CommandError, match=told):
        calibrate(labelled, replay=labelled / "kept.txt")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "line 1"),
        ("[]", "line 1: an object"),
        (line("a", "x", 3).replace('"labels"', '"label"').replace('"id": "a"', '"ID": "a"'), "id: is missing"),
        (line("a", "x", 3, question=1), "text is needed"),
        (line("a", "x", 3, replies="x"), "replies: a list of texts"),
        (line("a", "x", 9), "labels: 1 to 5"),
        (line("a", "x", 3, labels={"result": "much"}), "much"),
        (line("a", "x", 3, labels={"style": 3}), "a: labels: there is no criterion style"),
        (line("a", "x", 3) + "\n" + line("a", "y", 3), "a: stands twice"),
        (typed("a", "x", 3).replace("BQ", "XX"), "there is no type XX"),
        (typed("a", "x", 3).replace("type", "kind"), "criteria: is missing"),
        (json.dumps({"id": "b", "same_as": "a", "replies": []}), "same_as: there is no answer a"),
        (line("a", "x", 3) + "\n" + line("b", "y", 3, below="a", by="some"), "line 2: by: a number"),
        (line("a", "x", 3) + "\n" + line("b", "y", 3, below="a", on="result"), "line 2: on: a list"),
        (line("a", "x", 3) + "\n" + line("b", "y", 3, below="a", on=["style"]), "on: there is no criterion style"),
    ],
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


def test_calls_that_fail_are_counted(house: None, labelled: Path) -> None:
    LanguageModel.objects.create(name="broken", provider="scripted", profile="full", upstream_id="fail=error")
    registry.changed()
    told = calibrate(labelled, passes=1, model="broken")
    assert "2 calls failed" in told
    assert row(told, "judge A")[4:6] == ["–", "2"]


def test_without_a_prompt_for_the_judge_nothing_is_asked(db: None, settings: Any, labelled: Path) -> None:
    settings.SCRIPTED_MODEL = True
    registry.sync()
    with pytest.raises(CommandError, match="the judge has no version production"):
        calibrate(labelled)
