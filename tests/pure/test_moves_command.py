"""`manage.py moves`: a line in, a move out."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HERE = Path(__file__).parent
ROW = {"id": 7, "lang": "en", "type": "BQ", "question": "When did you fail?", "parts": ["situation"], "answer": "…"}


def run(*args: str) -> list[dict[str, object]]:
    out = io.StringIO()
    call_command("moves", *args, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_it_prints_a_move_for_each_line_in_order() -> None:
    printed = run(str(HERE / "labelled.jsonl"))
    assert len(printed) == 40
    assert printed[0] == {"id": "en-1", "move": "ask", "part": None}
    assert printed[1] == {"id": "en-2", "move": "probe", "part": "measured_result"}


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(ROW) + "\n\n"))
    assert run("-") == [{"id": 7, "move": "clarify", "part": None}]


def test_it_knows_parts_of_any_name_and_code(tmp_path: Path) -> None:
    rows = [
        ROW
        | {
            "type": "PANEL",
            "parts": ["budget", {"key": "risk", "cue": "what could go wrong"}],
            "answer": "Well, fine.",
        },
        ROW | {"type": "CODE", "parts": ["code"], "answer": "Here.", "code": "x = 1"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    assert [row["move"] for row in run(str(file))] == ["probe", "ask"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: not an object"),
        (json.dumps(ROW | {"answer": None}), "line 1: answer"),
        (json.dumps(ROW | {"parts": "x"}), "line 1: parts"),
        (json.dumps(ROW | {"parts": [1]}), "line 1: parts"),
        (json.dumps(ROW | {"code": 1}), "line 1: code"),
        (json.dumps({name: value for name, value in ROW.items() if name != "id"}), "line 1: id"),
    ],
)
def test_it_names_the_line_and_the_field_that_are_wrong(line: str, wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(line)
    with pytest.raises(CommandError, match=wrong):
        run(str(file))


def test_it_says_when_there_is_no_such_file() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.jsonl"):
        run("nowhere.jsonl")
