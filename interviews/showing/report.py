"""A report in words: its criteria and each answer. For page and REST. What it comes to: `changing`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from interviews import worker
from interviews.insights.parts import canonical
from interviews.models import Report
from interviews.reports import ReportInView, where
from interviews.reports.material import Question
from interviews.reports.queue import capable
from interviews.reports.reading import GOOD, Finding, Total
from interviews.rubric import Review
from interviews.showing import changing, made_by
from interviews.showing.changing import Keep, Step
from interviews.showing.lines import Line, Number
from interviews.showing.parts import UNSEEN, part_name
from interviews.showing.pieces import Piece, gaps, marked
from interviews.showing.seats import WORDS, Words
from prompts import catalog

LOW = 3.0
"""Points below which a criterion is marked as one to work on."""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion. `figure`: its points or range in words; `said`: what the user gave themselves."""

    key: str
    name: str
    points: float | None
    high: float | None
    figure: str
    next: str
    refs: Sequence[Number]
    quotes: Sequence[tuple[str, str, int]]
    said: int | None
    before: float | None
    low: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Something that worked: why, and the line that shows it."""

    text: str
    ref: Number | None
    quote: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One question, what was said to it, and what can be said about that; of somebody who interviews, one stretch."""

    number: int
    question: Question
    replies: Sequence[tuple[Number | None, Sequence[Piece]]]
    heard: Sequence[str | Promise]
    missing: Sequence[str | Promise]
    scores: Sequence[Finding]
    worked: Sequence[Note]
    notes: Sequence[str]
    stronger: Sequence[Piece]
    say: str
    full: str

    @property
    def answered(self) -> bool:
        return bool(self.replies)


@dataclass(frozen=True, slots=True)
class Shown:
    """All of a report that pages and REST show.

    `waiting_for_worker`: nobody is there to make it; `made` of `sections` are ready; `judgeable`: nobody judged, and
    a model could now; `words`: what the seat calls things.
    """

    view: ReportInView
    words: Words
    sentence: Sequence[str]
    keep: Keep | None
    steps: Sequence[Step]
    rows: Sequence[Row]
    answers: Sequence[Answered]
    unjudged: str
    judgeable: bool
    waiting_for_worker: bool

    @property
    def row(self) -> Report | None:
        return self.view.row

    @property
    def unread(self) -> bool:
        """Whether the report is whole and nobody judged what is in it: there are no scores to show."""
        return _unread(self.view)

    @property
    def prompts(self) -> str:
        """The prompts that a judged report was made with."""
        return made_by.prompts(self.row) if self.row else ""

    @property
    def sections(self) -> int:
        return self.view.row.sections if self.view.row else 0

    @property
    def quotes(self) -> int:
        return sum(len(row.quotes) for row in self.rows)

    @property
    def ratable(self) -> Sequence[Row]:
        """The criteria that the user has not rated yet."""
        return [row for row in self.rows if row.said is None]


def shown(view: ReportInView, lines: Sequence[Line]) -> Shown:
    """Put a report into words, in the language of the page."""
    numbers = {line.id: line.number for line in lines}
    judgeable = _unread(view) and capable(view.interview) is not None
    return Shown(
        view=view,
        words=WORDS[view.interview.seat],
        sentence=changing.sentence(view),
        keep=changing.keep(view, numbers),
        steps=changing.steps(view, numbers),
        rows=[_row(total, view, numbers) for total in view.totals],
        answers=[_answered(question, view, numbers) for question in view.questions],
        unjudged=_unjudged(view, judgeable),
        judgeable=judgeable,
        waiting_for_worker=view.open and not worker.alive(),
    )


def _unread(view: ReportInView) -> bool:
    return view.state == Report.State.DONE and not view.judged and bool(view.questions)


def _unjudged(view: ReportInView, judgeable: bool) -> str:
    """What this report does not hold, said plainly."""
    if view.row is not None and view.state == Report.State.FAILED:
        if not view.row.error_message:
            return _("This report could not be made: a fault on our side. Whoever runs this site finds it in the log.")
        return _("The model that judges could not be reached: {message}").format(message=view.row.error_message)
    words = WORDS[view.interview.seat]
    return str(words.unread if judgeable else words.unjudged) if _unread(view) else ""


# -- criteria ------------------------------------------------------------------------------------


def _row(total: Total, view: ReportInView, numbers: Mapping[str, Number]) -> Row:
    quotes = [
        (quote, where(quote, finding.question) or "", finding.question.number)
        for finding in total.findings
        for quote in finding.score.quotes
    ]
    refs = dict.fromkeys(numbers[entry] for _, entry, _ in quotes if entry in numbers)
    points, ranges = total.points, total.ranges
    rating = view.row.self_rating if view.row else {}
    said = rating.get(total.criterion.key)
    return Row(
        key=total.criterion.key,
        name=total.criterion.name,
        points=total.low if ranges else points,
        high=total.high if ranges else None,
        figure=_figure(total),
        next=_next(total, view),
        refs=list(refs)[:3],
        quotes=quotes,
        said=said if isinstance(said, int) else None,
        before=view.before.get(total.criterion.key),
        low=points is not None and points < LOW,
    )


def _figure(total: Total) -> str:
    if total.points is None:
        return _("no score")
    if total.ranges and total.low is not None and total.high is not None:
        return _("{low} to {high}").format(low=f"{total.low:g}", high=f"{total.high:g}")
    return f"{total.points:.1f}"


def _next(total: Total, view: ReportInView) -> str:
    """What to do about a criterion."""
    if not total.findings:
        return _("Still being read.") if view.open else ""
    if total.points is None:
        return str(WORDS[view.interview.seat].no_evidence)
    if total.points >= GOOD:
        return _("Keep it.")
    weakest = total.weakest
    return (weakest.score.reason if weakest else "") or total.criterion.anchors.get(5, "")


# -- answers -------------------------------------------------------------------------------------


def _answered(question: Question, view: ReportInView, numbers: Mapping[str, Number]) -> Answered:
    parts, seat = [part.key for part in question.parts if canonical(part.key) != UNSEEN], view.interview.seat
    scores = [each for total in view.totals for each in total.findings if each.question.number == question.number]
    review = view.reviews.get(question.number, Review())
    quotes = [quote for each in scores for quote in each.score.quotes] + [quote for quote, _ in review.worked]
    return Answered(
        number=question.number,
        question=question,
        replies=[
            (numbers.get(entry), marked(reply, quotes))
            for entry, reply in zip(question.entries, question.replies, strict=True)
        ],
        heard=[part_name(key, seat) for key in parts if key in question.reading.parts],
        missing=[part_name(key, seat) for key in parts if key not in question.reading.parts],
        scores=scores,
        worked=[_note(quote, why, question, numbers) for quote, why in review.worked],
        notes=review.missing,
        stronger=gaps(review.stronger),
        say=review.say,
        full=_full_answer(question, view),
    )


def _full_answer(question: Question, view: ReportInView) -> str:
    """What a full answer to a question of the bank sounds like, "" for others."""
    bank = catalog.questions(view.interview.type_code, view.interview.language)
    return next((each.full_answer for each in bank if each.key == question.key), "")


def _note(quote: str, why: str, question: Question, numbers: Mapping[str, Number]) -> Note:
    return Note(why, numbers.get(where(quote, question) or ""), quote)
