"""Measures a judge on labelled answers: agreement, evidence, cost and time, beside counting words. Writes no rows.

A set is a folder of `*.jsonl`. A line is one answer:

    {"id", "interview", "lang", "question", "replies": [text], "level"?,
     "criteria": [{"key", "name", "anchors": {"1", "3", "5"}}], "labels": {key: 1 to 5}}

Judgements can be kept (`--record FILE`) and read instead of asking again (`--replay FILE`): lines
`{"id", "criterion", "passes": [what the model said, as JSON]}`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews import rubric
from interviews.insights.text import read
from interviews.reports.material import Criterion
from interviews.rubric import Score
from interviews.rubric.agreement import Agreement, Judged, agreement

Passes = dict[tuple[str, str], list[Mapping[str, Any]]]
"""(answer, criterion) → what the judge said, a pass each."""


class Unusable(ValueError):
    """A line of a set is not as it must be; the message names file, line and field."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer with its labels."""

    id: str
    interview: str
    language: str
    question: str
    level: str
    replies: Sequence[str]
    criteria: Sequence[Criterion]
    labels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What came of a set. `quotes` of `claimed` stood word for word; `none`: judgements without evidence."""

    judge: Agreement
    words: Agreement
    quotes: int
    claimed: int
    none: int

    @property
    def validity(self) -> float | None:
        """The share of the judge's quotes that stand."""
        return round(self.quotes / self.claimed, 3) if self.claimed else None


def load(folder: Path) -> list[Labelled]:
    """Read a set.

    Raises:
        Unusable: naming what is wrong and where.
    """
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                found.append(_labelled(line, f"{path.name}, line {number}"))
    if not found:
        raise Unusable(f"{folder}: there is no *.jsonl with a line in it")
    return found


def _labelled(line: str, where: str) -> Labelled:
    try:
        data = json.loads(line)
        criteria = [Criterion.of({"weight": 1, **each}) for each in data["criteria"]]
        labels = {key: float(value) for key, value in data["labels"].items()}
        texts = {name: data[name] for name in ("id", "interview", "lang", "question")}
        replies = [str(each) for each in data["replies"]]
    except (ValueError, TypeError, AttributeError) as exc:
        raise Unusable(f"{where}: {exc}") from exc
    except KeyError as exc:
        raise Unusable(f"{where}: {exc.args[0]}: is missing") from exc
    if not all(isinstance(value, str) for value in texts.values()):
        raise Unusable(f"{where}: id, interview, lang and question: text is needed")
    return Labelled(
        texts["id"],
        texts["interview"],
        texts["lang"],
        texts["question"],
        str(data.get("level", "mid")),
        replies,
        criteria,
        labels,
    )


def pairs(answers: Sequence[Labelled]) -> Iterator[tuple[Labelled, Criterion]]:
    """Each answer with each criterion that it has a label for."""
    for answer in answers:
        for criterion in answer.criteria:
            if criterion.key in answer.labels:
                yield answer, criterion


def calibrated(answers: Sequence[Labelled], passes: Passes) -> Calibrated:
    """The figures of what a judge said about a set; what it gave no score to counts as the lowest."""
    judged, words, quotes, claimed, none = list[Judged](), list[Judged](), 0, 0, 0
    for answer, criterion in pairs(answers):
        material = rubric.material(answer.replies, question=answer.question, language=answer.language)
        said = passes.get((answer.id, criterion.key), [])
        verdicts = [rubric.verdict(each, material, answer.language) for each in said]
        found = rubric.score(verdicts) if verdicts else Score()
        claimed += sum(len(each.get("quotes") or ()) for each in said if isinstance(each.get("quotes"), list))
        quotes += sum(len(each.quotes) for each in verdicts)
        none += found.points is None
        label = answer.labels[criterion.key]
        judged.append(Judged(answer.interview, label, found.points or 1.0))
        words.append(Judged(answer.interview, label, float(read("\n".join(answer.replies)).words)))
    counted = agreement(words)
    return Calibrated(
        agreement(judged), Agreement(counted.count, None, counted.rho, None, counted.order), quotes, claimed, none
    )


def kept(passes: Passes) -> str:
    """Judgements as lines to replay."""
    rows = ({"id": answer, "criterion": key, "passes": said} for (answer, key), said in passes.items())
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def replayed(path: Path) -> Passes:
    """Judgements that were kept."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {(row["id"], row["criterion"]): row["passes"] for row in rows}
