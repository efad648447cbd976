"""The format of our own sets: a folder of `*.jsonl`, one answer a line. Described in docs/reports.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interviews.calibration.moves import Move, Rule
from interviews.calibration.sets import Answer, LabelledSet, Unusable, checked
from interviews.calibration.versions import Rubric
from interviews.reports.material import Criterion

BESIDE: Mapping[str, tuple[Rule, str, float]] = {
    "same_as": ("within", "within", 0.25),
    "below": ("below", "by", 1.0),
    "above": ("above", "by", 1.0),
}
"""A field that names another answer → what must hold beside it, the field that says how much, and how much else."""

_INHERITED = ("interview", "lang", "type", "level", "question", "criteria")

Row = Mapping[str, Any]


def load(folder: Path, rubric: Rubric) -> LabelledSet:
    """Read a set; `rubric` has the criteria of answers that name none.

    Raises:
        Unusable: naming what is wrong and where.
    """
    found = [
        (f"{path.name}, line {number}", row) for path in sorted(folder.glob("*.jsonl")) for number, row in _rows(path)
    ]
    if not found:
        raise Unusable(f"{folder}: there is no *.jsonl with a line in it")
    known = {str(row.get("id")): row for _, row in found}
    whole = [(where, _whole(row, known, where)) for where, row in found]
    answers = [_answer(row, rubric, where) for where, row in whole]
    moves = [move for where, row in whole if (move := _move(row, known, where))]
    return checked(answers, moves)


def _rows(path: Path) -> list[tuple[int, Row]]:
    found = list[tuple[int, Row]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as exc:
                raise Unusable(f"{path.name}, line {number}: {exc}") from exc
            if not isinstance(row, dict):
                raise Unusable(f"{path.name}, line {number}: an object is needed")
            found.append((number, row))
    return found


def _whole(row: Row, known: Mapping[str, Row], where: str) -> Row:
    """The row with what it takes over from the answer that it stands beside."""
    name = next((field for field in BESIDE if field in row), None)
    if name is None:
        return row
    base = known.get(str(row[name]))
    if base is None:
        raise Unusable(f"{where}: {name}: there is no answer {row[name]}")
    return {field: base[field] for field in _INHERITED if field in base} | dict(row)


def _answer(row: Row, rubric: Rubric, where: str) -> Answer:
    try:
        texts = {name: row[name] for name in ("id", "interview", "lang", "question")}
        replies = row["replies"]
        kind, named = str(row.get("type", "")), row.get("criteria")
        labels = {key: float(value) for key, value in row.get("labels", {}).items()}
        own = None if named is None else [Criterion.of({"weight": 1, **each}) for each in named]
        if own is None and not kind:
            raise KeyError("criteria")
    except (ValueError, TypeError, AttributeError) as exc:
        raise Unusable(f"{where}: {exc}") from exc
    except KeyError as exc:
        raise Unusable(f"{where}: {exc.args[0]}: is missing") from exc
    if not all(isinstance(value, str) for value in texts.values()):
        raise Unusable(f"{where}: id, interview, lang and question: text is needed")
    if not isinstance(replies, list) or not all(isinstance(each, str) for each in replies):
        raise Unusable(f"{where}: replies: a list of texts is needed")
    if not all(1 <= value <= 5 for value in labels.values()):
        raise Unusable(f"{where}: labels: 1 to 5 is needed")
    if own is None and not rubric.criteria(kind, texts["lang"]):
        raise Unusable(f"{where}: type: there is no type {kind}")
    return Answer(
        texts["id"],
        texts["interview"],
        texts["lang"],
        texts["question"],
        replies,
        rubric.criteria(kind, texts["lang"]) if own is None else own,
        labels,
        kind,
        rubric.type_name(kind, texts["lang"]) or "interview",
        str(row.get("level", "mid")),
    )


def _move(row: Row, known: Mapping[str, Row], where: str) -> Move | None:
    """What must hold of this answer, if it says so."""
    name = next((field for field in BESIDE if field in row), None)
    if name is None and not row.get("nothing"):
        return None
    base = str(row[name]) if name else None
    on = row.get("on") or list((known[base] if base else row).get("labels", {}))
    if not isinstance(on, list) or not on:
        raise Unusable(f"{where}: on: a list of criteria is needed")
    if name is None:
        return Move(str(row.get("test", "nothing to judge")), str(row["id"]), on, "nothing")
    rule, how_much, least = BESIDE[name]
    try:
        by = float(row.get(how_much, least))
    except (ValueError, TypeError) as exc:
        raise Unusable(f"{where}: {how_much}: a number is needed") from exc
    return Move(str(row.get("test", name.replace("_", " "))), str(row["id"]), on, rule, by, base)
