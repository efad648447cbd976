"""The transcript as clients see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interviews.models import Answer, Attempt, Entry, Interview


@dataclass(frozen=True, slots=True)
class TranscriptEntry:
    """One line, under its public id."""

    id: str
    speaker: str
    content: str
    timestamp: datetime
    move: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Advice:
    """A whisper, and the line that it is about."""

    id: str
    about: str
    content: str
    timestamp: datetime


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said, and what was whispered beside it."""

    entries: Sequence[TranscriptEntry]
    advice: Sequence[Advice]


def transcript(interview: Interview) -> Transcript:
    """All that is stored of an interview, in its order; of several attempts, the newest that is done."""
    entries = [
        TranscriptEntry(entry.client_id, entry.speaker, entry.content, entry.timestamp, entry.move)
        for entry in Entry.objects.filter(interview=interview).order_by("rank")
    ]
    newest: dict[str, Attempt] = {}
    for attempt in (
        Attempt.objects.filter(
            answer__interview=interview, answer__voice=Answer.Voice.ASSISTANT, state=Attempt.State.DONE
        )
        .select_related("answer")
        .order_by("started", "number")
    ):
        newest[attempt.answer.transcript_id] = attempt
    advice = [
        Advice(own, attempt.answer.about, attempt.text, attempt.ended or attempt.started)
        for own, attempt in newest.items()
    ]
    return Transcript(entries, advice)
