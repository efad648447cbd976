"""The offer: which moves may come now, the preferred one first, and why. Pure: plan, transcript and clock in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interviews.director.course import Course, replay
from interviews.director.moves import ASKING, Clock, Line, Move
from interviews.director.plan import Plan, Planned
from interviews.insights import reading

PROBES = 2
REDIRECTS = 2
CLARIFICATIONS = 2
CLARIFICATIONS_CODE = 5
INVITATIONS = 3
SOFT = 0.8
"""The share of the limit after which the time is told once."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may come next.

    Attributes:
        moves: never empty, the preferred one first.
        question: the number, from 1, of the question that the preferred move is about (0: none asked, none left).
        why: what led to the preferred move: `begin`, `sufficient`, `missing`, `probes_used`, `time`, `silence`,
            `question`, `off_topic`, `stuck`, `farewell`, `ended`.
        current: the question under discussion, `next`: the one that an asking move brings.
        heard: part → the candidate's words that show it; `missing`: the other parts, most wanted first.
        said: what the candidate's last lines are: `answer`, `silence`, `dont_know`, `refusal`, `question`,
            `off_topic`, `abuse`, `injection`.
        minutes_left: whole minutes, None without a limit.
    """

    moves: tuple[Move, ...]
    question: int
    why: str
    current: Planned | None = None
    next: Planned | None = None
    heard: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    said: str = "answer"
    minutes_left: int | None = None

    @property
    def preferred(self) -> Move:
        return self.moves[0]

    def choose(self, kind: str, part: str | None = None) -> Move | None:
        """The offered move of this kind (and part, when one is named), None when it is not on offer."""
        for move in self.moves:
            if move.kind == kind and part in (None, move.part):
                return move
        return None

    def left(self, move: Move) -> str | None:
        """Why `move` leaves the current question: `sufficient`, `probes_used` or `time`; None when it stays."""
        if self.current is None or move.kind not in ASKING | {"invite_questions", "close"}:
            return None
        return self.why if self.why in ("probes_used", "time") else "sufficient"


@dataclass(frozen=True, slots=True)
class Progress:
    """Question number `question` (from 1; 0 before the first) of `of`."""

    question: int
    of: int


def offer(
    plan: Plan,
    lines: Sequence[Line],
    clock: Clock,
    *,
    language: str = "",
    mode: str = "study",
    code: str = "",
) -> Offer:
    """The moves allowed now. `code` is the source the candidate sent with this line, "" for none.

    `language` is the request's (the plan's when empty); no hints are offered in mode `real`.
    """
    course = replay(plan, lines)
    topic = course.current
    if topic is None:
        first = plan.questions[0] if plan.questions else None
        kind = "ask" if any(line.by_interviewer for line in lines) else "open"
        return Offer((Move(kind),), 1, "begin", next=first)
    heard = reading.parts_heard(topic.answers, plan.type, topic.question.parts, language or plan.language, code)
    missing = tuple(part.key for part in topic.question.parts if part.key not in heard)
    number = len(course.topics)
    if course.closed:
        return Offer((Move("close"),), number, "ended", topic.question)
    if course.invited:
        return Offer((Move("close"),), number, "farewell", topic.question)
    open_parts = [key for key in missing if key not in topic.probed]
    following = course.next(plan)
    leave = Move("ask") if following else Move("invite_questions")
    if open_parts and len(topic.probed) < PROBES:
        moves = (*(Move("probe", key) for key in open_parts), leave)
        return Offer(moves, number, "missing", topic.question, following, heard, missing)
    why = "probes_used" if missing else "sufficient"
    return Offer((leave,), number + bool(following), why, topic.question, following, heard, missing)


def progress(plan: Plan, lines: Sequence[Line]) -> Progress:
    """How far the interview is: questions that a client brought count beside the planned ones."""
    return _progress(plan, replay(plan, lines))


def _progress(plan: Plan, course: Course) -> Progress:
    brought = sum(not topic.planned for topic in course.topics)
    return Progress(len(course.topics), len(plan.questions) + brought)
