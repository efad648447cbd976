"""A report as a value: what was found so far, and the sums over it. Read from the rows, with a fixed number of queries.

Not here: its words for people (`showing.report`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interviews import ledger, rubric
from interviews.ledger import Transcript
from interviews.models import Interview, Report, Section
from interviews.reports import seats
from interviews.reports.material import Criterion, Question
from interviews.reports.queue import PARTS
from interviews.rubric import Review, Score
from interviews.rubric.scores import average, overall

GOOD = 4.0
"""Points from which a criterion needs no next step."""

MOST_STEPS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion in one answer."""

    criterion: Criterion
    question: Question
    score: Score


@dataclass(frozen=True, slots=True)
class Total:
    """One criterion over all answers. `low` and `high` are apart where the passes did not agree."""

    criterion: Criterion
    findings: Sequence[Finding]

    @property
    def points(self) -> float | None:
        return average(finding.score for finding in self.findings)

    @property
    def ranges(self) -> bool:
        return any(finding.score.ranges for finding in self.findings)

    @property
    def low(self) -> float | None:
        return average(Score(each.score.low) for each in self.findings)

    @property
    def high(self) -> float | None:
        return average(Score(each.score.high) for each in self.findings)

    @property
    def weakest(self) -> Finding | None:
        """The answer with the lowest score; one that was quoted before one that was not."""
        judged = [finding for finding in self.findings if finding.score.points is not None]
        return min(judged, key=lambda each: (each.score.points, not each.score.quotes), default=None)


@dataclass(frozen=True, slots=True)
class ReportInView:
    """What is there of a report. `row` None: none was asked for."""

    interview: Interview
    row: Report | None
    transcript: Transcript
    questions: Sequence[Question]
    totals: Sequence[Total] = ()
    reviews: Mapping[int, Review] = field(default_factory=dict)
    made: int = 0
    before: Mapping[str, float] = field(default_factory=dict)

    @property
    def state(self) -> str:
        return self.row.state if self.row else ""

    @property
    def open(self) -> bool:
        """Whether more is to come."""
        return self.state in (Report.State.WAITING, Report.State.MAKING)

    @property
    def judged(self) -> bool:
        return bool(self.row and self.row.judged)

    @property
    def overall(self) -> float | None:
        return overall((total.criterion.weight, total.points) for total in self.totals)

    @property
    def strength(self) -> Finding | None:
        """The best that can be quoted."""
        quoted = [each for total in self.totals for each in total.findings if each.score.quotes and each.score.points]
        return max(quoted, key=lambda each: (each.score.points, each.criterion.weight), default=None)

    @property
    def steps(self) -> Sequence[Finding]:
        """The weakest answer of each of the weakest criteria."""
        open_ones = [total for total in self.totals if total.points is not None and total.points < GOOD]
        weakest = sorted(open_ones, key=lambda total: (total.points, -total.criterion.weight))
        return [finding for total in weakest if (finding := total.weakest)][:MOST_STEPS]


def newest(interview: Interview) -> Report | None:
    """The report that is shown: the newest."""
    return Report.objects.filter(interview=interview).order_by("-number").first()


def view(interview: Interview) -> ReportInView:
    """Read the newest report of an interview, and what it is about."""
    transcript, row = ledger.transcript(interview), newest(interview)
    asked = seats.questions(interview, transcript.entries)
    if row is None:
        return ReportInView(interview, None, transcript, asked)
    by_number = {question.number: question for question in asked}
    found = Section.objects.filter(report=row).exclude(criterion=PARTS)
    sections = [each for each in found if each.question in by_number]
    criteria = [Criterion.of(each) for each in row.rubric]
    totals = [
        Total(
            criterion,
            [
                Finding(criterion, by_number[section.question], _score(section))
                for section in sections
                if section.criterion == criterion.key
            ],
        )
        for criterion in criteria
    ]
    reviews = {section.question: _review(section) for section in sections if not section.criterion}
    return ReportInView(interview, row, transcript, asked, totals, reviews, len(sections), _before(interview, row))


def _score(section: Section) -> Score:
    told = json.loads(section.content)
    return Score(section.points, section.low, section.high, tuple(told["quotes"]), told["reason"])


def _review(section: Section) -> Review:
    told = json.loads(section.content)
    worked = tuple((each["quote"], each["why"]) for each in told["worked"])
    return Review(worked, tuple(told["missing"]), told["stronger"], told["say"])


def _before(interview: Interview, row: Report) -> dict[str, float]:
    """The points a criterion that the owner's last judged interview of this kind had, under the same rubric."""
    earlier = Section.objects.filter(
        report__interview__owner_id=interview.owner_id,
        report__interview__type_code=interview.type_code,
        report__interview__seat=interview.seat,
        report__interview__created__lt=interview.created,
        report__state=Report.State.DONE,
        report__rubric_version=row.rubric_version,
        points__isnull=False,
    ).order_by("-report__interview__created", "-report__number")
    found: dict[str, list[float]] = {}
    last = None
    for report, criterion, points in earlier.values_list("report_id", "criterion", "points")[:200]:
        last = last or report
        if report == last and points is not None:
            found.setdefault(criterion, []).append(points)
    return {criterion: round(sum(points) / len(points), 1) for criterion, points in found.items()}


def where(quote: str, question: Question) -> str | None:
    """The id of the line of this question that holds the quote; None when none does."""
    folded = rubric.fold(quote)
    said = zip(question.entries, question.replies, strict=True)
    return next((entry for entry, reply in said if folded in rubric.fold(reply)), None)
