"""The offer: which moves may come now, the preferred one first, and why. Pure: plan, transcript and clock in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from interviews.director.choosing import CODE, Choice, choose
from interviews.director.course import Course, fold, replay
from interviews.director.memory import NONE, Memory, disclosures, remember
from interviews.director.moves import ASKING, Clock, Line, Move
from interviews.director.pacing import minutes_left
from interviews.director.plan import Plan, Planned, wants_story
from interviews.director.questions import LONGEST_QUESTION
from interviews.insights.naming import Asked, asked_of
from interviews.insights.reading import Heard, heard
from interviews.insights.replies import wants_again
from interviews.insights.text import content_words

NOTICES = 2
"""How often somebody hears that what they tell of themselves plays no part."""

NOTHING = Asked()
"""Where no code is asked for."""

MANY, CHANCE = 20, 3
"""Of so many words so many are in any problem by chance."""

_LEAVING = ASKING | {"invite_questions", "close"}


@dataclass(frozen=True, slots=True)
class Offer:
    """What may come next.

    Attributes:
        moves: never empty, the preferred one first.
        question: the number, from 1, of the question that the preferred move is about (0: none was asked).
        why: what led to the preferred move: `begin`, `sufficient`, `missing`, `probes_used`, `time`, `silence`,
            `question`, `off_topic`, `unreadable`, `repeated`, `rambling`, `injection`, `language`, `stuck`,
            `never_had`, `announced`, `finding`, `other_name`, `other_call`, `no_class`, `farewell`, `ended`.
        current: the question under discussion; `next`: the one that an asking move brings.
        reading: what the replies to the current question hold.
        minutes_left: whole minutes, None without a limit.
        dropped: keys of planned questions that the preferred move gives up, for want of time.
        asked: the candidate's last words, where they may hold a question.
        repeat: the question that was asked last, where the candidate wants to hear it once more.
        again: how often this kind of move came before on the current question (invitations: at all).
        told: what the interviewer said on the current question, after asking it.
        wanted: what the current question wants to be written.
        redirected: how often somebody was led back before, in the whole interview.
        memory: what the last reply calls to mind of earlier ones.
        named: the last turn was about the name of the code.
        asked_before: how often the part was asked for already that the preferred move asks for.
    """

    moves: tuple[Move, ...]
    question: int
    why: str
    current: Planned | None = None
    next: Planned | None = None
    reading: Heard = field(default_factory=Heard)
    minutes_left: int | None = None
    dropped: tuple[str, ...] = ()
    again: int = 0
    asked: str = ""
    repeat: str = ""
    told: str = ""
    wanted: Asked = NOTHING
    redirected: int = 0
    memory: Memory = NONE
    named: bool = False
    asked_before: int = 0

    @property
    def preferred(self) -> Move:
        return self.moves[0]

    @property
    def heard(self) -> Mapping[str, str]:
        """Part → the candidate's words that show it."""
        return self.reading.parts

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts not heard, most wanted first."""
        return self.reading.missing

    @property
    def wants_story(self) -> bool:
        """Whether the question under discussion is about something that happened."""
        return self.current is not None and wants_story(self.current)

    @property
    def beside_the_problem(self) -> bool:
        """Whether the last words, to a coding problem, have no word in common with it and tell no part of an answer."""
        if self.current is None or not self.current.statement or self.heard:
            return False
        said = content_words(self.asked)
        shared = said & content_words(f"{self.current.text}\n{self.current.statement}")
        return len(shared) < (CHANCE if len(said) > MANY else 1)

    @property
    def said(self) -> str:
        """What kind of reply the last line is (`insights.replies.Kind`)."""
        return self.reading.said

    def choose(self, kind: str, part: str | None = None) -> Move | None:
        """The offered move of this kind (and part, when one is named), None when it is not on offer."""
        return next((move for move in self.moves if move.kind == kind and part in (None, move.part)), None)

    def left(self, move: Move) -> str | None:
        """Why `move` leaves the current question: `sufficient`, `probes_used` or `time`; None when it stays."""
        if self.current is None or move.kind not in _LEAVING:
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
    """The moves that the interviewer may make after the last of `lines`.

    Args:
        language: of the request, the plan's when empty.
        mode: "study" or "real"; in "real" no hints are offered.
        code: the source that the candidate sent with the last line, "" for none.
    """
    course = replay(plan, lines)
    spoken = language or plan.language
    wanted = _wanted(course.current.question) if course.current else NOTHING
    reading = _read(course, spoken, code, wanted)
    choice = choose(plan, course, reading, clock, mode, classes=bool(wanted.methods))
    asks = choice.moves[0].kind in ASKING
    return Offer(
        moves=choice.moves,
        question=len(course.topics) + asks,
        why=choice.why,
        current=course.current.question if course.current else None,
        next=course.next(plan),
        reading=reading,
        minutes_left=minutes_left(clock),
        dropped=_dropped(plan, course, choice),
        again=_again(course, choice.moves[0].kind),
        asked=course.said[-1] if course.said else "",
        repeat=_repeat(course, lines, spoken),
        told="\n".join(course.current.told) if course.current else "",
        wanted=wanted,
        redirected=sum(topic.redirected for topic in course.topics),
        memory=remember(course, lines, reading, spoken),
        named=course.current is not None and course.current.last == CODE,
        asked_before=course.current.probed.count(choice.moves[0].part) if course.current else 0,
    )


def _repeat(course: Course, lines: Sequence[Line], language: str) -> str:
    """The last question of the interviewer, if the last line asks for it again."""
    if not lines or lines[-1].by_interviewer or not wants_again(lines[-1].text, language):
        return ""
    asked = next((line.text for line in reversed(lines) if line.by_interviewer), "")
    if course.current and fold(course.current.question.text) in fold(asked):
        return course.current.question.text
    return next((found.strip() for found in reversed(_QUESTION.findall(asked[-LONGEST_QUESTION:]))), "")


_QUESTION = re.compile(r"(?:^|(?<=[.!。！?？;；\n]))[^.!。！?？;；\n]++(?:[.](?=\S)[^.!。！?？;；\n]*+)*+[?？]")


def progress(plan: Plan, lines: Sequence[Line]) -> Progress:
    """How far the interview is: questions that a client brought count beside the planned ones."""
    course = replay(plan, lines)
    brought = sum(not topic.planned for topic in course.topics)
    return Progress(len(course.topics), len(plan.questions) + brought)


def _read(course: Course, language: str, code: str, wanted: Asked) -> Heard:
    """The replies to the question in hand, or to the invitation to ask."""
    topic = course.current
    if topic is None or course.invited:
        return heard(course.said, question="", parts=(), language=language)
    coded = topic.named > 0 or any(part in ("tests", "complexity") for part in topic.probed)
    before = [answer for earlier in course.topics[:-1] for answer in earlier.answers]
    reading = heard(
        topic.answers,
        question=topic.question.text,
        parts=topic.question.parts,
        language=language,
        code=code,
        coded=coded,
        before=before,
        asked=wanted,
    )
    if reading.private and not reading.explained and disclosures(course, language) >= NOTICES:
        return replace(reading, private=False)  # it was said often enough that it plays no part
    return reading


def _wanted(question: Planned) -> Asked:
    """What a coding question wants to be written: its names, the main one first, and its parameters or methods."""
    if question.type != "CODE":
        return NOTHING
    return asked_of(f"{question.text}\n{question.statement}", [example.input for example in question.examples])


def _dropped(plan: Plan, course: Course, choice: Choice) -> tuple[str, ...]:
    if choice.moves[0].kind not in ("invite_questions", "close") or course.invited:
        return ()
    asked = {topic.question.key for topic in course.topics}
    return tuple(question.key for question in plan.questions if question.key not in asked)


def _again(course: Course, kind: str) -> int:
    if kind == "invite_questions":
        return course.invited
    topic = course.current
    if topic is None:
        return 0
    counts = {"probe": len(topic.probed), "clarify": topic.clarified, "redirect": topic.redirected}
    return counts.get(kind, 0)
