"""Every error of HTTP in one shape: `{error: {code, message, details}}` under `/api/`, a page elsewhere.

The codes are those of the socket (`docs/protocol.md`). Nothing here ever shows a stack, an
address or what another user holds; what is no expected failure is logged and answers `INTERNAL`.
"""

import math
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import set_rollback

from accounts.errors import Refusal
from interviewsite import pages

API = "/api/"
WHOLE_REQUEST = "request"
"""The name under `details` for what is wrong with the request as a whole."""

CODES: dict[type[exceptions.APIException], str] = {
    exceptions.NotAuthenticated: "UNAUTHENTICATED",
    exceptions.AuthenticationFailed: "UNAUTHENTICATED",
    exceptions.PermissionDenied: "PERMISSION_DENIED",
    exceptions.NotFound: "NOT_FOUND",
    exceptions.Throttled: "RATE_LIMITED",
}


def body(code: str, message: str, details: dict[str, Any] | None = None) -> dict[str, Any]:
    """The one shape of an error."""
    return {"error": {"code": code, "message": message, "details": details or {}}}


# -- REST ----------------------------------------------------------------------------------


def rest_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler.

    Args:
        exc: what a view raised.
        context: DRF's `{view, args, kwargs, request}`.

    Returns:
        The answer for an expected failure; None for a bug, which then is logged and answered by `server_error`.
    """
    if isinstance(exc, Http404):
        exc = exceptions.NotFound()
    elif isinstance(exc, DjangoPermissionDenied):
        exc = exceptions.PermissionDenied()
    if not isinstance(exc, Refusal | exceptions.APIException):
        return None
    set_rollback()
    context["request"].accepted_renderer, context["request"].accepted_media_type = JSONRenderer(), "application/json"
    return _refused(exc) if isinstance(exc, Refusal) else _of_rest_framework(exc)


def _refused(refusal: Refusal) -> Response:
    """A refusal of ours; with `Retry-After` (whole seconds) and `WWW-Authenticate` where they belong."""
    headers = {}
    if refusal.retry_after is not None:
        headers["Retry-After"] = str(math.ceil(refusal.retry_after))
    if refusal.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    message = _(refusal.message) if refusal.message else ""
    return Response(body(refusal.code, message, refusal.details), status=refusal.status, headers=headers)


def _of_rest_framework(exc: exceptions.APIException) -> Response:
    code = next((code for kind, code in CODES.items() if isinstance(exc, kind)), None)
    headers = {}
    if header := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = header
    if wait := getattr(exc, "wait", None):
        headers["Retry-After"] = str(math.ceil(wait))
    if isinstance(exc, exceptions.ValidationError):
        content = body("VALIDATION_ERROR", _("Please correct what is marked."), _by_field(exc.detail))
    else:
        fallback = "VALIDATION_ERROR" if exc.status_code < 500 else "INTERNAL"
        content = body(code or fallback, " ".join(_messages(exc.detail)))
    return Response(content, status=exc.status_code, headers=headers)


def _by_field(detail: Any) -> dict[str, list[str]]:
    """DRF's nested errors as top-level field → messages; deeper ones name their place in the text."""
    if not isinstance(detail, dict):
        return {WHOLE_REQUEST: list(_messages(detail))}
    return {
        WHOLE_REQUEST if field == "non_field_errors" else str(field): list(_messages(inner))
        for field, inner in detail.items()
    }


def _messages(detail: Any, place: str = "") -> Iterator[str]:
    """Every message of DRF's nested errors, each with its place below the top-level field."""
    if isinstance(detail, dict):
        if "detail" in detail and "code" in detail:
            yield str(detail["detail"])
            return
        for key, inner in detail.items():
            yield from _messages(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(detail, list | tuple):
        for index, inner in enumerate(detail):
            yield from _messages(inner, f"{place}[{index}]" if isinstance(inner, dict) and inner else place)
    else:
        yield f"{place}: {detail}" if place else str(detail)


# -- everything else (`handler400` … of the URLs, `CSRF_FAILURE_VIEW`) -----------------------


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: a request that cannot be understood."""
    if request.path.startswith(API):
        return JsonResponse(body("VALIDATION_ERROR", _("The request could not be read.")), status=400)
    return pages.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403."""
    if request.path.startswith(API):
        return JsonResponse(body("PERMISSION_DENIED", _("You may not do this.")), status=403)
    return pages.forbidden(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404; under `/api/` in the very words of a row that is not there."""
    if request.path.startswith(API):
        return JsonResponse(body("NOT_FOUND", str(exceptions.NotFound().detail)), status=404)
    return pages.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """500: a bug. Django has logged it with its stack; the client gets a sentence."""
    if request.path.startswith(API):
        return JsonResponse(body("INTERNAL", _("Something went wrong on our side. It has been noted.")), status=500)
    return pages.broken(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403 for a form or a cookie's request that carries no valid token."""
    if request.path.startswith(API):
        return JsonResponse(body("PERMISSION_DENIED", _("The CSRF token is missing or wrong.")), status=403)
    return pages.csrf_failure(request, reason)
