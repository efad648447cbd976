"""A question arrives: merge what it says, decide what asking does, reserve what it costs. One transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from accounts import access, limits, quotas
from accounts.errors import (
    Conflict,
    InterviewEnded,
    PermissionDenied,
    RateLimited,
    Unauthenticated,
    ValidationFailed,
)
from accounts.models import User
from interviews import states
from interviews.intake import Merged, merge
from interviews.ledger import clock, rows
from interviews.ledger.known import check
from interviews.ledger.leases import OWN
from interviews.ledger.opening import new_interview
from interviews.ledger.reading import TranscriptEntry
from interviews.ledger.saving import save
from interviews.ledger.statements import Objects, Slot, insert
from interviews.ledger.turns import work_for
from interviews.ledger.work import Work
from interviews.models import Answer, Attempt, Interview
from interviews.protocol import Ask
from interviews.protocol.limits import most
from interviews.states import Decision, State, Way

QUOTAS = {"mock": "questionsPerDay", "assistant": "advicePerDay"}

ANSWERS_AT_ONCE = 100
"""Answers of one interview that may be under way; one of them is the other seat's, the rest is advice."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What became of a request.

    Args:
        language: of the request, else of the interview.
        way: whether attempt `number` starts with this request, is followed, or is replayed.
        unlimited: whether the user's plan knows no limits per user.
        added: the entries that the request added, for those who watch.
        work: what the engine needs, if the attempt starts.
    """

    interview_id: UUID
    session_id: str
    answer_id: UUID
    attempt_id: UUID
    number: int
    voice: str
    language: str
    way: Way
    unlimited: bool
    added: Sequence[TranscriptEntry]
    work: Work | None


def begin(user_id: UUID, ask: Ask, now: datetime) -> Begun:
    """Take a request in.

    A refusal stores nothing. Two processes that are asked the same at the same instant: one
    begins, the other meets its rows at a second look.

    Raises:
        Refusal: with the documented code.
    """
    try:
        return _begin(user_id, ask, now)
    except IntegrityError:
        return _begin(user_id, ask, now)


@transaction.atomic
def _begin(user_id: UUID, ask: Ask, now: datetime) -> Begun:
    user, interview = _found(user_id, ask)
    _may(user, ask)
    known = check(ask)
    stored = rows.read(interview)
    if interview is None:
        interview = new_interview(user, ask, known, now)
    _same(interview, ask)
    merged = merge(stored.transcript(), ask.transcripts, ask.ai_seat)
    about, voice = _which(ask, stored, merged)
    ended = interview.state == Interview.State.FINISHED
    decision = states.decide(stored.tried(about, voice), after=ask.after, attempt=ask.attempt, ended=ended)
    if ended and merged.added:
        raise InterviewEnded("This interview is over.")
    interview.language = known.language.code if known.language else interview.language
    if decision.way is not Way.START:
        added = save(interview, stored, merged, now)
        row = stored.attempt(about, voice, decision.number)
        return _begun(interview, row.answer_id, row.id, decision, voice, added, None)
    _admit(user, interview, stored, voice, now)
    clock.advance(interview, now)
    added = save(interview, stored, merged, now, active=True)
    answer, attempt = _attempt(interview, stored, about, voice, decision, now)
    work = work_for(user, interview, stored.entries, answer, attempt, ask, known, QUOTAS[voice])
    return _begun(interview, answer.id, attempt.id, decision, voice, added, work)


_mine = Objects(
    lambda: (
        Interview.objects.filter(
            owner_id=Slot("owner", User._meta.pk), session_id=Slot("session", Interview._meta.get_field("session_id"))
        )
        .order_by()
        .select_related("owner__plan")
        .select_for_update(of=("self",))
    )
)
_personal = Objects(lambda: User.objects.filter(pk=Slot("pk", User._meta.pk)).select_related("plan"))


def _found(user_id: UUID, ask: Ask) -> tuple[User, Interview | None]:
    """Who asks, and the interview that the request names, locked; None when it is to be made.

    Raises:
        Unauthenticated: the account is gone or inactive.
    """
    mine = _mine(owner=user_id, session=ask.session_id)
    people = [interview.owner for interview in mine] or _personal(pk=user_id)
    if not people or not people[0].is_active:
        raise Unauthenticated("Please sign in again.")
    return people[0], mine[0] if mine else None


def _may(user: User, ask: Ask) -> None:
    if ask.user_email is not None and ask.user_email.strip().lower() != (user.email or "").lower():
        raise ValidationFailed("userEmail: not yours.", details={"userEmail": ["Must be your own address."]})
    if not access.may_take_seat(user, ask.seat):
        raise PermissionDenied("Your account may not take this seat.")


def _same(interview: Interview, ask: Ask) -> None:
    """Raise `Conflict` where the request wants another type or seat than the interview's."""
    for field, stored, asked in (
        ("promptType", interview.type_code, ask.type_code),
        ("role", interview.seat, ask.seat),
    ):
        if stored != asked:
            raise Conflict(f"{field}: this interview has another.", details={field: [f"This interview's is {stored}."]})


