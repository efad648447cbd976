"""Models of the AI: which spoke, which failed, how fast, and how many wait for the embedded one."""

from prometheus_client import Counter, Gauge, Histogram

from interviews.metrics.registry import REGISTRY, model_label

TOKENS_A_SECOND = (2, 5, 10, 20, 40, 60, 80, 120, 200, 400)
SHORTEST_SPEECH = 0.05
"""Seconds below which a speed means nothing: the answer came in one piece."""

errors = Counter(
    "viva_upstream_errors", "Failed calls of a model, by code.", ["provider", "model", "code"], registry=REGISTRY
)
_answers = Counter("viva_upstream_answers", "Calls in which a model spoke.", ["provider", "model"], registry=REGISTRY)
_speed = Histogram(
    "viva_tokens_per_second",
    "Speed of a model from its first token to its last.",
    ["model"],
    registry=REGISTRY,
    buckets=TOKENS_A_SECOND,
)
_waiting = Gauge("viva_embedded_waiting", "Questions that wait for the embedded model now.", registry=REGISTRY)
_room = Gauge("viva_embedded_room", "Questions that may wait for it at most.", registry=REGISTRY)


def upstream_error(provider: str, model: str, code: str) -> None:
    """A call of a model failed with this error code (also one that was tried again)."""
    errors.labels(provider, model_label(model), code).inc()


def upstream_answered(provider: str, model: str) -> None:
    """A call of a model gave its first piece."""
    _answers.labels(provider, model_label(model)).inc()


def spoke(model: str, tokens: int, seconds: float) -> None:
    """A model came to its end, so many seconds after its first piece."""
    if seconds >= SHORTEST_SPEECH:
        _speed.labels(model_label(model)).observe(tokens / seconds)


def embedded_waiting(change: int) -> None:
    """One more waits for the embedded model, or one less."""
    _waiting.inc(change)


def embedded_room(room: int) -> None:
    """So many may wait for it."""
    _room.set(room)
