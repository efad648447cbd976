"""What a form of the room asks for, as an `AIRequest`: the same that the room's script sends over the socket."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from interviews.models import Answer, Attempt, Entry, Interview

SEND, RETRY, DIFFER, ADVISE = "send", "retry", "differ", "advise"


def base(interview: Interview) -> dict[str, Any]:
    """The fields that every request of an interview has."""
    return {
        "transcripts": [],
        "model": interview.model,
        "promptType": interview.type_code,
        "role": interview.seat,
        "company": interview.company,
        "position": interview.position,
        "sessionId": interview.session_id,
        "language": interview.language,
    }


def request_of(interview: Interview, action: str, form: Mapping[str, str]) -> dict[str, Any]:
    """The request behind a button.

    Args:
        action: `send` a line; `retry` the answer that is owed; `differ`: another attempt; `advise`: ask the coach.
        form: `text` and `entry` (the line's id) of `send`; `source` and `code_language` in coding.
    """
    asked = base(interview) | _code(interview, form)
    last = _last(interview)
    if action == SEND:
        line = {"id": form.get("entry", ""), "speaker": interview.seat, "content": _plain(form.get("text", ""))}
        return asked | {"transcripts": [line]}
    if action == ADVISE:
        return asked | {"transcripts": _entries(last), "responseType": "assistant"}
    if action == DIFFER and last and last.speaker != interview.seat:
        about, attempt = _answered(interview, last.client_id)
        return asked | {"transcripts": _entries(about), "responseType": "mock", "attempt": attempt + 1}
    return asked | {"transcripts": _entries(last), "responseType": "mock"}


def attempt_of(interview: Interview, transcript_id: str) -> tuple[str, int]:
    """Id of the line that an AI line answers ("" for the opening), and its newest attempt."""
    about, number = _answered(interview, transcript_id)
    return (about.client_id if about else ""), number


def _answered(interview: Interview, transcript_id: str) -> tuple[Entry | None, int]:
    answer = Answer.objects.filter(interview=interview, voice=Answer.Voice.MOCK, transcript_id=transcript_id).first()
    if answer is None:
        return None, 0
    newest = Attempt.objects.filter(answer=answer).aggregate(newest=Max("number"))["newest"]
    return Entry.objects.filter(interview=interview, client_id=answer.about).first(), newest or 0


def _last(interview: Interview) -> Entry | None:
    return Entry.objects.filter(interview=interview).order_by("-rank").first()


def _entries(entry: Entry | None) -> list[dict[str, str]]:
    return [{"id": entry.client_id, "speaker": entry.speaker, "content": entry.content}] if entry else []


def _code(interview: Interview, form: Mapping[str, str]) -> dict[str, Any]:
    source = form.get("source", "")
    if not source.strip():
        return {}
    return {"code": {"language": form.get("code_language") or "python", "source": _plain(source)}}


def _plain(text: str) -> str:
    """What a browser's form makes of line ends, undone, so that the same text stays the same."""
    return text.replace("\r\n", "\n").strip("\n")
