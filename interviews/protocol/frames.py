"""What the server sends: `AIResponse` and the few messages of its own that a client asks for first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from interviews.events import Done, Ending, Failed
from interviews.protocol import fields
from interviews.protocol.jsontext import dump, is_text


@dataclass(frozen=True, slots=True)
class Heading:
    """What every frame of one answer repeats.

    Args:
        voice: "mock" or "assistant".
        original_id: the id of the last entry as this client sent it.
        session_id: of the interview.
        attempt: which try at the answer; 0 on a refusal.
    """

    voice: str
    original_id: str
    session_id: str
    attempt: int = 0

    def fields(self, kind: str, seq: int) -> dict[str, Any]:
        return {
            "type": kind,
            "responseType": self.voice,
            "originalTranscriptId": self.original_id,
            "sessionId": self.session_id,
            "seq": seq,
            "attempt": self.attempt,
        }


class BadFrame(Exception):
    """A frame that is no valid message; knows the answer to it.

    Args:
        frame: as far as it could be read, for the ids.
        faults: top-level field → messages; an empty field name stands for the whole frame.
    """

    def __init__(self, frame: Mapping[str, Any], faults: Mapping[str, list[str]]) -> None:
        super().__init__("not a valid message")
        self.heading = heading_of(frame)
        language = frame.get("language")
        self.language = language if isinstance(language, str) else None
        named = {name: list(messages) for name, messages in faults.items() if name}
        words = next(iter(faults.values()))[0]
        field = next(iter(faults))
        message = f"{field}: {words}" if field else words
        self.failed = Failed("VALIDATION_ERROR", message, named)


def heading_of(frame: Mapping[str, Any]) -> Heading:
    """The heading of a refusal, from a frame of which nothing is certain."""
    transcripts = frame.get("transcripts")
    last = transcripts[-1] if isinstance(transcripts, list) and transcripts else {}
    original = last.get("id") if isinstance(last, dict) else frame.get("originalTranscriptId")
    if isinstance(last, dict) and original is None:
        original = frame.get("originalTranscriptId")
    voice = frame.get("responseType")
    if voice not in fields.VOICES:
        speaker = last.get("speaker") if isinstance(last, dict) else None
        role = frame.get("role")
        other = role in fields.SEATS and speaker in fields.SEATS and speaker != role
        voice = "assistant" if other else "mock"
    return Heading(str(voice), _echo(original, 128), _echo(frame.get("sessionId"), 64))


def _echo(value: Any, limit: int) -> str:
    """An id as it was sent, or nothing where it cannot be one."""
    return value if isinstance(value, str) and len(value) <= limit and is_text(value) else ""


def chunk(heading: Heading, seq: int, text: str) -> str:
    """More text of an answer."""
    return dump({**heading.fields("chunk", seq), "content": text})


def ending(heading: Heading, seq: int, event: Ending) -> str:
    """The end of an answer; `seq` 0 on a refusal."""
    if isinstance(event, Failed):
        return dump({**heading.fields("error", seq), **_error(event)})
    return dump({**heading.fields("done", seq), **_done(event)})


def refusal(heading: Heading, event: Failed) -> str:
    """Nothing was begun: the frame that says why."""
    return ending(heading, 0, event)


def _error(event: Failed) -> dict[str, Any]:
    parts: dict[str, Any] = {"error": event.message, "code": event.code, "retryable": event.retryable}
    if event.details:
        parts["details"] = dict(event.details)
    if event.retry_after is not None:
        parts["retryAfter"] = event.retry_after
    return parts


def _done(event: Done) -> dict[str, Any]:
    return {
        "transcriptId": event.transcript_id,
        "finishReason": event.finish_reason,
        "usage": dict(event.usage),
        "model": event.model,
        "progress": dict(event.progress),
    }


def pong(t: Any) -> str:
    """The answer to a ping."""
    return dump({"type": "pong", "t": t})


def authenticated(expires_at: datetime | None) -> str:
    """The new token serves until then (ISO 8601, UTC)."""
    return dump({"type": "auth", "expiresAt": moment(expires_at) if expires_at else None})


def watching(session_id: str) -> str:
    """From now on what other sockets add comes here, too."""
    return dump({"type": "watching", "sessionId": session_id})


def entry(session_id: str, fields_of_entry: Mapping[str, Any]) -> str:
    """An entry that another socket added."""
    return dump({"type": "entry", "sessionId": session_id, "entry": dict(fields_of_entry)})


def queued(session_id: str, voice: str, place: int) -> str:
    """An answer waits for a busy model; `place` is its place in the queue, from 1."""
    return dump({"type": "queued", "sessionId": session_id, "responseType": voice, "place": place})


def moment(at: datetime) -> str:
    """A point in time as clients read it: ISO 8601 in UTC, with a Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
