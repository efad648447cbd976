"""Whether the service lives, whether it can serve, and its figures for Prometheus."""

import asyncio
import hmac
from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from interviews import metrics, worker
from interviewsite.errors import body

PATIENCE_SECONDS = 3.0


@never_cache
@require_safe
async def healthz(request: HttpRequest) -> JsonResponse:
    """The process lives and its event loop turns. Asks nothing else."""
    return JsonResponse({"status": "ok"})


class Readiness:
    """Whether this process can serve.

    `draining` is set by `lifespan` when the server stops, `ready` by `observing`, which looks now and then.
    """

    def __init__(self) -> None:
        self.draining = False
        self.ready = True

    async def checks(self) -> dict[str, str]:
        """One word for each thing that was looked at; `ok` is good."""
        database, worker_, log = await asyncio.gather(_in_time(_database), _in_time(_worker), event_log())
        server = "draining" if self.draining else "ok"
        return {"server": server, "database": database, "worker": worker_, "eventLog": log}

    def of(self, checks: dict[str, str]) -> bool:
        """Whether it can serve, after those words: a missing worker only degrades."""
        return all(word == "ok" for name, word in checks.items() if name != "worker")


readiness = Readiness()


@never_cache
@require_safe
async def readyz(request: HttpRequest) -> JsonResponse:
    """Whether this process can serve: 503 without database or event log, or while it drains."""
    checks = await readiness.checks()
    if not readiness.of(checks):
        return JsonResponse({"status": "unavailable", "checks": checks}, status=503)
    return JsonResponse({"status": "ok" if checks["worker"] == "ok" else "degraded", "checks": checks})


async def _in_time(check: Callable[[], str]) -> str:
    """The check's word, from a thread of its own; `timeout` when it does not answer."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await sync_to_async(_and_close, thread_sensitive=False)(check)
    except TimeoutError:
        return "timeout"


def _and_close(check: Callable[[], str]) -> str:
    try:
        return check()
    finally:
        connection.close()


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _worker() -> str:
    try:
        return "ok" if worker.alive() else "missing"
    except DatabaseError:
        return "unknown"


async def event_log() -> str:
    """The word for what carries answers to sockets: this process's own memory, and Redis when it is configured."""
    if not settings.REDIS_URL:
        return "ok"
    client = Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=1)
    try:
        await client.ping()
    except (RedisError, OSError):
        return "unreachable"
    finally:
        await client.aclose()
    return "ok"


@never_cache
@require_safe
def prometheus(request: HttpRequest) -> HttpResponse:
    """The counters of this process, for `METRICS_TOKEN` as bearer or a signed-in admin."""
    if _bears_token(request) or (request.user.is_authenticated and request.user.is_active and request.user.is_staff):
        return HttpResponse(generate_latest(metrics.REGISTRY), content_type=CONTENT_TYPE_LATEST)
    if request.user.is_authenticated:
        return JsonResponse(body("PERMISSION_DENIED", _("Only admins see the metrics.")), status=403)
    refused = JsonResponse(body("UNAUTHENTICATED", _("The metrics need a token.")), status=401)
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


def _bears_token(request: HttpRequest) -> bool:
    expected = f"Bearer {settings.METRICS_TOKEN}".encode()
    offered = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(offered, expected)
