"""What differs between a report on a candidate's answers and one on an interviewer's questions; all else is the same.

Not here: the rules for either (`rubric`), their words for people (`showing`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from interviews import rubric
from interviews.ledger import TranscriptEntry
from interviews.models import Interview
from interviews.reports import interviewed, material
from interviews.reports.material import Question
from interviews.rubric import Review, Verdict

CANDIDATE, INTERVIEWER = Interview.Seat.CANDIDATE, Interview.Seat.INTERVIEWER

VOICES: Mapping[str, tuple[str, str]] = {
    CANDIDATE: ("judge", "reviewer"),
    INTERVIEWER: ("interviewer_judge", "interviewer_reviewer"),
}
"""The prompts of the judge and of the reviewer."""


def questions(interview: Interview, entries: Sequence[TranscriptEntry]) -> list[Question]:
    """What is judged one by one, in order: the questions that were answered, or the stretches of an interview."""
    of_seat = interviewed.stretches if interview.seat == INTERVIEWER else material.questions
    return of_seat(interview, entries)


def verdict(seat: str, said: Mapping[str, Any], question: Question, language: str) -> Verdict:
    """What of a judge's words stands."""
    manner = rubric.QUESTIONS if seat == INTERVIEWER else rubric.ANSWERS
    return rubric.verdict(said, question.judged, language, manner)


def review(seat: str, said: Mapping[str, Any], question: Question, asked: Sequence[Question], language: str) -> Review:
    """What of a reviewer's words stands. `asked`: all questions, where the facts of a candidate's better answer are."""
    if seat == INTERVIEWER:
        return rubric.better(said, question.judged, exchanged=question.exchange, language=language)
    told = "\n".join("\n".join(each.replies) for each in asked)
    return rubric.review(said, question.judged, known=f"{told}\n{question.text}", language=language)
