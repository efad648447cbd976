"""What surrounds every HTTP request and every connection of a socket: its id, its log line, its count."""

import logging
import time
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from interviews import metrics, tracing
from interviewsite.logs import new_request_id, request_id

QUIET_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked by machines, at each process's own address: neither logged and counted, nor held to `ALLOWED_HOSTS`."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_log = logging.getLogger("viva.requests")


@sync_and_async_middleware
def request_log(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Gives every HTTP request its id (told in `X-Request-ID`), logs and counts it when it is answered."""
    if iscoroutinefunction(get_response):

        async def log_async(request: HttpRequest) -> HttpResponseBase:
            started = _begin(request)
            return _end(request, await get_response(request), started)

        return log_async

    def log(request: HttpRequest) -> HttpResponseBase:
        started = _begin(request)
        return _end(request, get_response(request), started)

    return log


def _begin(request: HttpRequest) -> float:
    request_id.set(new_request_id(request.headers.get("X-Request-ID", "")))
    if request.path in QUIET_PATHS:
        request.META["HTTP_HOST"] = urlsplit(settings.SITE_URL).netloc
    return time.perf_counter()


def _end(request: HttpRequest, response: HttpResponseBase, started: float) -> HttpResponseBase:
    response.headers["X-Request-ID"] = request_id.get()
    if request.path not in QUIET_PATHS:
        metrics.http_request(response.status_code)
        seconds = time.perf_counter() - started
        route = request.resolver_match.route if request.resolver_match else ""
        tracing.request(request.method or "", route, response.status_code, seconds, request.headers)
        seen = {
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
        }
        _log.info("request", extra=seen)
    return response


def socket_log(application: Application) -> Application:
    """Wraps the ASGI application of sockets: every connection gets a request id of its own."""

    async def with_id(scope: Scope, receive: Receive, send: Send) -> None:
        request_id.set(uuid.uuid4().hex)
        await application(scope, receive, send)

    return with_id
