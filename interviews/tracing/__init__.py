"""Where time goes within one question and one HTTP request, as traces. Off unless a collector is named.

`settings.TRACER` names the backend (`otlp`, when `OTEL_EXPORTER_OTLP_ENDPOINT` is set). Without one
nothing is imported, and a call here costs a comparison. Spans carry ids, names of models, codes and
counts; never what people wrote, and of an exception only its code or class.

    around    an awaitable as a span; what it awaits and begins are its children
    span      a block of code as a span, also inside a generator; nobody's parent
    note      more about the span around the caller
    request   an HTTP request that was answered
"""

from collections.abc import Awaitable, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from interviews.tracing.base import NOTHING, Known, Span, T, Tracer

__all__ = ["Span", "around", "note", "request", "span", "start", "stop"]


class _Now:
    """The tracer in use; None when traces are off."""

    tracer: Tracer | None = None


def start() -> None:
    """Begin to trace, if the settings say where to."""
    if settings.TRACER and _Now.tracer is None:
        _Now.tracer = import_string(settings.TRACER)()


def stop() -> None:
    """Send what is left, and trace no more. Blocks for as long as the collector takes, a few seconds at most."""
    tracer, _Now.tracer = _Now.tracer, None
    if tracer is not None:
        tracer.stop()


def around(name: str, work: Awaitable[T], **known: Known) -> Awaitable[T]:
    """The same work, within a span of this name."""
    return work if _Now.tracer is None else _Now.tracer.around(name, work, known)


def span(name: str, **known: Known) -> Span:
    """A span for a `with` block; a child of the one around the caller."""
    return NOTHING if _Now.tracer is None else _Now.tracer.span(name, known)


def note(**known: Known) -> None:
    """Add to the span around the caller."""
    if _Now.tracer is not None:
        _Now.tracer.note(known)


def request(method: str, route: str, status: int, seconds: float, headers: Mapping[str, str]) -> None:
    """An HTTP request was answered; it belongs to the trace that its `traceparent` names, if it does."""
    if _Now.tracer is not None:
        _Now.tracer.request(method, route, status, seconds, headers)
