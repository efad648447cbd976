"""The plan of an interview: chosen when it is made, kept without the set phrases, read in any language.

Where the AI is the candidate, who it is belongs to it; where there is a job ad, that too.
"""

import math
from dataclasses import replace
from uuid import uuid4

from accounts import job_ads
from interviews.builder import background
from interviews.director import Plan, in_words_of, make_plan
from interviews.ledger.known import Known
from interviews.models import Interview
from prompts import catalog

QUESTIONS = 5
"""Planned questions of an interview, where nobody says how many; a type's time limit is meant for so many."""


def choose(interview: Interview, known: Known, count: int, only: str = "", job_ad: str = "") -> None:
    """Choose the questions; they stay for as long as the interview. Does not save.

    Args:
        only: the key of the one question to practise; unknown keys choose as usual.
        job_ad: questions that are about the same are preferred; it is kept with the plan.
    """
    bank = catalog.questions(known.type.code, interview.language)
    wanted = tuple(question for question in bank if question.key == only)
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
    interview.plan = {name: value for name, value in made.to_json().items() if name != "phrases"}
    if job_ad.strip():
        interview.plan["job_ad"] = job_ads.kept(job_ad)
    if interview.seat == Interview.Seat.INTERVIEWER:
        phrases = catalog.phrases(known.type.code, interview.language)
        interview.plan["background"] = background.draw(phrases, made.seed)


def plan_of(interview: Interview, language: str) -> Plan:
    """The interview's plan, in the words and with the set phrases of the language that is spoken now."""
    plan = Plan.from_json(interview.plan)
    phrases = catalog.phrases(interview.type_code, language)
    if plan.language == language:
        return replace(plan, phrases=phrases)
    return in_words_of(plan, catalog.questions(interview.type_code, language), language, phrases)


def time_limit(limit: int | None, factor: float, count: int) -> float | None:
    """Seconds, whole minutes: the type's limit, less for fewer questions, stretched as wished; None for no limit.

    The form of a new interview reckons the same in the browser (`static/src/setup.js`).
    """
    if not limit or not factor:
        return None
    return math.floor(limit * factor * min(1.0, count / QUESTIONS) / 60 + 0.5) * 60
