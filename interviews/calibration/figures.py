"""The figures of what a judge said about a set, beside counting words. Not here: how they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from interviews import rubric
from interviews.calibration.judging import Passes
from interviews.calibration.moves import Case, cases
from interviews.calibration.sets import Answer, LabelledSet
from interviews.insights.text import read
from interviews.reports.material import Criterion
from interviews.rubric import Score, Verdict
from interviews.rubric.agreement import Agreement, Judged, agreement

ORDER, ABOVE_WORDS = 0.85, 0.10
"""What the order of pairs within one interview must reach, and by how much it must be above counting words."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a set.

    Attributes:
        said: of the scores that the judge gave, before the rules of evidence lowered or dropped some (`lowered`).
        languages: the same as `judge`, of the answers of one language; empty where there is only one.
        quotes, claimed: so many quotes stood word for word, of so many.
        none: judgements of labelled answers without evidence; they count as the lowest level.
    """

    judge: Agreement
    said: Agreement
    words: Agreement
    languages: Sequence[tuple[str, Agreement, Agreement]]
    cases: Sequence[Case]
    quotes: int
    claimed: int
    none: int
    lowered: int

    @property
    def validity(self) -> float | None:
        """The share of the judge's quotes that stand."""
        return round(self.quotes / self.claimed, 3) if self.claimed else None

    @property
    def short(self) -> list[str]:
        """What does not hold that must, in words; empty when all does."""
        found = [f"{case.move}: {case}" for case in self.cases if not case.held]
        order, words = self.judge.order, self.words.order
        if order is not None and order < ORDER:
            found.append(f"pair order {order:.2f} is below {ORDER}")
        if order is not None and words is not None and round(order - words, 3) < ABOVE_WORDS:
            found.append(f"pair order {order:.2f} is not {ABOVE_WORDS:.2f} above counting words ({words:.2f})")
        return found


@dataclass(frozen=True, slots=True)
class _Row:
    answer: Answer
    criterion: Criterion
    claimed: int
    said: float | None
    verdicts: Sequence[Verdict]
    score: Score

    def judged(self, score: float | None) -> Judged:
        """Beside its label; no score counts as the lowest."""
        return Judged(self.answer.interview, self.answer.labels[self.criterion.key], score or 1.0)


def figures(labelled: LabelledSet, passes: Passes) -> Figures:
    """The figures of what a judge said about a set."""
    rows = [_row(answer, criterion, passes) for answer, criterion in labelled.pairs()]
    points = {(row.answer.id, row.criterion.key): row.score.points for row in rows}
    told = [row for row in rows if row.criterion.key in row.answer.labels]
    languages = sorted({row.answer.language for row in told})
    parts = [
        (language, *_agreements([row for row in told if row.answer.language == language])) for language in languages
    ]
    judge, words = _agreements(told)
    return Figures(
        judge,
        agreement([row.judged(row.said) for row in told]),
        words,
        parts if len(parts) > 1 else [],
        cases(labelled.moves, points),
        sum(len(each.quotes) for row in rows for each in row.verdicts),
        sum(row.claimed for row in rows),
        sum(row.score.points is None for row in told),
        sum(row.said is not None and row.score.points != row.said for row in told),
    )


def _row(answer: Answer, criterion: Criterion, passes: Passes) -> _Row:
    said = passes.get((answer.id, criterion.key), ())
    verdicts = [rubric.verdict(each, answer.material, answer.language) for each in said]
    claimed = sum(len(each["quotes"]) for each in said if isinstance(each.get("quotes"), list))
    given = [each.get("score") for each in said]
    points = [score for score in given if isinstance(score, int) and 1 <= score <= 5]
    median = float(median_low(points)) if 2 * len(points) > len(given) else None
    return _Row(answer, criterion, claimed, median, verdicts, rubric.score(verdicts) if verdicts else Score())


def _agreements(rows: Sequence[_Row]) -> tuple[Agreement, Agreement]:
    """Of the judge, and of counting words, which is on no scale of levels."""
    counted = agreement([row.judged(float(read("\n".join(row.answer.replies)).words)) for row in rows])
    words = Agreement(counted.count, None, counted.rho, None, counted.order)
    return agreement([row.judged(row.score.points) for row in rows]), words
