"""Requests and answers: what was asked, what became of it, how long it took."""

from collections import deque

from prometheus_client import Counter, Gauge, Histogram

from interviews.metrics.registry import REGISTRY, model_label

SECONDS_TO_FIRST_TOKEN = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 20)
SECONDS_OF_ANSWER = (0.1, 0.5, 1, 2, 5, 10, 20, 40, 80, 120)

requests = Counter("viva_requests", "Requests on the socket, by what became of them.", ["outcome"], registry=REGISTRY)
refusals = Counter("viva_refusals", "Requests refused, by error code.", ["code"], registry=REGISTRY)
answers = Counter(
    "viva_answers", "Attempts ended: ok, cancelled or an error code.", ["outcome", "voice"], registry=REGISTRY
)
under_way = Gauge("viva_answers_under_way", "Attempts running now.", ["voice"], registry=REGISTRY)
tokens = Counter("viva_tokens", "Tokens of ended attempts.", ["direction"], registry=REGISTRY)
chunks = Counter("viva_chunks", "Chunks of answers made.", registry=REGISTRY)
recent_first_tokens: deque[float] = deque(maxlen=1000)
"""Seconds to the last first tokens, the newest last."""

_resumes = Counter("viva_resumes", "Requests that named a position to go on from (`after`).", registry=REGISTRY)
_seconds = Histogram("viva_answer_seconds", "Whole attempts.", ["voice"], registry=REGISTRY, buckets=SECONDS_OF_ANSWER)
_first = Histogram(
    "viva_first_token_seconds",
    "From the request to the first token.",
    ["model"],
    registry=REGISTRY,
    buckets=SECONDS_TO_FIRST_TOKEN,
)
_faults = Counter(
    "viva_turn_faults", "Turns of the AI that broke a rule of the interview.", ["rule"], registry=REGISTRY
)


def request_refused(code: str) -> None:
    """A request ended in a refusal with this error code."""
    requests.labels("refused").inc()
    refusals.labels(code).inc()


def request_replayed(*, resumed: bool = False) -> None:
    """A request was served from an answer that exists (replayed or followed); `resumed`: from a position it named."""
    requests.labels("replayed").inc()
    if resumed:
        _resumes.inc()


def answer_started(voice: str) -> None:
    """An attempt begins. `answer_ended` must follow, exactly once."""
    requests.labels("started").inc()
    under_way.labels(voice).inc()


def first_token(seconds: float, model: str) -> None:
    """The first token of an attempt left, `seconds` after its request came in."""
    _first.labels(model_label(model)).observe(seconds)
    recent_first_tokens.append(seconds)


def answer_ended(outcome: str, voice: str, seconds: float | None = None) -> None:
    """An attempt ended: `ok`, `cancelled` or an error code; `seconds` it took in all, when known."""
    under_way.labels(voice).dec()
    answers.labels(outcome, voice).inc()
    if seconds is not None:
        _seconds.labels(voice).observe(seconds)


def tokens_used(prompt: int, completion: int) -> None:
    """What an ended attempt used."""
    tokens.labels("prompt").inc(prompt)
    tokens.labels("completion").inc(completion)


def chunk_made(count: int = 1) -> None:
    """`count` chunks were appended to the event log."""
    chunks.inc(count)


def turn_fault(rule: str) -> None:
    """A turn of the AI, checked afterwards, broke this rule (a name out of the director's table)."""
    _faults.labels(rule).inc()
