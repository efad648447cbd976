"""The plan of an interview: chosen when it is made, kept without the set phrases, read in any language.

Where the AI is the candidate, who it is belongs to it; where there is a job ad, that too. What a question takes up from
the candidate's profile is sealed in a column of its own, and put in its place whenever the plan is read.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from accounts import job_ads
from interviews.builder import background
from interviews.director import Plan, in_words_of, make_plan
from interviews.director.taken_up import TakenUp, filled, in_language, question_about, take_up, with_question
from interviews.ledger.known import Known
from interviews.models import Interview
from prompts import catalog

QUESTIONS = 5
"""Planned questions of an interview, where nobody says how many; a type's time limit is meant for so many."""


def choose(
    interview: Interview,
    known: Known,
    count: int,
    *,
    only: str = "",
    job_ad: str = "",
    personal: Mapping[str, Any] | None = None,
    taken: TakenUp | None = None,
) -> None:
    """Choose the questions; they stay for as long as the interview. Does not save.

    Args:
        only: the key of the one question to practise; unknown keys choose as usual.
        job_ad: questions that are about the same are preferred; it is kept with the plan.
        personal: the candidate's profile, of which one question takes something up. Never their stories.
        taken: what the one question to practise took up.
    """
    phrases = catalog.phrases(known.type.code, interview.language)
    taken = taken or take_up(personal or {}, job_ad)
    own = question_about(taken, phrases, interview.level) if taken else None
    bank = catalog.questions(known.type.code, interview.language)
    wanted = tuple(question for question in (*bank, *([own] if own else ())) if question.key == only)
    count = 1 if wanted else count
    made = make_plan(
        wanted or bank,
        type=known.type.code,
        language=interview.language,
        level=interview.level,
        count=count,
        time_limit=time_limit(known.type.time_limit, interview.time_factor, count),
        seed=uuid4().hex,
        about=job_ad,
    )
    if own and not wanted:
        made = with_question(made, own)
    if taken and own in made.questions:
        interview.taken_up = taken.words
    interview.plan = {name: value for name, value in made.to_json().items() if name != "phrases"}
    if job_ad.strip():
        interview.plan["job_ad"] = job_ads.kept(job_ad)
    if interview.seat == Interview.Seat.INTERVIEWER:
        interview.plan["background"] = background.draw(phrases, made.seed)


def plan_of(interview: Interview, language: str) -> Plan:
    """The interview's plan, in the words and with the set phrases of the language that is spoken now."""
    plan = Plan.from_json(interview.plan)
    phrases = catalog.phrases(interview.type_code, language)
    if plan.language == language:
        plan = replace(plan, phrases=phrases)
    else:
        bank = (*catalog.questions(interview.type_code, language), *in_language(plan, phrases))
        plan = in_words_of(plan, bank, language, phrases)
    return _as_asked(plan, interview)


def plan_as_made(interview: Interview) -> Plan:
    """The interview's plan in the words it was made in, without set phrases."""
    return _as_asked(Plan.from_json(interview.plan), interview)


def _as_asked(plan: Plan, interview: Interview) -> Plan:
    return filled(plan, interview.taken_up) if interview.taken_up else plan


def time_limit(limit: int | None, factor: float, count: int) -> float | None:
    """Seconds, whole minutes: the type's limit, less for fewer questions, stretched as wished; None for no limit.

    The form of a new interview reckons the same in the browser (`static/src/setup.js`).
    """
    if not limit or not factor:
        return None
    return math.floor(limit * factor * min(1.0, count / QUESTIONS) / 60 + 0.5) * 60
