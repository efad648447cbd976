"""A sample report: made up, in no table, read with the same checks as a real one. Its words: `sample.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from interviews import rubric
from interviews.director import Plan, Planned
from interviews.director.plan import parts_of
from interviews.ledger import Transcript, TranscriptEntry
from interviews.models import Interview, Report
from interviews.reports import material, seats
from interviews.reports.material import Question
from interviews.reports.reading import Finding, ReportInView, Total

WORDS = Path(__file__).with_suffix(".toml")
KIND = "BQ"
MINUTES, BETWEEN = 11.0, timedelta(seconds=50)


@lru_cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def view(language: str) -> ReportInView:
    """The sample in this language; English where there is none in it. Criteria that it does not know stay out."""
    told = _words().get(language.partition("-")[0]) or _words()["en"]
    base = "en" if told is _words()["en"] else language
    interview = _interview(told, base)
    entries = _entries(told)
    asked = material.questions(interview, entries)
    totals = [
        Total(criterion, [_finding(criterion, question, told, base) for question in asked])
        for criterion in material.criteria(interview)
        if criterion.key in told["judged"]["1"]
    ]
    reviews = {
        question.number: seats.review(interview.seat, told["reviewed"][str(question.number)], question, asked, base)
        for question in asked
    }
    row = Report(interview=interview, number=1, state=Report.State.DONE, judged=True, created=interview.created)
    return ReportInView(interview, row, Transcript(entries, ()), asked, totals, reviews)


def _interview(told: Mapping[str, Any], language: str) -> Interview:
    questions = tuple(
        Planned(f"sample-{number}", language, KIND, text, "", "any", 5.0, parts_of(Plan(KIND, language)))
        for number, text in enumerate(told["questions"], 1)
    )
    now = timezone.now()
    return Interview(
        session_id="sample",
        type_code=KIND,
        seat=Interview.Seat.CANDIDATE,
        company=told["company"],
        position=told["position"],
        language=language,
        state=Interview.State.FINISHED,
        plan=Plan(KIND, language, time_limit=900.0, questions=questions).to_json(),
        used_seconds=MINUTES * 60,
        last_active=now,
        created=now,
        finished=now,
    )


def _entries(told: Mapping[str, Any]) -> list[TranscriptEntry]:
    begun = timezone.now() - timedelta(minutes=MINUTES)
    entries = []
    for number, (speaker, move, text) in enumerate(told["said"]):
        kind, _, part = move.partition(" ")
        made = {"kind": kind, "part": part or None} if move else None
        entries.append(TranscriptEntry(f"sample-{number}", speaker, text, begun + number * BETWEEN, made))
    return entries


def _finding(criterion: material.Criterion, question: Question, told: Mapping[str, Any], language: str) -> Finding:
    given = told["judged"][str(question.number)].get(criterion.key)
    if given is None:
        return Finding(criterion, question, rubric.Score())
    points, quotes, reason = given
    said = {"score": points, "quotes": quotes, "reason": reason}
    verdict = seats.verdict(Interview.Seat.CANDIDATE, said, question, language)
    return Finding(criterion, question, rubric.score([verdict] * rubric.PASSES))
