"""`manage.py moves FILE --model NAME`: the move as a model in force makes it, or a plain word why not."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from interviews.llm import asking, registry
from tests import content
from tests.upstream import Upstream

ROW = {
    "id": "a",
    "lang": "en",
    "type": "BQ",
    "question": "Tell me about a time you failed.",
    "parts": ["situation", "task", "own_action", "measured_result", "reflection"],
    "answer": "We had an outage last year. It was bad, and we fixed it.",
}
MEASURED = {"id": "a", "move": "probe", "part": "own_action"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def upstream(settings: Any) -> Iterator[Upstream]:
    """A capable model named `good`, the default one."""
    with Upstream() as running:
        settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = running.url, ["good"]
        asking._breakers.clear()
        yield running
    asking._breakers.clear()


@pytest.fixture(autouse=True)
def house(settings: Any, request: pytest.FixtureRequest) -> None:
    settings.SCRIPTED_MODEL = settings.EMBEDDED_MODEL = True
    if "upstream" in request.fixturenames:
        request.getfixturevalue("upstream")
    content.load()
    registry.sync()


def run(directory: Path, model: str, *rows: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    file = directory / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows or (ROW,))))
    out, err = io.StringIO(), io.StringIO()
    call_command("moves", str(file), "--model", model, stdout=out, stderr=err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_it_prints_the_move_that_a_capable_model_names(upstream: Upstream, tmp_path: Path) -> None:
    upstream.text = "[[move: probe measured_result]]\nWhat changed because of it?"
    assert run(tmp_path, "good")[0] == [{"id": "a", "move": "probe", "part": "measured_result"}]
    asked = upstream.requests[0].body["messages"]
    assert ROW["answer"] in asked[-1]["content"]
    assert "probe measured_result" in json.dumps(asked)


def test_it_prints_the_preferred_move_when_the_model_names_none_or_one_that_is_not_on_offer(
    upstream: Upstream, tmp_path: Path
) -> None:
    for text in ("And what did you do?", "[[move: open]]\nHello.", "[[move: sing]]\nLa."):
        upstream.text = text
        assert run(tmp_path, "good")[0] == [MEASURED]


def test_it_asks_the_scripted_model_in_order(tmp_path: Path) -> None:
    rows = [ROW | {"id": number} for number in range(3)]
    assert run(tmp_path, "scripted", *rows)[0] == [MEASURED | {"id": number} for number in range(3)]


def test_it_measures_for_a_small_model_as_an_interview_does(tmp_path: Path) -> None:
    printed, said = run(tmp_path, "smollm2-135m")
    assert printed == [MEASURED]
    assert "smollm2-135m" in said


def test_it_says_which_row_a_model_failed_at(tmp_path: Path) -> None:
    broken = ROW | {"id": "b", "answer": str(ROW["answer"]) + " scripted:fail=error"}
    with pytest.raises(CommandError, match="b: MODEL_ERROR"):
        run(tmp_path, "scripted", ROW, broken)


def test_it_says_when_there_is_no_such_model(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nobody"):
        run(tmp_path, "nobody")
