"""What can be counted in what somebody said, as facts with a figure and what to do about it. Counted, never judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interviews.insights.measures import Measures, measure, talk_share
from interviews.insights.parts import canonical
from interviews.reports.material import Question
from interviews.rubric import interviewing
from interviews.showing.lines import Line
from interviews.showing.parts import UNSEEN, part_name

HEIGHT = 34
"""Of the small bars, in pixels."""
MOST_BARS = 12
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a small chart: `x` and `y` in pixels, `low` where there is something to do."""

    x: int
    y: int
    height: int
    low: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, what it counts, and what to do about it."""

    name: str
    figure: str
    unit: str
    note: str
    bars: Sequence[Bar] = ()


def facts(lines: Sequence[Line], seat: str, language: str, asked: Sequence[Question] = ()) -> list[Fact]:
    """The facts of an interview: of the answers of a candidate, of the talk for whoever interviews.

    Args:
        asked: what was asked, with the lines that answer it, or the stretches of whoever interviews. What a candidate
            says after the last answer is farewell, and no answer.
    """
    answers = {entry for each in asked for entry in each.entries} if seat == "candidate" else set()
    own = [line for line in lines if line.mine and (not answers or line.id in answers)]
    if not own:
        return []
    measures = [measure(line.content, language) for line in own]
    share = talk_share([(line.speaker, line.content) for line in lines], seat)
    if seat == "interviewer":
        return [*_interviewing(lines), *_evidence(asked), _share_of_interviewer(share), _length(own, measures)]
    known = any(each.language for each in measures)
    judged = [_results(own, measures, asked), _own_part(measures)] if known else []
    return [*judged, _length(own, measures), *([_softeners(measures)] if known else []), _share_of_candidate(share)]


def _interviewing(lines: Sequence[Line]) -> list[Fact]:
    """How somebody asked: openly, one thing at a time, taking up answers, without leading or unlawful questions."""
    found = interviewing([(line.speaker, line.content) for line in lines])
    if not found.questions:
        return []
    unit = ngettext("of {count} question", "of {count} questions", found.questions).format(count=found.questions)
    half = found.questions / 2
    facts = [
        Fact(
            _("Open questions"),
            str(found.open),
            unit,
            _("Begin more of them with what, how or when.")
            if found.open < half
            else _("They cannot be answered by yes."),
        ),
        Fact(
            _("One thing at a time"),
            str(found.single),
            unit,
            _("Ask the first, then wait.") if found.single < found.questions else _("Keep that."),
        ),
        Fact(
            _("Questions that take up an answer"),
            str(found.probing),
            unit,
            _("Stay with a word that was said.") if found.probing < half else _("You listened, and it can be heard."),
        ),
    ]
    for name, places, note in (
        (_("Leading questions"), found.leading, _("Ask without the answer in it: {lines}.")),
        (_("Questions that may not be asked"), found.unlawful, _("They have nothing to do with the work: {lines}.")),
    ):
        named = ", ".join(str(lines[place.line].number) for place in places[:MOST_NAMED])
        facts.append(Fact(name, str(len(places)), unit, note.format(lines=named) if places else _("None.")))
    return facts


def _evidence(asked: Sequence[Question]) -> list[Fact]:
    """Which parts of full answers the candidate was brought to tell: counted over the stretches, of what was heard."""
    wanted = [(part.key, part.key in each.reading.parts) for each in asked for part in each.parts]
    wanted = [(key, heard) for key, heard in wanted if canonical(key) != UNSEEN]
    if not wanted:
        return []
    open_ones = Counter(key for key, heard in wanted if not heard)
    most = [str(part_name(key, "interviewer")) for key, _count in open_ones.most_common(1)]
    unit = ngettext("of {count} part", "of {count} parts", len(wanted)).format(count=len(wanted))
    note = _("Least heard: {part}. Ask for it.").format(part=most[0]) if most else _("Every part was heard.")
    return [Fact(_("Evidence heard"), str(sum(heard for _key, heard in wanted)), unit, note)]


def _results(own: Sequence[Line], measures: Sequence[Measures], asked: Sequence[Question]) -> Fact:
    """In how many answers a result is stated: what was said to one question, in however many turns, is one answer."""
    of = {entry: each.number for each in asked for entry in each.entries}
    answers: dict[object, tuple[Line, bool]] = {}
    for line, each in zip(own, measures, strict=True):
        key = of.get(line.id, line.id)
        answers[key] = (line, bool(each.result) or answers.get(key, (line, False))[1])
    told = [result for _line, result in answers.values()]
    without = [str(line.number) for line, result in answers.values() if not result]
    named = ", ".join(without[:MOST_NAMED])
    note = _("Say in one sentence what changed: {lines}.").format(lines=named) if without else _("Keep that.")
    unit = ngettext("of {count} answer", "of {count} answers", len(told)).format(count=len(told))
    bars = _bars([HEIGHT if each else 4 for each in told], [not each for each in told])
    return Fact(_("Results stated"), str(sum(told)), unit, note, bars)


def _own_part(measures: Sequence[Measures]) -> Fact:
    own, team = sum(each.own for each in measures), sum(each.team for each in measures)
    note = _("Say who did it.") if team > own else _("Your own part can be heard.")
    return Fact(_("“I” and “we”"), f"{own} : {team}", "", note)


def _length(own: Sequence[Line], measures: Sequence[Measures]) -> Fact:
    words = [each.words for each in measures]
    longest = max(range(len(words)), key=words.__getitem__)
    note = _("The longest is {line}, with {words}.").format(line=own[longest].number, words=words[longest])
    top = max([*words, 1])
    bars = _bars([max(2, round(count / top * HEIGHT)) for count in words], [n == longest for n in range(len(words))])
    return Fact(_("Words a turn"), str(round(sum(words) / len(words))), _("on average"), note, bars)


def _softeners(measures: Sequence[Measures]) -> Fact:
    fillers, hedges = sum(each.fillers for each in measures), sum(each.hedges for each in measures)
    words = sum(each.words for each in measures) or 1
    a_hundred = round((fillers + hedges) / words * 100, 1)
    note = _("A pause says more.") if a_hundred > 2 else _("Few; nothing to do.")
    unit = _("fillers, {hedges} hedges").format(hedges=hedges)
    return Fact(_("Fillers and hedges"), str(fillers), unit, note)


def _share_of_candidate(share: float) -> Fact:
    note = _("The rest was the interviewer's.")
    return Fact(_("Your share of the talk"), f"{round(share * 100)} %", "", note)


def _share_of_interviewer(share: float) -> Fact:
    note = _("Ask shorter, and let the candidate talk.") if share > 0.4 else _("The candidate had room to talk.")
    return Fact(_("Your share of the talk"), f"{round(share * 100)} %", "", note)


def _bars(heights: Sequence[int], low: Sequence[bool]) -> list[Bar]:
    """A bar for each of the last turns."""
    last = list(zip(heights, low, strict=True))[-MOST_BARS:]
    return [Bar(n * 12, HEIGHT - height, height, is_low) for n, (height, is_low) in enumerate(last)]
