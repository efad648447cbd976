"""Where an interview stands: the transcript replayed against the plan. What may come next says `offers`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from interviews.director.moves import ASKING, Line, Move
from interviews.director.plan import Plan, Planned, parts_of
from interviews.insights.parts import canonical

BROUGHT = "brought"
"""The key of questions that are not in the plan: a client brought them."""

_FOLD = re.compile(r"[\W_]+")
_MARK = re.compile(r"[?？]")


@dataclass(slots=True)
class Topic:
    """One asked question and what came of it, in the order it was said. `lines`: the ids of its answers.

    `named`: how often it was said that the code defines something else than what is asked for; `last`: the last move;
    `told`: what the interviewer said on it.
    """

    question: Planned
    planned: bool = True
    answers: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    probed: list[str | None] = field(default_factory=list)
    clarified: int = 0
    redirected: int = 0
    hinted: int = 0
    named: int = 0
    last: Move | None = None
    told: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Course:
    """The topics so far and which of the moves that come once have come.

    `said`: the candidate's lines since the interviewer's last; `spoken`: whether the interviewer said anything.
    """

    topics: list[Topic] = field(default_factory=list)
    opened: bool = False
    time_checked: bool = False
    invited: int = 0
    closed: bool = False
    spoken: bool = False
    said: list[str] = field(default_factory=list)

    @property
    def current(self) -> Topic | None:
        return self.topics[-1] if self.topics else None

    def next(self, plan: Plan) -> Planned | None:
        """The first planned question that was not asked yet."""
        asked = {topic.question.key for topic in self.topics}
        return next((question for question in plan.questions if question.key not in asked), None)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Questions and probes of the bank, which are compared again and again."""
    return fold(text)


def fold(text: str) -> str:
    """The text without case, white space and punctuation, so that the same sentence is found again."""
    return _FOLD.sub("", unicodedata.normalize("NFKC", text).casefold())


def replay(plan: Plan, lines: Sequence[Line]) -> Course:
    """Follow the transcript line by line; lines without a stored move are understood by their words."""
    course = Course()
    for line in lines:
        if not line.by_interviewer:
            course.said.append(line.text)
            if course.current and not course.invited:
                course.current.answers.append(line.text)
                course.current.lines.append(line.id)
            continue
        course.said = []
        course.spoken = True
        if line.move is None:
            _brought(plan, course, line.text)
        else:
            _moved(plan, course, line)
    return course


def _moved(plan: Plan, course: Course, line: Line) -> None:
    assert line.move is not None
    kind, topic = line.move.kind, course.current
    course.opened = True
    if kind in ASKING:
        course.time_checked = course.time_checked or kind == "time_check"
        question = _matching(plan, line.text) or course.next(plan)
        if question is not None:
            course.topics.append(Topic(question))
        elif not plan.questions:
            course.topics.append(Topic(_question_of_its_own(plan, line.text, len(course.topics)), planned=False))
    elif kind == "invite_questions":
        course.invited += 1
    elif kind == "close":
        course.closed = True
    elif topic is not None:
        topic.last = line.move
        topic.told.append(line.text)
        _followed(topic, kind, line.move.part)


def _followed(topic: Topic, kind: str, part: str | None) -> None:
    if kind == "probe":
        topic.probed.append(part)
    elif kind == "clarify" and part == "code":
        topic.named += 1
    elif kind == "clarify":
        topic.clarified += 1
    elif kind == "redirect":
        topic.redirected += 1
        topic.probed += [part] if part and canonical(part) != "code" else []  # code is owed, however it was asked for
    elif kind == "hint":
        topic.hinted += 1


def _brought(plan: Plan, course: Course, text: str) -> None:
    """A line that no move is stored with: a planned question, a probe in the bank's words, or a question of its own."""
    planned = _matching(plan, text)
    if planned is not None:
        if all(topic.question.key != planned.key for topic in course.topics):
            course.topics.append(Topic(planned))
        return
    if not _MARK.search(text):
        return
    if course.current is not None and (part := _probe(course.current.question, text)):
        course.current.probed.append(part)
        return
    course.topics.append(Topic(_question_of_its_own(plan, text, len(course.topics)), planned=False))


def _question_of_its_own(plan: Plan, text: str, number: int) -> Planned:
    return Planned(
        key=f"{BROUGHT}-{number}",
        language=plan.language,
        type=plan.type,
        text=text,
        competency="",
        level="any",
        minutes=4.0,
        parts=parts_of(plan),
    )


def _matching(plan: Plan, text: str) -> Planned | None:
    folded = fold(text)
    return next((question for question in plan.questions if question.text and _folded(question.text) in folded), None)


def _probe(question: Planned, text: str) -> str | None:
    folded = fold(text)
    for part in question.parts:
        if any(_folded(probe) in folded for probe in part.probes):
            return part.key
    return None