def _which(ask: Ask, stored: rows.Rows, merged: Merged) -> tuple[str, str]:
    """Which answer is meant: the line it is about ("" for the opening), and the voice.

    Raises:
        ValidationFailed: no such answer can be.
    """
    if len(stored.entries) + len(merged.added) > most("interview"):
        raise _wrong("An interview holds at most {} entries.".format(most("interview")))
    if not ask.transcripts:
        if ask.voice == "assistant":
            raise _wrong("Advice is about an entry; send one.")
        if stored.entries and stored.answer("", "mock") is None:
            raise _wrong("This interview began without an opening; send its last entry.")
        return "", "mock"
    about = merged.ids[-1]
    theirs = _speaker(about, ask, stored) == ask.ai_seat
    voice = ask.voice or ("assistant" if theirs else "mock")
    if voice == "mock" and theirs:
        raise _wrong("The last entry is the other seat's: it is your turn to speak.")
    return about, voice


def _speaker(about: str, ask: Ask, stored: rows.Rows) -> str:
    """Who said a line: as it is stored, else as the request has it; answers are the AI's."""
    for entry in stored.entries:
        if entry.client_id == about:
            return entry.speaker
    if any(row.transcript_id == about and row.voice == "mock" for row in stored.attempts):
        return ask.ai_seat
    return ask.transcripts[-1].speaker


def _wrong(message: str) -> ValidationFailed:
    return ValidationFailed(f"transcripts: {message}", details={"transcripts": [message]})


def _admit(user: User, interview: Interview, stored: rows.Rows, voice: str, now: datetime) -> None:
    """May another attempt run, and can it be paid for?

    Raises:
        Conflict: a mock answer of this interview is under way (retryable).
        PermissionDenied: advice, where the coach is not switched on for the user.
        RateLimited: much advice of this interview is under way already, or as the user's plan has it.
        QuotaExceeded: as the user's plan has it.
    """
    under_way = [row for row in stored.attempts if row.state is State.RUNNING]
    if voice == "mock" and any(row.voice == "mock" for row in under_way):
        raise Conflict("Another answer of this interview is still under way.", retryable=True)
    if voice == "assistant":
        access.require_feature(user, "coach")
        if len(under_way) >= ANSWERS_AT_ONCE:
            raise RateLimited("The coach is still busy with your other requests.", retry_after=1)
    limits.hit("question", str(user.pk), plan_unlimited=user.plan.unlimited)
    quotas.check(user, "tokensPerMonth", now)
    quotas.reserve(user, QUOTAS[voice], now)
    if not under_way:
        quotas.reserve(user, "interviewsAtOnce", now)


def _attempt(
    interview: Interview, stored: rows.Rows, about: str, voice: str, decision: Decision, now: datetime
) -> tuple[Answer, Attempt]:
    """The row of the attempt that begins, and of its answer."""
    known = stored.answer(about, voice)
    if known:
        answer = Answer(
            id=known.answer_id, interview=interview, voice=voice, about=about, transcript_id=known.transcript_id
        )
    else:
        answer = Answer(interview=interview, voice=voice, about=about, transcript_id=uuid4().hex)
        insert(answer)
    attempt = Attempt(answer=answer, number=decision.number, started=now, owner=OWN)
    insert(attempt)
    return answer, attempt


def _begun(
    interview: Interview,
    answer_id: UUID,
    attempt_id: UUID,
    decision: Decision,
    voice: str,
    added: Sequence[TranscriptEntry],
    work: Work | None,
) -> Begun:
    return Begun(
        interview.pk,
        interview.session_id,
        answer_id,
        attempt_id,
        decision.number,
        voice,
        interview.language,
        decision.way,
        interview.owner.plan.unlimited,
        added,
        work,
    )
