"""The finished interview: what was said, and what can be counted in it. Counted, never judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from interviews import director, ledger
from interviews.director import Plan
from interviews.director.course import Topic, replay
from interviews.insights import reading
from interviews.insights.parts import canonical
from interviews.ledger import TranscriptEntry
from interviews.models import Interview
from interviews.showing.clock import Figures, figures
from interviews.showing.lines import Line, printed
from interviews.showing.measured import Fact, facts
from interviews.showing.names import type_name
from interviews.showing.room import CODING, Whisper, progress, whispers

PARTS: dict[str, str | Promise] = {
    "situation": _("the situation"),
    "task": _("your task"),
    "own_action": _("your own part"),
    "measured_result": _("the result"),
    "reflection": _("what you learned"),
    "clarifying": _("questions about the task"),
    "approach": _("the approach"),
    "tests": _("tests"),
    "complexity": _("the cost"),
    "reason": _("the reason"),
    "example": _("an example"),
}
"""What the parts of a full answer are called; parts that admins add are called by their key."""

UNSEEN = "code"
"""A part that goes along in the code field, which is not kept: nobody can say afterwards whether it was there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked, and which parts of a full answer were heard."""

    number: int
    text: str
    heard: Sequence[str | Promise]
    missing: Sequence[str | Promise]
    answered: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """All that the page of a finished interview shows."""

    interview: Interview
    type_name: str
    lines: Sequence[Line]
    whispers: Sequence[Whisper]
    asked: Sequence[Asked]
    planned: int
    clock: Figures
    facts: Sequence[Fact]

    @property
    def minutes(self) -> int:
        return max(1, round(self.clock.used))

    @property
    def answers(self) -> int:
        return sum(line.mine for line in self.lines)

    @property
    def coding(self) -> bool:
        return self.interview.type_code == CODING

    @property
    def asks(self) -> bool:
        """Whether the user was the one who interviewed."""
        return self.interview.seat == Interview.Seat.INTERVIEWER


def finished(user: User, interview: Interview) -> Finished:
    """Read an interview of this user for its last page. A fixed number of queries."""
    transcript = ledger.transcript(interview)
    plan = Plan.from_json(interview.plan)
    questions = {key: at["question"] for key, at in progress(interview).items()}
    numbered = printed(transcript.entries, interview.seat, questions)
    return Finished(
        interview=interview,
        type_name=type_name(interview.type_code),
        lines=numbered,
        whispers=whispers(transcript.advice, numbered),
        asked=_asked(interview, plan, transcript.entries),
        planned=len(plan.questions),
        clock=figures(plan, interview.used_seconds),
        facts=facts(numbered, interview.seat, interview.language),
    )


def _asked(interview: Interview, plan: Plan, entries: Sequence[TranscriptEntry]) -> list[Asked]:
    if interview.seat == Interview.Seat.INTERVIEWER:
        return []
    said = [
        director.Line(entry.id, entry.speaker, entry.content, director.Move.from_json(entry.move)) for entry in entries
    ]
    topics = replay(plan, said).topics
    return [_one(number, topic, interview) for number, topic in enumerate(topics, 1)]


def _one(number: int, topic: Topic, interview: Interview) -> Asked:
    parts = [part for part in topic.question.parts if canonical(part.key) != UNSEEN]
    question, language = topic.question.text, interview.language
    heard = reading.heard(topic.answers, question=question, parts=parts, language=language).parts
    return Asked(
        number,
        topic.question.text,
        [part_name(part.key) for part in parts if part.key in heard],
        [part_name(part.key) for part in parts if part.key not in heard],
        bool(topic.answers),
    )


def part_name(key: str) -> str | Promise:
    """What a part of an answer is called."""
    return PARTS.get(key, key.replace("_", " "))
