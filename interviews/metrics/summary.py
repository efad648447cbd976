"""The figures for people, as the admins' REST `metrics` shows them: of one process, or of several together."""

from collections import Counter as Sums
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TypedDict

from prometheus_client import Counter, Gauge

from interviews.metrics import questions, sockets, upstream


class Part(TypedDict):
    """What one process adds: sums, sums by a label, and its last times to the first token in milliseconds."""

    sums: dict[str, int]
    labelled: dict[str, dict[str, int]]
    recent: list[float]


class Summary(TypedDict):
    """What the admins' REST `metrics` shows; times in milliseconds, rates from 0 to 1."""

    processes: int
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


def part(recent: int | None = None) -> Part:
    """The figures of this process since its start; `recent`: how many times to the first token at most."""
    times = list(questions.recent_first_tokens)
    return {
        "sums": {
            "requestCount": _total(questions.requests),
            "activeConnections": _total(sockets.sockets),
            "answersUnderWay": _total(questions.under_way),
            "upstreamErrors": _total(upstream.errors),
            "chunkCount": _total(questions.chunks),
            "framesSent": _total(sockets.frames),
        },
        "labelled": {
            "answers": _counted(questions.answers, "outcome"),
            "refusals": _counted(questions.refusals, "code"),
            "tokens": _counted(questions.tokens, "direction"),
            "httpRequests": _counted(sockets.http, "status"),
        },
        "recent": [round(seconds * 1000, 1) for seconds in (times if recent is None else times[-recent:])],
    }


def whole(parts: Sequence[Part]) -> Summary:
    """The processes' figures together.

    `errorRate` is the share of requests that ended in an error; `responseTime` the median of all
    recent first tokens that the processes name (None before the first).
    """
    sums = _added(one["sums"] for one in parts)
    answers, refusals, tokens, http = (
        _added(one["labelled"][name] for one in parts) for name in ("answers", "refusals", "tokens", "httpRequests")
    )
    recent = [time for one in parts for time in one["recent"]]
    failed = sum(count for outcome, count in answers.items() if outcome not in ("ok", "cancelled"))
    requests = sums["requestCount"]
    return {
        "processes": len(parts),
        "requestCount": requests,
        "responseTime": round(median(recent), 1) if recent else None,
        "errorRate": round((failed + sum(refusals.values())) / requests, 4) if requests else 0.0,
        "activeConnections": sums["activeConnections"],
        "answersUnderWay": sums["answersUnderWay"],
        "answers": answers,
        "refusals": refusals,
        "upstreamErrors": sums["upstreamErrors"],
        "chunkCount": sums["chunkCount"],
        "framesSent": sums["framesSent"],
        "tokens": tokens,
        "httpRequests": http,
    }


def summary() -> Summary:
    """The figures of this process alone."""
    return whole([part()])


def _added(figures: Iterable[dict[str, int]]) -> dict[str, int]:
    """The sums under each name."""
    sums: Sums[str] = Sums()
    for some in figures:
        sums.update(some)
    return dict(sums)


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
