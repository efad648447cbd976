"""Every counter of the service, declared once, with bounded labels. Cheap enough for each frame.

The figures are those of this process since its start; `/metrics` shows them to Prometheus, the
admins' REST `metrics` shows `summary()`. Labels are voices, codes and names of configured models:
never ids, addresses or anything that people wrote.
"""

from collections import deque
from statistics import median
from typing import TypedDict

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.gc_collector import GCCollector
from prometheus_client.process_collector import ProcessCollector

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

SECONDS_TO_FIRST_TOKEN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 20)
SECONDS_OF_ANSWER = (0.1, 0.5, 1, 2, 5, 10, 20, 40, 80, 120)
MODEL_NAMES_AT_MOST = 50

_requests = Counter("viva_requests", "Requests on the socket, by what became of them.", ["outcome"], registry=REGISTRY)
_refusals = Counter("viva_refusals", "Requests refused, by error code.", ["code"], registry=REGISTRY)
_answers = Counter(
    "viva_answers", "Attempts ended: ok, cancelled or an error code.", ["outcome", "voice"], registry=REGISTRY
)
_under_way = Gauge("viva_answers_under_way", "Attempts running now.", ["voice"], registry=REGISTRY)
_seconds = Histogram("viva_answer_seconds", "Whole attempts.", ["voice"], registry=REGISTRY, buckets=SECONDS_OF_ANSWER)
_first = Histogram(
    "viva_first_token_seconds",
    "From the request to the first token.",
    ["model"],
    registry=REGISTRY,
    buckets=SECONDS_TO_FIRST_TOKEN,
)
_upstream = Counter("viva_upstream_errors", "Failed calls of a model, by code.", ["model", "code"], registry=REGISTRY)
_tokens = Counter("viva_tokens", "Tokens of ended attempts.", ["direction"], registry=REGISTRY)
_sockets = Gauge("viva_sockets", "Sockets open now.", registry=REGISTRY)
_handshakes = Counter("viva_handshakes", "Sockets opened or refused.", ["outcome"], registry=REGISTRY)
_closed = Counter("viva_sockets_closed", "Sockets closed, by close code.", ["code"], registry=REGISTRY)
_frames = Counter("viva_frames_sent", "Frames sent to clients.", registry=REGISTRY)
_chunks = Counter("viva_chunks", "Chunks of answers made.", registry=REGISTRY)
_http = Counter("viva_http_requests", "HTTP requests, by class of status.", ["status"], registry=REGISTRY)
_faults = Counter(
    "viva_turn_faults", "Turns of the AI that broke a rule of the interview.", ["rule"], registry=REGISTRY
)

_recent_first_tokens: deque[float] = deque(maxlen=1000)
_models: set[str] = set()


class Summary(TypedDict):
    """What the admins' REST `metrics` shows; times in milliseconds, rates from 0 to 1."""

    requestCount: int
    responseTime: float | None
    errorRate: float
    activeConnections: int
    answersUnderWay: int
    answers: dict[str, int]
    refusals: dict[str, int]
    upstreamErrors: int
    chunkCount: int
    framesSent: int
    tokens: dict[str, int]
    httpRequests: dict[str, int]


def _model(name: str) -> str:
    """The model's name as a label; beyond `MODEL_NAMES_AT_MOST` different ones, `other`."""
    if name in _models or len(_models) < MODEL_NAMES_AT_MOST:
        _models.add(name)
        return name
    return "other"


def request_refused(code: str) -> None:
    """A request ended in a refusal with this error code."""
    _requests.labels("refused").inc()
    _refusals.labels(code).inc()


def request_replayed() -> None:
    """A request was served from an answer that exists (replayed or followed)."""
    _requests.labels("replayed").inc()


def answer_started(voice: str) -> None:
    """An attempt begins. `answer_ended` must follow, exactly once."""
    _requests.labels("started").inc()
    _under_way.labels(voice).inc()


def first_token(seconds: float, model: str) -> None:
    """The first token of an attempt left, `seconds` after its request came in."""
    _first.labels(_model(model)).observe(seconds)
    _recent_first_tokens.append(seconds)


def answer_ended(outcome: str, voice: str, seconds: float | None = None) -> None:
    """An attempt ended: `ok`, `cancelled` or an error code; `seconds` it took in all, when known."""
    _under_way.labels(voice).dec()
    _answers.labels(outcome, voice).inc()
    if seconds is not None:
        _seconds.labels(voice).observe(seconds)


def tokens_used(prompt: int, completion: int) -> None:
    """What an ended attempt used."""
    _tokens.labels("prompt").inc(prompt)
    _tokens.labels("completion").inc(completion)


def upstream_error(model: str, code: str) -> None:
    """A call of a model failed with this error code (also one that was tried again)."""
    _upstream.labels(_model(model), code).inc()


def socket_opened() -> None:
    """A handshake was accepted and authenticated. `socket_closed` must follow, exactly once."""
    _handshakes.labels("opened").inc()
    _sockets.inc()


def socket_closed(code: int = 1000) -> None:
    """A socket that had been counted as opened is gone; `code` is its close code."""
    _sockets.dec()
    _closed.labels(str(code) if 1000 <= code <= 1015 or 4400 <= code <= 4503 else "other").inc()


def socket_refused(code: int) -> None:
    """A handshake was refused with this close code."""
    _handshakes.labels(str(code)).inc()


def frame_sent(count: int = 1) -> None:
    """`count` frames were sent to clients."""
    _frames.inc(count)


def chunk_made(count: int = 1) -> None:
    """`count` chunks were appended to the event log."""
    _chunks.inc(count)


def http_request(status: int) -> None:
    """An HTTP request was answered with this status."""
    _http.labels(f"{status // 100}xx").inc()


def turn_fault(rule: str) -> None:
    """A turn of the AI, checked afterwards, broke this rule (a name out of the director's table)."""
    _faults.labels(rule).inc()


def _counted(counter: Counter | Gauge, label: str) -> dict[str, int]:
    """The sums of a counter by one label."""
    sums: dict[str, int] = {}
    for metric in counter.collect():
        for sample in metric.samples:
            if not sample.name.endswith("_created"):
                key = sample.labels.get(label, "")
                sums[key] = sums.get(key, 0) + int(sample.value)
    return sums


def _total(counter: Counter | Gauge) -> int:
    """The sum of a counter over all its labels."""
    return sum(_counted(counter, "").values())


def summary() -> Summary:
    """The figures for people: `errorRate` is the share of requests that ended in an error,
    `responseTime` the median of the last thousand first tokens (None before the first)."""
    requests, answers, refusals = _total(_requests), _counted(_answers, "outcome"), _counted(_refusals, "code")
    failed = sum(count for outcome, count in answers.items() if outcome not in ("ok", "cancelled"))
    recent = list(_recent_first_tokens)
    return {
        "requestCount": requests,
        "responseTime": round(median(recent) * 1000, 1) if recent else None,
        "errorRate": round((failed + sum(refusals.values())) / requests, 4) if requests else 0.0,
        "activeConnections": _total(_sockets),
        "answersUnderWay": _total(_under_way),
        "answers": answers,
        "refusals": refusals,
        "upstreamErrors": _total(_upstream),
        "chunkCount": _total(_chunks),
        "framesSent": _total(_frames),
        "tokens": _counted(_tokens, "direction"),
        "httpRequests": _counted(_http, "status"),
    }
