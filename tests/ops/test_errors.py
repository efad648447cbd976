"""Errors, ids and figures of HTTP: one shape, no stack, for the right people."""

import json
import logging
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client
from django.urls import path
from prometheus_client.parser import text_string_to_metric_families

from accounts.errors import RateLimited
from accounts.models import User
from interviews import metrics, worker
from interviewsite import health
from interviewsite.logs import new_request_id
from interviewsite.urls import handler400, handler403, handler404, handler500, urlpatterns

pytestmark = pytest.mark.django_db


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError("the secret word is aubergine")


urlpatterns = [*urlpatterns, path("api/v1/breaks", breaks), path("breaks", breaks)]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def error(response: Any) -> dict[str, Any]:
    content = json.loads(response.content)
    assert list(content) == ["error"]
    assert list(content["error"]) == ["code", "message", "details"]
    found: dict[str, Any] = content["error"]
    return found


@pytest.mark.urls(__name__)
def test_it_answers_a_bug_with_a_sentence(client: Client) -> None:
    response = client.get("/api/v1/breaks")
    assert (response.status_code, error(response)["code"]) == (500, "INTERNAL")
    assert "aubergine" not in response.content.decode()
    page = client.get("/breaks")
    assert page.status_code == 500
    assert "aubergine" not in page.content.decode()
    assert "Traceback" not in page.content.decode()


def test_it_answers_unknown_addresses_below_api_as_json_and_others_as_a_page(client: Client) -> None:
    response = client.get("/api/v1/nothing")
    assert (response.status_code, error(response)["code"]) == (404, "NOT_FOUND")
    page = client.get("/nothing")
    assert page.status_code == 404
    assert "<html" in page.content.decode()


@pytest.mark.parametrize(
    "body", [b"{", b"[" * 100_000, b'{"a": NaN}', b'{"a": "\\ud800"}', b"\xff\xfe{}", b'{"a": ' + b"9" * 5000, b""]
)
def test_it_refuses_what_is_no_json(client: Client, body: bytes) -> None:
    response = client.post("/api/v1/auth/token", body, content_type="application/json")
    assert (response.status_code, error(response)["code"]) == (400, "VALIDATION_ERROR")


def test_it_names_the_field_with_a_nul_wherever_it_hides(client: Client) -> None:
    body = {"email": "a@example.org", "password": ["x", {"deep": "nul\0"}]}
    response = client.post("/api/v1/auth/token", body, content_type="application/json")
    assert (response.status_code, list(error(response)["details"])) == (400, ["password"])


def test_it_refuses_other_bodies_and_other_methods(client: Client) -> None:
    form = client.post("/api/v1/auth/token", {"email": "x"})
    assert (form.status_code, error(form)["code"]) == (415, "VALIDATION_ERROR")
    method = client.put("/api/v1/auth/token", {}, content_type="application/json")
    assert (method.status_code, error(method)["code"]) == (405, "VALIDATION_ERROR")


def test_it_refuses_cookies_without_a_csrf_token(db: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.create_user("owner@example.org", "sandgrouse-42"))
    refused = browser.post("/api/v1/interviews", {}, content_type="application/json")
    assert (refused.status_code, error(refused)["code"]) == (403, "PERMISSION_DENIED")


def test_it_tells_how_long_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **kwargs: Any) -> None:
        raise RateLimited("Please wait.", retry_after=12.3)

    monkeypatch.setattr("accounts.limits.hit", full)
    client.force_login(User.objects.create_user("owner@example.org", "sandgrouse-42"))
    refused = client.get("/api/v1/interviews")
    assert (refused.status_code, refused["Retry-After"]) == (429, "13")
    assert error(refused)["code"] == "RATE_LIMITED"


# -- ids and logs --------------------------------------------------------------------------


