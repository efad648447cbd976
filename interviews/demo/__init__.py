"""Finished interviews for a demonstration: recorded answers, asked by the director in the bank's words.

`conversations.toml` holds what the candidate says, by question; the rest follows from the bank and the
rules, so that a demonstration shows what the product does. No model is asked. Made again, nothing changes.
"""

import tomllib
import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from interviews import director
from interviews.director import Clock, Line, Plan, Wording
from interviews.models import Answer, Attempt, Entry, Interview
from interviews.reports import queue
from prompts import catalog

SECONDS_A_TURN = 75
MOST_TURNS = 16
RANK_STEP = 1 << 20


def conversations() -> list[dict[str, Any]]:
    """What was recorded: each with its seat, type, language, company, position, age in days and answers."""
    content = tomllib.loads((Path(__file__).parent / "conversations.toml").read_text())
    return [dict(one) for one in content["conversation"]]


def load(user: User, seat: str) -> int:
    """Give the user the recorded interviews of a seat that they do not have yet.

    Returns:
        how many were added.
    """
    wanted = [one for one in conversations() if one["seat"] == seat]
    mine = set(Interview.objects.for_user(user).values_list("session_id", flat=True))
    missing = [one for one in wanted if one["id"] not in mine]
    for recorded in missing:
        _store(user, recorded)
    return len(missing)


def _store(user: User, recorded: Mapping[str, Any]) -> None:
    plan = _plan(recorded)
    lines = list(_lines(plan, recorded))
    began = timezone.now() - timedelta(days=recorded["days_ago"])
    used = SECONDS_A_TURN * (len(lines) - 1)
    with transaction.atomic():
        interview = Interview.objects.create(
            owner=user,
            session_id=recorded["id"],
            type_code=plan.type,
            seat=recorded["seat"],
            company=recorded["company"],
            position=recorded["position"],
            language=plan.language,
            level=plan.level,
            mode=Interview.Mode.REAL,
            state=Interview.State.FINISHED,
            plan=plan.to_json(),
            used_seconds=used,
            last_active=began + timedelta(seconds=used),
            finished=began + timedelta(seconds=used),
        )
        Interview.objects.filter(pk=interview.pk).update(created=began)
        _store_lines(interview, plan, lines, began)
        if recorded["seat"] == Interview.Seat.CANDIDATE:
            queue.measured(interview)


def _plan(recorded: Mapping[str, Any]) -> Plan:
    """The questions for which there are answers, in the order of the recording."""
    code, language = recorded["type"], recorded["language"]
    bank = {question.key: question for question in catalog.questions(code, language)}
    known = catalog.interview_type(code)
    return Plan(
        type=code,
        language=language,
        level=recorded["level"],
        seed=recorded["id"],
        time_limit=known.time_limit if known else None,
        questions=tuple(bank[key] for key in recorded["answers"] if key in bank),
        phrases=catalog.phrases(code, language),
    )


def _lines(plan: Plan, recorded: Mapping[str, Any]) -> Iterator[Line]:
    """The conversation: the director asks, the recording answers, to the end of the interview."""
    left = {key: iter(answers) for key, answers in recorded["answers"].items()}
    wording = Wording(plan, recorded["company"], recorded["position"])
    opening = director.opening(plan, recorded["company"], recorded["position"], plan.language)
    lines = [Line(_id(), "interviewer", opening, director.Move("open"))]
    key = plan.questions[0].key if plan.questions else ""
    while len(lines) < 2 * MOST_TURNS:
        lines.append(Line(_id(), "candidate", next(left.get(key, iter(())), recorded["otherwise"])))
        clock = Clock(SECONDS_A_TURN * len(lines), plan.time_limit)
        offer = director.offer(plan, lines, clock, language=plan.language, mode="real")
        lines.append(Line(_id(), "interviewer", wording.of(offer, offer.preferred), offer.preferred))
        if offer.preferred.kind == "close":
            break
        asked = offer.next if offer.preferred.kind in ("ask", "time_check") else offer.current
        key = "questions" if offer.preferred.kind == "invite_questions" else asked.key if asked else ""
    yield from lines


def _store_lines(interview: Interview, plan: Plan, lines: list[Line], began: datetime) -> None:
    """Entries in their order; what the AI says is an answer, done at its first attempt, to the line before."""
    about = ""
    for number, line in enumerate(lines):
        said = began + timedelta(seconds=SECONDS_A_TURN * number)
        move = line.move.to_json() if line.move and line.speaker != interview.seat else None
        Entry.objects.create(
            interview=interview,
            client_id=line.id,
            rank=RANK_STEP * (number + 1),
            speaker=line.speaker,
            content=line.text,
            timestamp=said,
            move=move,
        )
        if line.speaker != interview.seat:
            answer = Answer.objects.create(
                interview=interview, voice=Answer.Voice.MOCK, about=about, transcript_id=line.id
            )
            progress = director.progress(plan, lines[: number + 1])
            Attempt.objects.create(
                answer=answer,
                number=1,
                state=Attempt.State.DONE,
                text=line.text,
                finish_reason="stop",
                model="scripted",
                move=move,
                progress={"question": progress.question, "of": progress.of, "move": move},
                started=said,
                ended=said,
            )
        about = line.id


def _id() -> str:
    return uuid.uuid4().hex
