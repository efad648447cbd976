"""The format of sets that label whole interviews: each criterion low, medium or high. Described in docs/reports.md.

All that was said to all questions is judged as one answer, one criterion a call, as far as it is not too long.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from interviews.calibration.moves import Move, Rule
from interviews.calibration.sets import LEVELS, Answer, LabelledSet, Unusable, checked
from interviews.reports.material import Criterion

FILES = ("interviews.jsonl.gz", "interviews.jsonl")

LONGEST = 12_000
"""Characters of replies, and of questions, that are judged; turns beyond are left out whole."""

DEBASED = "-debase"
"""End of the name of a test whose turns take back what those of the test without it added."""

_RULES: Mapping[str, Rule] = {"up": "toward", "down": "away"}

Rubrics = Mapping[str, Mapping[str, Criterion]]


def holds(folder: Path) -> bool:
    """Whether a folder has this format."""
    return any((folder / name).is_file() for name in FILES)


def load(folder: Path) -> LabelledSet:
    """Read a set.

    Raises:
        Unusable: naming what is wrong and where.
    """
    rubrics = {path.stem: _rubric(path) for path in sorted((folder / "rubrics").glob("*.json"))}
    answers = [_interview(row, rubrics, where) for where, row in _lines(folder)]
    tests = _Tests(folder / "judge-tests", rubrics)
    tests.read()
    return checked([*answers, *tests.answers.values()], tests.moves)


class _Tests:
    """The judge tests of a folder: turns after an interview, and what they must do to its scores."""

    def __init__(self, folder: Path, rubrics: Rubrics) -> None:
        self._folder = folder
        self._rubrics = rubrics
        self._turns: dict[str, Sequence[Any]] = {}
        self.answers: dict[str, Answer] = {}
        self.moves: list[Move] = []

    def read(self) -> None:
        for path in sorted((self._folder / "base-interviews").glob("*.json")):
            self._add(path.stem, _object(path, list), path.name)
        paths = sorted(self._folder.glob("*.json"), key=lambda path: (path.stem.endswith(DEBASED), path.stem))
        for path in paths:
            data = _object(path)
            for base, test in _map(data.get("tests", data), path.name).items():
                if base not in self._turns:
                    raise Unusable(f"{path.name}: {base}: there is no such file in base-interviews")
                self._test(path.stem, base, _map(test, f"{path.name}: {base}"), f"{path.name}: {base}")

    def _test(self, name: str, base: str, test: Mapping[str, Any], where: str) -> None:
        id = f"{name}/{base}"
        if "rubric" in test:
            self._add(id, self._turns[base], where, rubric=str(test["rubric"]))
            self.moves.append(Move(name, id, [str(test.get("dimension"))], "nothing"))
            return
        before = f"{name.removesuffix(DEBASED)}/{base}" if name.endswith(DEBASED) else base
        if before not in self._turns:
            raise Unusable(f"{where}: there is no {name.removesuffix(DEBASED)} that it takes back")
        turns = [{"role": role, "message": test.get(f"{role}_turn")} for role in ("interviewer", "applicant")]
        self._add(id, [*self._turns[before], *turns], where)
        told = test.get("belief_update")
        if told is None:
            keys = [criterion.key for criterion in self.answers[id].criteria]
            self.moves.append(Move(name, id, keys, "within", 0.25, before))
            return
        try:
            rule, level = _RULES[told["direction"]], LEVELS[told["level"]]
            self.moves.append(Move(name, id, [told["dimension"]], rule, level, before))
        except (KeyError, TypeError) as exc:
            raise Unusable(f"{where}: belief_update: dimension, level and direction are needed") from exc

    def _add(self, id: str, turns: Sequence[Any], where: str, rubric: str | None = None) -> None:
        self._turns[id] = turns
        self.answers[id] = _answer(id, id, turns, self._rubrics, rubric or _profession(id.rpartition("/")[2]), where)


def _interview(row: Mapping[str, Any], rubrics: Rubrics, where: str) -> Answer:
    labels = _map(row.get("archetype"), f"{where}: archetype")
    wrong = next((key for key, level in labels.items() if level not in LEVELS), None)
    if wrong:
        raise Unusable(f"{where}: archetype: {wrong}: low, medium or high is needed")
    names = [row.get("resume_id"), row.get("archetype_id")]
    if not all(isinstance(name, str) for name in names):
        raise Unusable(f"{where}: resume_id and archetype_id: text is needed")
    id = "/".join(str(name) for name in names)
    points = {key: LEVELS[level] for key, level in labels.items()}
    return _answer(id, id, row.get("turns"), rubrics, _profession(str(names[0])), where, points)


def _answer(
    id: str,
    interview: str,
    turns: Any,
    rubrics: Rubrics,
    profession: str,
    where: str,
    labels: Mapping[str, float] | None = None,
) -> Answer:
    if profession not in rubrics:
        raise Unusable(f"{where}: there is no rubrics/{profession}.json")
    asked, said = _said(turns, "interviewer", where), _said(turns, "applicant", where)
    question = "\n".join(f"{number}. {text}" for number, text in enumerate(asked, 1))
    return Answer(id, interview, "en", question, said, list(rubrics[profession].values()), labels or {})


def _said(turns: Any, role: str, where: str) -> list[str]:
    """What one side said, whole turns up to the longest that is judged."""
    if not isinstance(turns, list) or not all(
        isinstance(turn, dict) and isinstance(turn.get("message"), str) and isinstance(turn.get("role"), str)
        for turn in turns
    ):
        raise Unusable(f"{where}: turns: each needs a role and a message")
    found, length = [], 0
    for turn in turns:
        if turn["role"] == role:
            length += len(turn["message"])
            if length > LONGEST:
                break
            found.append(turn["message"])
    return found


def _rubric(path: Path) -> Mapping[str, Criterion]:
    found = {}
    for key, levels in _object(path).items():
        told = _map(levels, f"{path.name}: {key}")
        if not all(isinstance(told.get(level), str) for level in LEVELS):
            raise Unusable(f"{path.name}: {key}: low, medium and high are needed")
        anchors = {int(points): told[level] for level, points in LEVELS.items()}
        found[key] = Criterion(key, key.replace("_", " ").capitalize(), 1, anchors)
    return found


def _profession(id: str) -> str:
    return id.rpartition("_")[0]


def _lines(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    path = next(folder / name for name in FILES if (folder / name).is_file())
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                where = f"{path.name}, line {number}"
                yield where, _map(json.loads(line), where)
    except (ValueError, EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise exc if isinstance(exc, Unusable) else Unusable(f"{path.name}: {exc}") from exc


def _object(path: Path, kind: type = dict) -> Any:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as exc:
        raise Unusable(f"{path.name}: {exc}") from exc
    if not isinstance(data, kind):
        raise Unusable(f"{path.name}: {'a list' if kind is list else 'an object'} is needed")
    return data


def _map(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unusable(f"{where}: an object is needed")
    return value