def test_it_names_every_request_and_takes_harmless_names_only(client: Client) -> None:
    assert len(client.get("/healthz")["X-Request-ID"]) == 32
    assert client.get("/healthz", headers={"X-Request-ID": "my-request.1"})["X-Request-ID"] == "my-request.1"
    for harmful in ("short", "a" * 65, "with space", 'quote"quote', "line\nbreak"):
        assert new_request_id(harmful) != harmful


def test_it_logs_the_route_and_never_what_was_sent(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "viva.requests"):
        client.get("/api/v1/interviews/some-session-id?search=aubergine")
    record = next(record for record in caplog.records if record.name == "viva.requests")
    assert record.__dict__["route"] == "api/v1/interviews/<str:session_id>"
    assert record.__dict__["status"] == 401
    assert "aubergine" not in str(record.__dict__)


# -- health --------------------------------------------------------------------------------


def test_it_lives(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db(transaction=True)
async def test_it_serves_without_a_worker_and_says_so() -> None:
    client = AsyncClient()
    missing = await client.get("/readyz")
    assert (missing.status_code, missing.json()["status"]) == (200, "degraded")


def test_it_knows_a_worker_by_its_heartbeat() -> None:
    assert not worker.alive()
    worker.beat()
    worker.beat()
    assert worker.alive()


async def test_it_is_unavailable_without_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_database", lambda: "unreachable")
    answer = await AsyncClient().get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "unavailable")


async def test_it_is_unavailable_when_redis_is_configured_and_gone(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert await health.event_log() == "unreachable"


@pytest.mark.redis
async def test_it_sees_redis(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:6379/0"
    assert await health.event_log() == "ok"


# -- figures -------------------------------------------------------------------------------


def test_it_shows_metrics_to_the_token_and_to_admins(client: Client, settings: Any) -> None:
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 401
    settings.METRICS_TOKEN = "a-token"
    assert client.get("/metrics", headers={"Authorization": "Bearer b-token"}).status_code == 401
    shown = client.get("/metrics", headers={"Authorization": "Bearer a-token"})
    assert shown.status_code == 200
    names = {family.name for family in text_string_to_metric_families(shown.content.decode())}
    assert {"viva_requests", "viva_answers", "viva_sockets", "viva_first_token_seconds"} <= names
    client.force_login(User.objects.create_user("owner@example.org", "sandgrouse-42"))
    assert client.get("/metrics").status_code == 403
    client.force_login(User.objects.create_superuser("admin@example.org", "sandgrouse-42"))
    assert client.get("/metrics").status_code == 200


def test_it_counts_what_happens() -> None:
    before = metrics.summary()
    metrics.socket_opened()
    metrics.answer_started("mock")
    metrics.first_token(0.25, "default")
    metrics.answer_ended("ok", "mock", 1.5)
    metrics.answer_started("assistant")
    metrics.answer_ended("MODEL_TIMEOUT", "assistant")
    metrics.request_refused("CONFLICT")
    metrics.request_replayed()
    after = metrics.summary()
    assert after["requestCount"] == before["requestCount"] + 4
    assert after["activeConnections"] == before["activeConnections"] + 1
    assert after["answersUnderWay"] == before["answersUnderWay"]
    assert after["responseTime"] is not None
    assert after["answers"]["MODEL_TIMEOUT"] == before["answers"].get("MODEL_TIMEOUT", 0) + 1
    assert 0 < after["errorRate"] < 1
    metrics.socket_closed(1006)


def test_its_labels_are_bounded() -> None:
    for number in range(metrics.MODEL_NAMES_AT_MOST + 20):
        metrics.upstream_error("openai", f"model-{number}", "MODEL_ERROR")
    metrics.socket_opened()
    metrics.socket_closed(3999)
    families = {family.name: family for family in metrics.REGISTRY.collect()}
    models = {sample.labels["model"] for sample in families["viva_upstream_errors"].samples}
    assert len(models) <= metrics.MODEL_NAMES_AT_MOST + 1
    assert "other" in {sample.labels["code"] for sample in families["viva_sockets_closed"].samples}
