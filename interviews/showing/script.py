"""What the room's script needs to know beside the page itself: addresses, the next request, where the clock stands."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from interviews.llm import transcribing
from interviews.showing.asking import attempt_of, base
from interviews.showing.room import Room
from interviews.showing.workers import workers

SOCKET = "/ws/interview/"


def for_script(user: User, room: Room) -> dict[str, Any]:
    """Plain JSON. Holds what the page shows anyway, nothing of what is still to be asked."""
    interview = room.interview
    at = {"session_id": interview.session_id}
    last = room.lines[-1] if room.lines else None
    return {
        "socket": SOCKET,
        "transcript": f"/api/v1/interviews/{interview.session_id}/transcript",
        "signIn": f"{reverse('account_login')}?next={reverse('room', kwargs=at)}",
        "owner": str(user.pk),
        "seat": interview.seat,
        "coding": room.coding,
        "coached": room.coached,
        "opens": room.unanswered and not room.begun,
        "over": room.over,
        "withdrawn": room.withdrawn,
        "request": base(interview),
        "last": {"id": last.id, "speaker": last.speaker, "content": last.content} if last else None,
        "answered": _answered(room),
        "next": {"question": room.next.question, "line": room.next.line},
        "question": room.question,
        "of": room.of,
        "clock": {
            "used": room.clock.used_seconds,
            "limit": room.clock.limit_seconds,
            "total": room.clock.total,
        },
        "speech": {
            "address": reverse("speech", kwargs=at) if transcribing.available() else "",
            "seconds": transcribing.MOST_SECONDS,
            "goesTo": transcribing.goes_to() or _("this server"),
            "script": static("dist/voice.js"),
        },
    } | (_bench(room) if room.coding else {})


def _bench(room: Room) -> dict[str, Any]:
    """What a coding room has beside."""
    return {
        "problem": reverse("problem", kwargs={"session_id": room.interview.session_id}),
        "examples": [example.to_json() for example in room.problem.examples] if room.problem else [],
        "hints": {"given": room.hinted, "of": room.hints},
        "editor": static("dist/editor.js"),
        "workers": workers(),
    }


def _answered(room: Room) -> dict[str, Any] | None:
    """The line that the other seat's last line answers, so that it can be said differently."""
    last = room.lines[-1] if room.lines else None
    if last is None or last.mine:
        return None
    about, attempt = attempt_of(room.interview, last.id)
    line = next((each for each in room.lines if each.id == about), None)
    if not attempt or (about and line is None):
        return None
    entry = {"id": line.id, "speaker": line.speaker, "content": line.content} if line else None
    return {"entry": entry, "attempt": attempt, "id": last.id}
