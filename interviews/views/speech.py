"""What is said in the room, written down: a recording comes in, words go out. Nothing of it is stored."""

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import limits
from accounts.errors import Refusal, ValidationFailed
from interviews import changes
from interviews.llm import transcribing
from interviews.views.people import signed_in


@never_cache
@login_required
@require_POST
async def speech(request: HttpRequest, session_id: str) -> JsonResponse:
    """The words of the recording that is the request's body: `{text}`, or `{error: {code, message}}`."""
    if not transcribing.available():
        raise Http404("nobody writes down")
    try:
        language = await sync_to_async(_language)(request, session_id)
        text = await transcribing.transcribe(_recording(request), request.content_type or "", language)
    except Refusal as refused:
        error = {"code": refused.code, "message": refused.message}
        return JsonResponse({"error": error}, status=refused.status)
    return JsonResponse({"text": text})


def _language(request: HttpRequest, session_id: str) -> str:
    user = signed_in(request)
    interview = changes.find(user, session_id)
    limits.hit("speech", str(user.pk), user.plan.unlimited)
    return interview.language


def _recording(request: HttpRequest) -> bytes:
    try:
        return request.body
    except RequestDataTooBig as exc:
        raise ValidationFailed(_("The recording is empty or too long.")) from exc
