"""Traces for a collector of OpenTelemetry (OTLP over HTTP), by its own SDK and its standard variables.

`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER`
and their kin are read by the SDK itself. Imported only when traces are on. The SDK's instrumentation of
Django is not used: it keeps addresses with their query, which hold what people searched for.
"""

import os
import socket
import time
from collections.abc import Awaitable, Mapping
from types import TracebackType
from typing import Self

from django.conf import settings
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from interviews.tracing.base import Known, T

PATIENCE = 3.0
"""Seconds for which a collector is waited for, unless `OTEL_EXPORTER_OTLP_TIMEOUT` says otherwise."""


class OtlpSpan:
    """A span that is nobody's parent, so that a generator may suspend within it."""

    def __init__(self, span: trace.Span) -> None:
        self._span = span

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(exc, Exception):
            _failed(self._span, exc)
        self._span.end()

    def event(self, name: str) -> None:
        self._span.add_event(name)

    def note(self, **known: Known) -> None:
        self._span.set_attributes(_named(known))


class Otlp:
    """The tracer of this process."""

    def __init__(self) -> None:
        timeout = None if os.environ.get("OTEL_EXPORTER_OTLP_TIMEOUT") else PATIENCE
        own = {"service.name": "viva", "service.instance.id": f"{socket.gethostname()}:{settings.PORT}"}
        # shut down by `stop` alone: a process that ends otherwise waits for no collector
        self._provider = TracerProvider(
            resource=Resource(own).merge(OTELResourceDetector().detect()), shutdown_on_exit=False
        )
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(timeout=timeout)))
        self._tracer = self._provider.get_tracer("viva")
        self._carried = TraceContextTextMapPropagator()

    async def around(self, name: str, work: Awaitable[T], known: Mapping[str, Known]) -> T:
        span = self._tracer.start_span(name, attributes=_named(known))
        current = trace.use_span(span, record_exception=False, set_status_on_exception=False)
        with OtlpSpan(span), current:
            return await work

    def span(self, name: str, known: Mapping[str, Known]) -> OtlpSpan:
        return OtlpSpan(self._tracer.start_span(name, attributes=_named(known)))

    def note(self, known: Mapping[str, Known]) -> None:
        trace.get_current_span().set_attributes(_named(known))

    def request(self, method: str, route: str, status: int, seconds: float, headers: Mapping[str, str]) -> None:
        ended = time.time_ns()
        carrier = {"traceparent": headers.get("traceparent", ""), "tracestate": headers.get("tracestate", "")}
        span = self._tracer.start_span(
            f"{method} /{route}",
            context=self._carried.extract(carrier),
            kind=SpanKind.SERVER,
            attributes={"http.request.method": method, "http.route": route, "http.response.status_code": status},
            start_time=ended - int(seconds * 1e9),
        )
        if status >= 500:
            span.set_status(Status(StatusCode.ERROR))
        span.end(ended)

    def stop(self) -> None:
        self._provider.shutdown()


def _named(known: Mapping[str, Known]) -> dict[str, Known]:
    return {f"viva.{name}": value for name, value in known.items()}


def _failed(span: trace.Span, exc: Exception) -> None:
    """Mark a span as failed: with the code of a refusal, else the class of the exception, never its words."""
    span.set_status(Status(StatusCode.ERROR, str(getattr(exc, "code", type(exc).__name__))))
