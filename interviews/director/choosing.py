"""The rules of an interviewer: which move is next, and which others would do. Values in, values out.

Budgets a question: two probes, of two parts where anything was told; redirects and clarifications have their own, and
so have the wish for the short version and the words about code that is not what was asked for. Only three things leave
a question: it is sufficiently answered, its probes are used up, or the time is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.director.course import Course, Topic
from interviews.director.moves import Clock, Move
from interviews.director.pacing import Pace, pace, room_for
from interviews.director.plan import STORY, Plan, Planned, asks_whether, wants_story
from interviews.insights.naming import has_class
from interviews.insights.parts import canonical
from interviews.insights.reading import Heard
from interviews.insights.replies import hums
from interviews.insights.text import read

PROBES = 2
REDIRECTS = 2
SILENCES = 2
"""Silences after which a question is left; one more where the last is a hum."""
CLARIFICATIONS = 2
CLARIFICATIONS_OF_CODE = 5
CODE = Move("clarify", "code")
"""The word about code that is not what was asked for."""

TERSE = 25
"""Words of a reply from which it may hold what no rule recognises."""

INVITATIONS = 3
"""How often the candidate is invited to ask: after that many the interview is closed."""

_REDIRECTED = {
    "off_topic": "off_topic",
    "abuse": "off_topic",
    "injection": "injection",
    "unreadable": "unreadable",
    "other_language": "language",
    "repeated": "repeated",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The moves, preferred one first, and what led to it (`Offer.why`)."""

    moves: tuple[Move, ...]
    why: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything a rule looks at, for the question in hand."""

    plan: Plan
    topic: Topic
    reading: Heard
    next: Planned | None
    pace: Pace
    leave: Move
    hints: int
    classes: bool = False
    named_before: bool = False

    @property
    def open_parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.reading.missing if part not in self.topic.probed)

    @property
    def wanted_part(self) -> str | None:
        """The part to ask for: while somebody short of words has told nothing at all, the one asked for already, for
        whatever comes after it would take for granted what they never said.
        """
        reading, probed = self.reading, self.topic.probed
        nothing = not reading.parts and not (reading.done and wants_story(self.topic.question)) and self.terse
        hangs = bool(probed) and probed == list(reading.missing[:1]) and self.topic.question.type != "CODE"
        if nothing and hangs:
            return probed[0]
        return next(iter(self.open_parts), None)

    @property
    def next_part(self) -> str | None:
        """The part that comes next where something is told: its scene is none, however little a rule sees of it."""
        later = (part for part in self.open_parts if canonical(part) != "situation")
        return next(later, self.wanted_part)

    @property
    def terse(self) -> bool:
        """Whether no reply is long enough to hold what no rule recognises, or is known to be idle talk."""
        short = all(read(answer).words < TERSE for answer in self.topic.answers)
        return short or self.reading.said == "rambling"

    @property
    def may_probe(self) -> bool:
        return len(self.topic.probed) < PROBES and self.pace != "behind" and not self.hurried

    @property
    def may_clarify(self) -> bool:
        most = CLARIFICATIONS_OF_CODE if self.topic.question.clarifications else CLARIFICATIONS
        return self.topic.clarified < most

    @property
    def may_redirect(self) -> bool:
        return self.topic.redirected - self.asked_short < REDIRECTS

    @property
    def asked_short(self) -> bool:
        """Whether the short version was asked for before: once a question, on a budget of its own."""
        return "rambling" in self.reading.kinds[:-1] and self.topic.redirected > 0

    @property
    def hurried(self) -> bool:
        return self.pace == "over" or (self.pace == "soon" and self.next is not None)

    @property
    def no_story(self) -> bool:
        """Whether the part that would be asked for belongs to a story, and none was told of which to ask it."""
        first = canonical(self.open_parts[0]) if self.open_parts else ""
        return not self.story and not self.reading.parts and first in STORY and first != "situation"

    @property
    def story(self) -> bool:
        """Whether something is told that happened."""
        told = self.reading.done or any(canonical(part) == "situation" for part in self.reading.parts)
        return told and not self.reading.hypothetical

    @property
    def hint(self) -> Move | None:
        level = self.topic.hinted + 1
        return Move("hint", str(level)) if level <= self.hints else None


def choose(plan: Plan, course: Course, reading: Heard, clock: Clock, mode: str, *, classes: bool = False) -> Choice:
    """The moves after the last line; `classes`: the question in hand wants a class with methods."""
    if course.closed:
        return Choice((Move("close"),), "ended")
    if course.invited:
        return _farewell(course, reading)
    following, speed = course.next(plan), pace(plan, course, clock)
    if course.current is None:
        return _begin(course, following)
    leave = _leaving(plan, course, following, speed, clock)
    hints = len(course.current.question.hints) if mode == "study" else 0
    named_before = any(topic.named for topic in course.topics[:-1])
    view = View(plan, course.current, reading, following, speed, leave, hints, classes, named_before)
    preferred, why = _preferred(view)
    if why == "injection" and preferred.kind == "redirect":
        return Choice((preferred,), why)
    return Choice(tuple(dict.fromkeys((preferred, *_others(view)))), why)


def _begin(course: Course, first: Planned | None) -> Choice:
    if course.opened or course.spoken:
        return Choice((Move("ask") if first else Move("invite_questions"),), "begin")
    return Choice((Move("open"),), "begin")


def _farewell(course: Course, reading: Heard) -> Choice:
    asks = any(text.rstrip().endswith(("?", "？")) for text in course.said) or reading.said == "question"
    if asks and course.invited < INVITATIONS:
        return Choice((Move("invite_questions"), Move("close")), "farewell")
    return Choice((Move("close"),), "farewell")


def _leaving(plan: Plan, course: Course, following: Planned | None, speed: Pace, clock: Clock) -> Move:
    """The move that leaves the question in hand: to the next one, telling the time once, or to the end."""
    if following is None or speed == "over":
        return Move("invite_questions")
    if speed == "soon" and not course.time_checked:
        return Move("time_check")
    if speed == "soon" and not room_for(plan, following, clock):
        return Move("invite_questions")
    return Move("ask")


def _preferred(view: View) -> tuple[Move, str]:
    said, kinds = view.reading.said, view.reading.kinds
    if view.pace == "over":
        return view.leave, "sufficient" if said == "answer" and not view.reading.missing else "time"
    if said == "silence":
        most = SILENCES + any(map(hums, view.topic.answers[-1:]))
        return (Move("clarify"), "silence") if kinds.count("silence") < most else (view.leave, "probes_used")
    if said == "question" and view.may_clarify:
        return Move("clarify"), "question"
    if said == "refusal":
        return view.leave, "probes_used"
    if said == "all_told":
        return view.leave, "probes_used"
    if said == "never_had" and asks_whether(view.topic.question):
        return view.leave, "sufficient"
    if said == "never_had" and not view.topic.question.statement:
        return _never_had(view)
    if said in ("dont_know", "never_had"):
        return _stuck(view)
    if said == "rambling" and not view.asked_short and not view.hurried:
        asks_on = view.reading.parts and len(view.topic.probed) < PROBES
        return Move("redirect", view.next_part if asks_on else None), "rambling"
    if said in _REDIRECTED and (said != "other_language" or not view.topic.redirected):
        why = _REDIRECTED[said]
        enough = view.topic.redirected > 0 if said == "abuse" else said == "repeated" and _said_enough(kinds)
        return (Move("redirect"), why) if view.may_redirect and not enough else (view.leave, "probes_used")
    return _by_parts(view)


def _said_enough(kinds: Sequence[str]) -> bool:
    """Whether asking again would bring nothing new: it did not the last time, or there is no story to tell."""
    return kinds.count("repeated") > 1 or "never_had" in kinds


def _never_had(view: View) -> tuple[Move, str]:
    """Who was never in such a situation is asked to suppose it, once, unless they did so themselves."""
    if view.reading.hypothetical or view.reading.kinds.count("never_had") > 1 or not view.may_clarify or view.hurried:
        return view.leave, "probes_used"
    return Move("clarify"), "never_had"


def _stuck(view: View) -> tuple[Move, str]:
    if view.hint:
        return view.hint, "stuck"
    if view.reading.kinds.count("dont_know") < 2 and view.may_probe and view.open_parts and not view.no_story:
        return Move("probe", view.open_parts[0]), "stuck"
    return view.leave, "probes_used"


def _by_parts(view: View) -> tuple[Move, str]:
    if other := _other_code(view):
        return CODE, other
    if "never_had" in view.reading.kinds and wants_story(view.topic.question) and not view.story:
        return view.leave, "probes_used"
    stale = view.reading.elsewhere or view.reading.said == "rambling"
    if stale and view.topic.probed and not view.reading.parts:
        return view.leave, "probes_used"  # who has the same words for everything has none for this
    if unfinished := _unfinished(view):
        return (_goes_on(view) if unfinished == "finding" else Move("clarify")), unfinished
    if not view.reading.missing:
        return view.leave, "probes_used" if view.reading.said == "rambling" else "sufficient"
    if view.wanted_part and view.may_probe:
        return Move("probe", view.wanted_part), "missing"
    used_up = len(view.topic.probed) >= PROBES or not view.open_parts
    return view.leave, "probes_used" if used_up else "time"


def _unfinished(view: View) -> str:
    """What the answer breaks off before: something that was announced, or, where no part is missing, what was done
    about what was found out. It is asked for once, and before anything else.
    """
    if view.topic.clarified or view.topic.probed or view.hurried:
        return ""
    if view.reading.announced:
        return "announced"
    return "finding" if view.reading.finding and not view.reading.missing else ""


def _goes_on(view: View) -> Move:
    """The move that lets somebody go on: a probe for what came of it, where the plan has a part for that."""
    results = (part.key for part in view.topic.question.parts if canonical(part.key) == "measured_result")
    part = next(results, None)
    return Move("probe", part) if part and view.may_probe else Move("clarify")


def _other_code(view: View) -> str:
    """What the code is not yet that was asked for: its name, its call, or a class after a word about the name.

    Who was told about the name in an earlier problem is not told again where only one function can be meant.
    """
    reading, named = view.reading, view.topic.named
    if view.hurried:
        return ""
    if not named:
        meant = bool(reading.only_name) and view.named_before
        return "other_name" if reading.other_name and not meant else "other_call" if reading.other_call else ""
    just = named == 1 and view.topic.last == CODE
    spoken_of = reading.has_class or (bool(view.topic.told) and has_class(view.topic.told[-1]))
    return "no_class" if view.classes and just and not spoken_of else ""


def _others(view: View) -> list[Move]:
    """What a capable model may choose instead: it may hear more, or less, than the rules do."""
    moves: list[Move] = []
    if view.may_probe:
        unasked = [part.key for part in view.topic.question.parts if part.key not in view.topic.probed]
        order = (*view.open_parts, *(part for part in unasked if part not in view.open_parts))
        moves += [Move("probe", part) for part in order]
    moves.append(view.leave)
    if view.pace != "over":
        moves += [Move("clarify")] if view.may_clarify else []
        moves += [Move("redirect")] if view.may_redirect else []
        moves += [view.hint] if view.hint else []
    return moves
