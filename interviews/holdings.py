"""What this app holds about a person, for export and erasure (setting `HOLDINGS`; see `accounts/holdings`)."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from interviews.models import Attempt, Complaint, Entry, Interview, Report, Section, Share


def export(user: User) -> Mapping[str, Any]:
    """Every interview with all that was said and generated in it: also attempts that failed or were replaced."""
    return {"interviews": [_interview(interview) for interview in Interview.objects.for_user(user)]}


def erase(user: User) -> None:
    """Nothing to do: all rows of this app hang from the user's row and go with it."""


def _interview(interview: Interview) -> dict[str, Any]:
    attempts = Attempt.objects.filter(answer__interview=interview).select_related("answer")
    fields = (
        *("session_id", "type_code", "seat", "company", "position", "language", "model", "level", "mode"),
        *("state", "plan", "taken_up", "aliases", "time_factor", "used_seconds", "created", "finished"),
    )
    return {
        **{name: getattr(interview, name) for name in fields},
        "entries": [_entry(entry) for entry in Entry.objects.filter(interview=interview)],
        "attempts": [_attempt(attempt) for attempt in attempts.order_by("started")],
        "reports": [_report(report) for report in Report.objects.filter(interview=interview)],
        "links": list(Share.objects.filter(interview=interview).values("with_transcript", "created", "expires")),
    }


def _report(report: Report) -> dict[str, Any]:
    fields = (
        *("number", "state", "judged", "model", "data_goes_to", "prompt_version", "rubric_version", "rubric"),
        *("prompts", "self_rating", "error_code", "created", "finished"),
    )
    sections = ("question", "question_key", "criterion", "points", "low", "high", "content")
    complaints = Complaint.objects.filter(report=report)
    return {
        **{name: getattr(report, name) for name in fields},
        "sections": [
            {name: getattr(section, name) for name in sections} for section in Section.objects.filter(report=report)
        ],
        "complaints": [{"text": each.text, "created": each.created} for each in complaints],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.client_id,
        "speaker": entry.speaker,
        "content": entry.content,
        "timestamp": entry.timestamp,
        "move": entry.move,
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    fields = (
        *("number", "state", "text", "finish_reason", "error_code", "model", "prompt_version"),
        *("prompt_tokens", "completion_tokens", "started", "ended"),
    )
    about = {
        "voice": attempt.answer.voice,
        "about": attempt.answer.about,
        "transcript_id": attempt.answer.transcript_id,
    }
    return {**about, **{name: getattr(attempt, name) for name in fields}}
