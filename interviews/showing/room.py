"""The room: where an interview stands, as its page shows it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounts import access
from accounts.models import Story, User
from interviews import director, ledger
from interviews.director import Plan
from interviews.director.course import Topic, replay
from interviews.ledger import Advice, TranscriptEntry
from interviews.models import Answer, Attempt, Interview
from interviews.showing.clock import Figures, figures
from interviews.showing.fits import Fit, fitting
from interviews.showing.lines import Line, Number, following, printed
from interviews.showing.names import type_name
from interviews.showing.progress import competency_name
from prompts.bank import BankQuestion

CODING = "CODE"


@dataclass(frozen=True, slots=True)
class Whisper:
    """Advice, and the number of the line that it is about."""

    id: str
    about: Line | None
    content: str


@dataclass(frozen=True, slots=True)
class Room:
    """All that the page of an interview shows.

    Args:
        question: number of the question under discussion, `of` how many.
        problem: what a coding question asks for.
        coached: whether the coach may be asked.
        fits: the user's stories, the best fitting first.
        over: whether the interviewer has said goodbye.
        hinted: how many hints were given to the question under discussion.
        withdrawn: whether the user stopped the answer that is owed before its first word: it is not asked for again
            until they say so.
    """

    interview: Interview
    type_name: str
    lines: Sequence[Line]
    next: Number
    question: int
    of: int
    clock: Figures
    problem: BankQuestion | None
    hinted: int
    coached: bool
    whispers: Sequence[Whisper]
    fits: Sequence[Fit]
    over: bool
    withdrawn: bool

    @property
    def coding(self) -> bool:
        return self.interview.type_code == CODING

    @property
    def statement(self) -> list[str]:
        """The problem's paragraphs."""
        return paragraphs(self.problem.statement) if self.problem else []

    @property
    def hints(self) -> int:
        """How many hints the problem has."""
        return len(self.problem.hints) if self.problem else 0

    @property
    def asks(self) -> bool:
        """Whether the user is the one who interviews."""
        return self.interview.seat == Interview.Seat.INTERVIEWER

    @property
    def begun(self) -> bool:
        return bool(self.lines)

    @property
    def unanswered(self) -> bool:
        """Whether the AI still owes an answer: the user spoke last, or an interviewer has not opened."""
        return self.lines[-1].mine if self.lines else not self.asks

    @property
    def latest(self) -> Line | None:
        """The last line of the other seat."""
        return next((line for line in reversed(self.lines) if not line.mine), None)


def room(user: User, interview: Interview) -> Room:
    """Read an interview of this user for its page. A fixed number of queries."""
    transcript = ledger.transcript(interview)
    plan = ledger.plan_as_made(interview)
    reached, stopped = course(interview)
    at = {key: place["question"] for key, place in reached.items()}
    first = plan.questions[0].text if plan.questions else ""
    numbered = printed(transcript.entries, interview.seat, at, first, stopped)
    last: Mapping[str, Any] = next(reversed(reached.values()), {})
    topic = _topic(plan, transcript.entries)
    current = topic.question if topic else None
    coached = interview.mode == Interview.Mode.STUDY and "coach" in access.features(user)
    return Room(
        interview=interview,
        type_name=type_name(interview.type_code),
        lines=numbered,
        next=following(numbered, interview.seat),
        question=last.get("question", 0),
        of=last.get("of", len(plan.questions)),
        clock=figures(plan, interview.used_seconds),
        problem=current if interview.type_code == CODING else None,
        hinted=topic.hinted if topic else 0,
        coached=coached,
        whispers=whispers(transcript.advice, numbered),
        fits=_fits(user, current) if coached and interview.seat == Interview.Seat.CANDIDATE else (),
        over=bool(transcript.entries and (transcript.entries[-1].move or {}).get("kind") == "close"),
        withdrawn=_withdrawn(interview, numbered),
    )


def _withdrawn(interview: Interview, lines: Sequence[Line]) -> bool:
    """Whether the newest attempt at an answer to the last line was stopped before its first word."""
    if lines and not lines[-1].mine:
        return False
    tried = Attempt.objects.filter(
        answer__interview=interview, answer__voice=Answer.Voice.MOCK, answer__about=lines[-1].id if lines else ""
    )
    return tried.order_by("-number").values_list("state", flat=True).first() == Attempt.State.WITHDRAWN


def progress(interview: Interview) -> dict[str, dict[str, Any]]:
    """Id of each AI line → how far the interview was with it, in their order."""
    return course(interview)[0]


def course(interview: Interview) -> tuple[dict[str, dict[str, Any]], frozenset[str]]:
    """`progress`, and the ids of the AI lines that somebody stopped. One query."""
    done = Attempt.objects.filter(
        answer__interview=interview, answer__voice=Answer.Voice.MOCK, state=Attempt.State.DONE
    ).order_by("started", "number")
    found = list(done.values_list("answer__transcript_id", "progress", "finish_reason"))
    reasons = {transcript_id: reason for transcript_id, _at, reason in found}
    reached = {transcript_id: at for transcript_id, at, _reason in found if at.get("question")}
    return reached, frozenset(line for line, reason in reasons.items() if reason == "cancelled")


def problem(interview: Interview) -> BankQuestion | None:
    """What the coding question under discussion asks for."""
    if interview.type_code != CODING:
        return None
    topic = _topic(ledger.plan_as_made(interview), ledger.transcript(interview).entries)
    return topic.question if topic else None


def _topic(plan: Plan, entries: Sequence[TranscriptEntry]) -> Topic | None:
    """The question under discussion, and what was said to it."""
    said = [
        director.Line(entry.id, entry.speaker, entry.content, director.Move.from_json(entry.move)) for entry in entries
    ]
    return replay(plan, said).current


def whispers(advice: Sequence[Advice], numbered: Sequence[Line]) -> list[Whisper]:
    """The advice, each with the line that it is about."""
    by_id = {line.id: line for line in numbered}
    return [Whisper(each.id, by_id.get(each.about), each.content) for each in advice]


def _fits(user: User, current: BankQuestion | None) -> list[Fit]:
    stories = list(Story.objects.for_user(user))
    if current is None:
        return fitting(stories, "")
    return fitting(stories, current.text, (current.competency, competency_name(current.competency)), current.parts)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a statement. Prose is one line each: where its source is folded means nothing; a call in it is
    marked as code.

    Code, a paragraph with an indented line or one in a fence, keeps its lines and is fenced; neighbours are one block.
    """
    found: list[str] = []
    code: list[str] = []
    for part in _PARTS.findall(text):
        if part.startswith("```"):
            found += [*_fenced(code), part.rstrip()]
            code = []
        elif _INDENTED.search(part):
            code.append(part.strip("\n").rstrip())
        else:
            found += [*_fenced(code), _CALL.sub(r"`\g<0>`", " ".join(part.split()))]
            code = []
    return [*found, *_fenced(code)]


def _fenced(code: Sequence[str]) -> list[str]:
    return ["```\n" + "\n\n".join(code) + "\n```"] if code else []


_PARTS = re.compile(r"^```(?s:.*?)^```[ \t]*$|(?:^(?!```).*\S.*(?:\n|\Z))+", re.MULTILINE)
_CALL = re.compile(r"(?<![`\w])[a-z]\w*_\w*\([\w, ]*\)(?!`)")
"""A call as a problem names it, with a name that no prose has."""

_INDENTED = re.compile(r"^(?: {2}|\t)\s*\S", re.MULTILINE)
