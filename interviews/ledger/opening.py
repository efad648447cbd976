"""How an interview comes to be: its row with its plan, and, made by the site, its first line."""

from datetime import datetime
from uuid import uuid4

from accounts.models import User
from interviews import director
from interviews.intake import OPENING_RANK
from interviews.ledger.known import Known
from interviews.ledger.personal import personal_of
from interviews.ledger.plans import QUESTIONS, choose, plan_of
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.protocol import Ask
from prompts import catalog

FALLBACK_LANGUAGE = "en"


def new_interview(user: User, ask: Ask, known: Known, now: datetime) -> Interview:
    """The interview that a request makes; not saved yet."""
    interview = Interview(
        owner=user,
        session_id=ask.session_id,
        type_code=known.type.code,
        seat=ask.seat,
        company=ask.company.strip(),
        position=ask.position.strip(),
        language=known.language.code if known.language else language_of(user),
        model=ask.model,
        last_active=now,
    )
    told = ask.personal if ask.personal is not None else personal_of(user.pk)
    choose(interview, known, QUESTIONS, personal=told if ask.seat == Interview.Seat.CANDIDATE else None)
    return interview


def language_of(user: User) -> str:
    """The language of interviews of someone who does not say: the account's, else English."""
    found = catalog.language(user.language) or catalog.language(user.language.split("-")[0])
    return found.code if found else FALLBACK_LANGUAGE


def open_in_words_of_the_bank(interview: Interview, now: datetime) -> None:
    """Say the first line at once, without a model: an answer that is done, to nothing said."""
    made = plan_of(interview, interview.language)
    text = director.opening(made, interview.company, interview.position, interview.language)
    move = director.Move("open").to_json()
    answer = Answer(interview=interview, voice=Answer.Voice.MOCK, about="", transcript_id=uuid4().hex)
    answer.save(force_insert=True)
    limit = made.time_limit
    Attempt(
        answer=answer,
        number=1,
        state=Attempt.State.DONE,
        text=text,
        finish_reason="stop",
        move=move,
        progress={
            "question": 1 if made.questions else 0,
            "of": len(made.questions),
            "move": move,
            "timeUsed": 0,
            "timeLimit": round(limit) if limit else None,
        },
        started=now,
        ended=now,
    ).save(force_insert=True)
    Entry(
        interview=interview,
        client_id=answer.transcript_id,
        rank=OPENING_RANK,
        speaker="interviewer",
        content=text,
        timestamp=now,
        move=move,
    ).save(force_insert=True)
