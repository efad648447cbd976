"""A finished interview as it is judged: its questions with what was said to each, and the rubric. No model here."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from interviews import ledger, rubric
from interviews.director import Line, Move
from interviews.director.course import Topic, replay
from interviews.insights.reading import Heard, heard
from interviews.insights.replies import kind_of
from interviews.insights.text import read, shown
from interviews.ledger import TranscriptEntry
from interviews.models import Interview
from prompts import catalog
from prompts.bank import Part

AT_LENGTH = 12
"""Words of an answer to a follow-up from which it tells what was asked for, whether or not a rule recognises it."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in the language of the interview. `anchors`: what levels 1, 3 and 5 show."""

    key: str
    name: str
    weight: float
    anchors: Mapping[int, str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Criterion":
        """From what `to_json` gave."""
        anchors = {int(level): text for level, text in data["anchors"].items()}
        return cls(data["key"], data["name"], data["weight"], anchors)

    def to_json(self) -> dict[str, Any]:
        anchors = {str(level): text for level, text in self.anchors.items()}
        return {"key": self.key, "name": self.name, "weight": self.weight, "anchors": anchors}


@dataclass(frozen=True, slots=True)
class Question:
    """One question that was asked, and what was said to it; of somebody who interviews, one stretch.

    Attributes:
        number: from 1; `key`: of the bank, of a question that a client brought, or of a stretch.
        entries: ids of the user's lines; `replies`: their text.
        judged: what of it is put before the judge.
        reading: which parts were heard of the candidate.
        exchange: what both said, as the judge of an interviewer reads it; empty for a candidate.
    """

    number: int
    key: str
    competency: str
    text: str
    parts: Sequence[Part]
    entries: Sequence[str]
    replies: Sequence[str]
    judged: rubric.Material
    reading: Heard
    exchange: str = ""


def criteria(interview: Interview) -> list[Criterion]:
    """What the user's seat is judged by in an interview of its type, in its language."""
    found = catalog.interview_type(interview.type_code)
    asks = interview.seat == Interview.Seat.INTERVIEWER
    return [
        Criterion(each.key, each.name_in(interview.language), each.weight, each.anchors_in(interview.language))
        for each in ((found.interviewing if asks else found.criteria) if found else ())
    ]


def version_of(rows: Sequence[Criterion]) -> str:
    """A digest of a rubric: the same criteria, weights and anchors have the same."""
    told = json.dumps([each.to_json() for each in rows], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def questions(interview: Interview, entries: Sequence[TranscriptEntry]) -> list[Question]:
    """The questions of an interview in the candidate's seat, in the order in which they were asked."""
    said = [Line(entry.id, entry.speaker, entry.content, Move.from_json(entry.move)) for entry in entries]
    found, language = [], interview.language
    for number, topic in enumerate(replay(ledger.plan_as_made(interview), said).topics, 1):
        planned, replies = topic.question, topic.answers
        parts = planned.parts
        found.append(
            Question(
                number,
                planned.key,
                planned.competency,
                planned.text,
                parts,
                topic.lines,
                replies,
                rubric.material(replies, question=planned.text, language=language),
                _with_asked(
                    heard(replies, question=planned.text, parts=parts, language=language), said, topic, language
                ),
            )
        )
    return found


def _with_asked(reading: Heard, said: Sequence[Line], topic: Topic, language: str) -> Heard:
    """The reading, with the parts that no rule recognised but that somebody was asked for and answered at length."""
    told = dict(reading.parts)
    for asked, reply in pairwise(said):
        move = asked.move
        if move is None or move.kind != "probe" or move.part not in reading.missing or reply.id not in topic.lines:
            continue
        again = any(reply.text == answer for answer in topic.answers[: topic.lines.index(reply.id)])
        at_length = read(reply.text).words >= AT_LENGTH and not again
        if at_length and kind_of(reply.text, question=topic.question.text, language=language) == "answer":
            told[move.part] = shown(read(reply.text).sentences[0])
    return replace(reading, parts=told, missing=tuple(part for part in reading.missing if part not in told))
