"""Whole interviews: made by the site or REST, and finished."""

from dataclasses import dataclass
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import access
from accounts.errors import Conflict, NotFound, PermissionDenied
from accounts.models import User
from interviews.director import taken_up
from interviews.ledger import known as names
from interviews.ledger.opening import language_of, open_in_words_of_the_bank
from interviews.ledger.personal import personal_of
from interviews.ledger.plans import QUESTIONS, choose
from interviews.models import Interview


@dataclass(frozen=True, slots=True)
class InterviewSpec:
    """What somebody wants to practise.

    Args:
        seat: the seat the user takes, "candidate" or "interviewer".
        session_id: of the client's choosing; made when left out.
        questions: how many are planned.
        time_factor: stretches the type's time limit; 0 switches it off.
        only: the key of the one question of the bank to practise.
        taken_up: what `only` took up from the profile.
        job_ad: what the employer wrote; questions about the same come first, and the voices know it.
    """

    type_code: str
    seat: str
    company: str
    position: str
    language: str | None = None
    model: str = "default"
    level: str = "mid"
    mode: str = "study"
    questions: int = QUESTIONS
    time_factor: float = 1.0
    session_id: str | None = None
    only: str = ""
    taken_up: str = ""
    job_ad: str = ""


def create(user: User, spec: InterviewSpec) -> Interview:
    """Make an interview; in the candidate's seat it has its opening at once, in the bank's words.

    Raises:
        ValidationFailed: a type, model or language that does not exist.
        PermissionDenied: a seat that the account may not take.
        Conflict: the session id is taken by another of the user's interviews.
    """
    if not access.may_take_seat(user, spec.seat):
        raise PermissionDenied("Your account may not take this seat.")
    known = names.check(spec)
    now = timezone.now()
    interview = Interview(
        owner=user,
        session_id=spec.session_id or uuid4().hex,
        type_code=known.type.code,
        seat=spec.seat,
        company=spec.company.strip(),
        position=spec.position.strip(),
        language=known.language.code if known.language else language_of(user),
        model=spec.model,
        level=spec.level,
        mode=spec.mode,
        time_factor=spec.time_factor,
        last_active=now,
    )
    choose(
        interview,
        known,
        spec.questions,
        only=spec.only,
        job_ad=spec.job_ad,
        personal=personal_of(user.pk) if spec.seat == Interview.Seat.CANDIDATE else None,
        taken=taken_up.again(spec.only, spec.taken_up),
    )
    try:
        with transaction.atomic():
            interview.save(force_insert=True)
            if spec.seat == Interview.Seat.CANDIDATE:
                open_in_words_of_the_bank(interview, now)
    except IntegrityError as exc:
        raise Conflict(
            "sessionId: this one is taken.", details={"sessionId": ["Another of your interviews has it."]}
        ) from exc
    return interview


def finish(user: User, session_id: str) -> Interview:
    """End an interview; may be repeated. An answer under way still ends and is stored.

    Raises:
        NotFound: the user has no such interview.
    """
    with transaction.atomic():
        mine = Interview.objects.for_user(user).select_for_update()
        interview = mine.filter(session_id=session_id).first()
        if interview is None:
            raise NotFound("There is no such interview.")
        if interview.state != Interview.State.FINISHED:
            interview.state, interview.finished = Interview.State.FINISHED, timezone.now()
            interview.save(update_fields=["state", "finished"])
    return interview
