"""The room, and the doors out of it. With JavaScript the socket carries the interview; without, each turn is a form.

A form that asks for an answer waits for it on the server and then shows the page anew.
"""

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, cast

from asgiref.sync import sync_to_async
from csp.constants import NONCE
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import User
from interviews import changes, ledger, reports
from interviews.answers import ask_and_wait
from interviews.markdown import transcript_markdown
from interviews.models import Interview
from interviews.showing.asking import SEND, request_of
from interviews.showing.room import paragraphs
from interviews.showing.room import problem as current_problem
from interviews.showing.room import room as room_of
from interviews.showing.script import for_script
from interviews.showing.wording import failure_in_words, hint_wish, words
from interviews.views.people import signed_in
from interviews.views.reports import show as show_report

STATUS = {"VALIDATION_ERROR": 400, "UNAUTHENTICATED": 401, "PERMISSION_DENIED": 403, "NOT_FOUND": 404}
STATUS |= {"CONFLICT": 409, "INTERVIEW_ENDED": 409, "RATE_LIMITED": 429, "QUOTA_EXCEEDED": 429, "INTERNAL": 500}
STYLE_OF_THE_EDITOR = {"style-src": [NONCE]}
"""The editor makes one style sheet, which this lets in. Nothing else of a page's policy changes in the coding room."""


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
async def room(request: HttpRequest, session_id: str) -> HttpResponse:
    """The interview; once it is finished, what was said and measured. A POST is a turn, without JavaScript."""
    if request.method == "POST":
        return await _turn(request, session_id)
    return await sync_to_async(_show)(request, session_id)


async def _turn(request: HttpRequest, session_id: str) -> HttpResponse:
    """Ask what the form asks, wait for the ending, show the page anew."""
    action = request.POST.get("action", SEND)
    form = request.POST.dict()
    user, asked = await sync_to_async(_asked)(request, session_id, action, cast(Mapping[str, str], form))
    ending = await ask_and_wait(user.pk, asked)
    if ending["type"] == "done":
        return redirect("room", session_id)
    return await sync_to_async(_show)(request, session_id, ending)


def _asked(request: HttpRequest, session_id: str, action: str, form: Mapping[str, str]) -> tuple[User, dict[str, Any]]:
    user = signed_in(request)
    return user, request_of(changes.find(user, session_id), action, form)


def _show(request: HttpRequest, session_id: str, failure: Mapping[str, Any] | None = None) -> HttpResponse:
    user = signed_in(request)
    interview = changes.find(user, session_id)
    if interview.state == Interview.State.FINISHED:
        return show_report(request, interview)
    shown = room_of(user, interview)
    typed = request.POST.get("text", "")
    stored = any(line.id == request.POST.get("entry") for line in shown.lines)
    values = {
        "room": shown,
        "script": for_script(user, shown) | ({"nonce": str(request.csp_nonce)} if shown.coding else {}),  # type: ignore[attr-defined]
        "words": words(shown),
        "entry": uuid.uuid4().hex if stored else request.POST.get("entry") or uuid.uuid4().hex,
        "draft": "" if stored else typed,
        "source": request.POST.get("source", ""),
        "failure": failure_in_words(failure) if failure else None,
        "hint_wish": hint_wish(interview.language),
    }
    status = STATUS.get(failure["code"], HTTPStatus.SERVICE_UNAVAILABLE) if failure else HTTPStatus.OK
    page = render(request, "interviews/code.html" if shown.coding else "interviews/room.html", values, status=status)
    if shown.coding:
        page._csp_update = STYLE_OF_THE_EDITOR  # type: ignore[attr-defined]  # as `csp_update` does to whole views
    return page


@login_required
@require_GET
def problem(request: HttpRequest, session_id: str) -> JsonResponse:
    """The coding question under discussion, for the room's script. Never a later one."""
    found = current_problem(changes.find(signed_in(request), session_id))
    if found is None:
        raise Http404("no coding question")
    examples = [example.to_json() for example in found.examples]
    return JsonResponse({"statement": paragraphs(found.statement), "examples": examples, "hints": len(found.hints)})


@login_required
@require_POST
def finish(request: HttpRequest, session_id: str) -> HttpResponse:
    """End the interview; it opens as its report."""
    interview = reports.finish(signed_in(request), session_id)
    return redirect("room", interview.session_id)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, session_id: str) -> HttpResponse:
    """Ask, then delete the interview with everything said in it."""
    user = signed_in(request)
    interview = changes.find(user, session_id)
    if request.method == "POST":
        changes.delete(user, session_id)
        return redirect("interviews")
    return render(request, "interviews/discard.html", {"interview": interview})


@login_required
@require_GET
def transcript(request: HttpRequest, session_id: str) -> HttpResponse:
    """The transcript as a Markdown file."""
    interview = changes.find(signed_in(request), session_id)
    response = HttpResponse(
        transcript_markdown(interview, ledger.transcript(interview)), content_type="text/markdown; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="interview-{interview.session_id}.md"'
    return response
