"""What a report comes to: the sentence before the numbers, what to keep, and what to change next, each with a quote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.insights.parts import canonical
from interviews.insights.text import read
from interviews.models import Interview, Report
from interviews.reports import ReportInView, where
from interviews.reports.material import Question
from interviews.reports.reading import GOOD, Finding
from interviews.rubric import Review
from interviews.rubric.material import as_said, fold
from interviews.showing.lines import Number
from interviews.showing.parts import SAY, UNSEEN, not_said, part_name
from interviews.showing.pieces import Piece, gaps
from interviews.showing.seats import WORDS


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to change. `say`: a sentence for next time; `question`: where it can be practised."""

    title: str
    quote: str
    ref: Number | None
    entry: str
    why: str
    say: Sequence[Piece]
    question: Question


@dataclass(frozen=True, slots=True)
class Keep:
    """What worked best, in the user's own words."""

    text: str
    quote: str
    ref: Number | None
    entry: str


def sentence(view: ReportInView) -> list[str]:
    """What the whole comes to, said of the answers or questions and never of the person; before that, what is there."""
    answered, words = [question for question in view.questions if question.judged.enough], WORDS[view.interview.seat]
    if not view.questions or view.row is None:
        return []
    unjudged = _asks(view) and not view.judged
    if not answered:
        return [] if unjudged else [str(words.little)]
    if view.open:
        return [str(words.here), _("The scores are still to come.")]
    if view.state == Report.State.FAILED:
        return [str(words.here), _("The scores could not be made.")]
    if unjudged:
        return []
    judged = [(total.criterion.name, total.points) for total in view.totals if total.points is not None]
    if judged or _asks(view):
        return verdict(judged, view.interview.seat)
    part, count = _most_missing(answered)
    if not part:
        return [_("Every part of a full answer was heard.")]
    if len(answered) == 1:
        return [_("The answer stops without {part}.").format(part=part_name(part))]
    much = ngettext(
        "{count} of {all} answers stops without {part}.", "{count} of {all} answers stop without {part}.", count
    )
    return [much.format(count=count, all=len(answered), part=part_name(part))]


def verdict(judged: Iterable[tuple[str, float]], seat: str) -> list[str]:
    """What the points of criteria come to, each with its name; nothing where there are none."""
    ordered, words = sorted(judged, key=lambda each: each[1]), WORDS[seat]
    if not ordered:
        return []
    (worst, points), (best, _points) = ordered[0], ordered[-1]
    if points >= GOOD:
        return [str(sentence) for sentence in words.hold]
    return [str(words.carries).format(criterion=best), _("{criterion} has most to gain.").format(criterion=worst)]


def keep(view: ReportInView, numbers: Mapping[str, Number]) -> Keep | None:
    best = view.strength
    if best is None:
        return None
    quote = best.score.quotes[0]
    entry = where(quote, best.question) or ""
    text = best.score.reason or best.criterion.name
    return Keep(text, quote, numbers.get(entry), entry)


def _step(finding: Finding, view: ReportInView, numbers: Mapping[str, Number]) -> Step:
    """Quote, why, what to say, where to practise it."""
    question, score, criterion = finding.question, finding.score, finding.criterion
    quote = score.quotes[0] if score.quotes else _last_sentence(question)
    entry = where(quote, question) or ""
    full = criterion.anchors.get(5, "")
    why = score.reason or (str(WORDS[view.interview.seat].full).format(anchor=full) if full else "")
    review = view.reviews.get(question.number, Review())
    say = review.say or (review.stronger or _probe(question) if _asks(view) else _to_fill_in(question))
    title = _("Work on: {criterion}").format(criterion=criterion.name)
    return Step(title, quote, numbers.get(entry), entry, why, gaps(say), question)


def _measured_steps(view: ReportInView, numbers: Mapping[str, Number]) -> list[Step]:
    """Without a judge: the parts that are missing most often, each with the answer that lacks it."""
    answered = [question for question in view.questions if question.judged.enough]
    if view.judged or not answered or _asks(view):
        return []
    found: dict[str, Step] = {}
    for _count in range(2):
        part, count = _most_missing(answered, found)
        if not part:
            break
        question = next(each for each in answered if part in _open_parts(each))
        quote = _last_sentence(question)
        entry = where(quote, question) or ""
        title, why = not_said(part)
        if len(answered) > 1:
            why = _("{why} That is so in {count} of {all} answers.").format(why=why, count=count, all=len(answered))
        say = str(SAY.get(canonical(part), ""))
        found[part] = Step(title, quote, numbers.get(entry), entry, why, gaps(say), question)
    return list(found.values())


def _most_missing(answered: Iterable[Question], but: Iterable[str] = ()) -> tuple[str, int]:
    """The part that most answers lack, and how many do; "" when none lacks any."""
    counts: dict[str, int] = {}
    for question in answered:
        for part in _open_parts(question):
            if part not in but:
                counts[part] = counts.get(part, 0) + 1
    return max(counts.items(), key=lambda each: each[1], default=("", 0))


def _open_parts(question: Question) -> list[str]:
    return [part for part in question.reading.missing if canonical(part) != UNSEEN]


def _to_fill_in(question: Question) -> str:
    part = next(iter(_open_parts(question)), "")
    return str(SAY.get(canonical(part), "")) if part else ""


def _probe(question: Question) -> str:
    """The bank's question for what was not heard in a stretch; "" when all was."""
    part = next(iter(_open_parts(question)), "")
    return next((probe for each in question.parts if each.key == part for probe in each.probes), "")


def _asks(view: ReportInView) -> bool:
    """Whether the user was the one who interviewed."""
    return view.interview.seat == Interview.Seat.INTERVIEWER


def _last_sentence(question: Question) -> str:
    """In its very signs, as it stands in a reply."""
    sentences = read(question.judged.text).sentences
    folded = fold(sentences[-1]) if sentences else ""
    return next((said for reply in reversed(question.replies) if (said := as_said(folded, reply))), "")


def steps(view: ReportInView, numbers: Mapping[str, Number]) -> list[Step]:
    """At most two things to change: by the judge's scores, else by the parts that were not heard."""
    return [_step(finding, view, numbers) for finding in view.steps] or _measured_steps(view, numbers)
