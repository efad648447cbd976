"""What the engine is to know of an attempt that begins: the turn, its model, its prompt."""

from collections.abc import Mapping, Sequence
from typing import Any

from accounts.models import Story, User
from interviews.builder import Turn, Voice
from interviews.director import Clock, Line, Move
from interviews.ledger.known import Known
from interviews.ledger.personal import personal_of
from interviews.ledger.plans import plan_of
from interviews.ledger.work import Work
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.protocol import Ask
from prompts import catalog

VOICES: Mapping[tuple[str, str], Voice] = {
    ("candidate", "mock"): "interviewer",
    ("candidate", "assistant"): "coach",
    ("interviewer", "mock"): "candidate",
    ("interviewer", "assistant"): "interviewer_coach",
}
"""The user's seat and the kind of answer → who speaks."""

STORY = ("title", "situation", "task", "action", "result", "tags")


def work_for(
    user: User,
    interview: Interview,
    entries: Sequence[Entry],
    answer: Answer,
    attempt: Attempt,
    ask: Ask,
    known: Known,
    quota: str,
) -> Work:
    """Everything the engine needs, so that it asks the database nothing until the end."""
    voice = VOICES[interview.seat, answer.voice]
    turn = _turn(user, interview, entries, answer, attempt.number, ask, known, voice)
    prompt = catalog.prompt(interview.type_code, turn.language, voice, known.model.profile)
    return Work(
        owner_id=user.pk,
        interview_id=interview.pk,
        session_id=interview.session_id,
        attempt_id=attempt.pk,
        number=attempt.number,
        voice=answer.voice,
        about=answer.about,
        transcript_id=answer.transcript_id,
        quota=quota,
        started=attempt.started,
        turn=turn,
        model=known.model,
        prompt=prompt.text if prompt else "",
        prompt_version=prompt.version_id if prompt else "",
    )


def _turn(
    user: User,
    interview: Interview,
    entries: Sequence[Entry],
    answer: Answer,
    attempt: int,
    ask: Ask,
    known: Known,
    voice: Voice,
) -> Turn:
    language = known.language or catalog.language(interview.language)
    code = language.code if language else interview.language
    lines = _lines(entries, answer.about)
    plan = plan_of(interview, code)
    return Turn(
        voice=voice,
        type_code=interview.type_code,
        type_name=known.type.name_in(code),
        language=code,
        locale=language.locale if language else code,
        profile=known.model.profile,
        company=interview.company,
        position=interview.position,
        level=interview.level,
        mode=interview.mode,
        plan=plan,
        lines=lines,
        about=len(lines) - 1 if lines else None,
        clock=Clock(interview.used_seconds, plan.time_limit),
        stories=_stories(user, ask) if voice == "coach" else (),
        personal=_personal(user, ask) if voice in ("interviewer", "coach") else {},
        code={"language": ask.code.language, "source": ask.code.source, "output": ask.code.output}
        if ask.code
        else None,
        job_ad=str(interview.plan.get("job_ad", "")),
        background=str(interview.plan.get("background", "")) if voice == "candidate" else "",
        model_languages=known.model.languages,
        context_limit=known.model.context_limit,
        output_limit=known.model.output_limit,
        attempt=attempt,
    )


def _lines(entries: Sequence[Entry], about: str) -> tuple[Line, ...]:
    """The transcript up to the line that is answered."""
    lines: list[Line] = []
    if not about:
        return ()
    for entry in entries:
        lines.append(Line(entry.client_id, entry.speaker, entry.content, Move.from_json(entry.move)))
        if entry.client_id == about:
            break
    return tuple(lines)


def _stories(user: User, ask: Ask) -> tuple[Mapping[str, Any], ...]:
    if ask.stories is not None:
        return tuple(ask.stories)
    return tuple({name: getattr(story, name) for name in STORY} for story in Story.objects.for_user(user))


def _personal(user: User, ask: Ask) -> Mapping[str, Any]:
    return ask.personal if ask.personal is not None else personal_of(user.pk)
