"""Small questions to the stored answers: which runs, what is stored of one."""

from datetime import datetime
from uuid import UUID

from accounts.errors import NotFound
from interviews.eventlog import Began
from interviews.events import Done, Ending, Failed
from interviews.models import Answer, Attempt, Interview

ASKED_TO_STOP = "cancelled"
"""`finish_reason` of an attempt that still runs: how it is to end."""


def interview_id(owner_id: UUID, session_id: str) -> UUID:
    """The key of one of the user's interviews.

    Raises:
        NotFound: there is none, or it is somebody else's; both sound the same.
    """
    found = Interview.objects.filter(owner_id=owner_id, session_id=session_id).values_list("id", flat=True).first()
    if found is None:
        raise NotFound("There is no such interview.")
    return found


def running(owner_id: UUID, session_id: str, original_id: str | None, voice: str | None) -> list[UUID]:
    """The attempts under way in an interview, or at the answers to one of its lines, known under any id."""
    attempts = Attempt.objects.filter(
        state=Attempt.State.RUNNING,
        answer__interview__owner_id=owner_id,
        answer__interview__session_id=session_id,
    )
    if original_id is not None:
        mine = Interview.objects.filter(owner_id=owner_id, session_id=session_id)
        aliases = mine.values_list("aliases", flat=True).first() or {}
        attempts = attempts.filter(answer__about=aliases.get(original_id, original_id))
    if voice:
        attempts = attempts.filter(answer__voice=voice)
    return list(attempts.values_list("id", flat=True))


def running_since(moment: datetime, owner: UUID) -> list[tuple[UUID, bool]]:
    """The attempts of a process that run since before then, by their rows; True: somebody asked to stop it."""
    mine = Attempt.objects.filter(state=Attempt.State.RUNNING, started__lt=moment, owner=owner)
    return [(pk, reason == ASKED_TO_STOP) for pk, reason in mine.values_list("pk", "finish_reason")]


def ask_to_stop(attempt_id: UUID) -> None:
    """Leave word for whichever process generates an attempt that its answer is to be stopped."""
    Attempt.objects.filter(pk=attempt_id, state=Attempt.State.RUNNING).update(finish_reason=ASKED_TO_STOP)


def under_way(interview: UUID) -> list[Began]:
    """The attempts of an interview that run now."""
    rows = Attempt.objects.filter(answer__interview_id=interview, state=Attempt.State.RUNNING).select_related("answer")
    return [Began(row.answer_id, row.pk, row.number, row.answer.voice, row.answer.about) for row in rows]


def interviews_under_way(user_id: UUID) -> int:
    """How many of the user's interviews have an answer under way."""
    return (
        Answer.objects.filter(interview__owner_id=user_id, attempts__state=Attempt.State.RUNNING)
        .values("interview_id")
        .distinct()
        .count()
    )


def stored(attempt_id: UUID) -> tuple[str, Ending | None]:
    """The text of an attempt as it is stored, and its ending (None while it runs)."""
    attempt = Attempt.objects.select_related("answer").get(pk=attempt_id)
    return attempt.text, ending_of(attempt)


def ending_of(attempt: Attempt) -> Ending | None:
    """The ending that a row stands for."""
    if attempt.state == Attempt.State.RUNNING:
        return None
    if attempt.state == Attempt.State.FAILED:
        return Failed(
            attempt.error_code,
            attempt.error_message,
            retryable=attempt.error_code != "CONTENT_FILTERED",
            retry_after=attempt.retry_after,
        )
    usage = {"promptTokens": attempt.prompt_tokens, "completionTokens": attempt.completion_tokens}
    if attempt.tokens_estimated:
        usage["estimated"] = True
    transcript_id = attempt.answer.transcript_id if attempt.state == Attempt.State.DONE else ""
    return Done(transcript_id, attempt.finish_reason, usage, attempt.model, attempt.progress)
