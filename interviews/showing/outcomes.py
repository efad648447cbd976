"""How interviews went, for the rows of a list: a sentence and the score of each. At most three queries for them all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interviews import worker
from interviews.models import Interview, Report, Section
from interviews.reports.material import Criterion
from interviews.reports.queue import OPEN, PARTS
from interviews.rubric import Score
from interviews.rubric.scores import average, overall
from interviews.showing.changing import verdict
from interviews.showing.seats import WORDS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row says of its interview. `points`: the report's, where somebody judged."""

    sentence: str
    points: float | None = None


NONE = Outcome("")


def outcomes(interviews: Collection[Interview]) -> Mapping[str, Outcome]:
    """Session → how it went, of those interviews that have a report."""
    newest = {
        report.interview_id: report
        for report in Report.objects.filter(interview__in=[each.pk for each in interviews]).order_by("number")
    }
    found: dict[object, list[Section]] = {}
    figures = Section.objects.filter(report__in=newest.values()).exclude(criterion="").defer("content")
    for section in figures.order_by("question"):
        found.setdefault(section.report_id, []).append(section)
    late = any(report.state in OPEN for report in newest.values()) and not worker.alive()
    return {
        each.session_id: _outcome(each, report, found.get(report.pk, []), late)
        for each in interviews
        if (report := newest.get(each.pk))
    }


def _outcome(interview: Interview, report: Report, sections: Sequence[Section], late: bool) -> Outcome:
    if report.state in OPEN:
        said = _("Your answers are here; the scores are delayed.") if late else _("The report is being made.")
        return Outcome(said)
    if report.state == Report.State.FAILED:
        return Outcome(_("The scores could not be made."))
    scores = [
        (each, average(Score(found.points) for found in sections if found.criterion == each.key))
        for each in map(Criterion.of, report.rubric)
    ]
    carried = verdict([(each.name, points) for each, points in scores if points is not None], interview.seat)
    if carried:
        return Outcome(" ".join(carried), overall((each.weight, points) for each, points in scores))
    parts = [each for each in sections if each.criterion == PARTS]
    heard, of = sum(each.low or 0 for each in parts), sum(each.high or 0 for each in parts)
    if of:
        return Outcome(_("{heard} of {of} parts of full answers were heard.").format(heard=heard, of=of))
    return Outcome("" if interview.seat == Interview.Seat.INTERVIEWER else str(WORDS[interview.seat].little))
