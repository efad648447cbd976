"""Every counter of the service, declared once, with bounded labels. Cheap enough for each frame.

    questions   requests, answers, tokens             upstream   models of the AI and the queue before the embedded one
    sockets     sockets and HTTP                      process    event loop, database, leases, readiness
    summary     the figures for people                registry   where all are registered, names as labels

The figures are those of this process since its start; `/metrics` shows them to Prometheus, the
admins' REST `metrics` shows the `summary`. Labels are voices, codes and names of configured models:
never ids, addresses or anything that people wrote.
"""

from interviews.metrics.process import (
    DatabaseLoad,
    checkpoint_failed,
    database_from,
    lease_lost,
    loop_lag,
    readiness,
    tasks,
)
from interviews.metrics.questions import (
    answer_ended,
    answer_started,
    chunk_made,
    first_token,
    request_refused,
    request_replayed,
    tokens_used,
    turn_fault,
)
from interviews.metrics.registry import MODEL_NAMES_AT_MOST, REGISTRY
from interviews.metrics.sockets import (
    frame_sent,
    http_request,
    reconnected,
    socket_closed,
    socket_opened,
    socket_refused,
)
from interviews.metrics.summary import Part, Summary, part, summary, whole
from interviews.metrics.upstream import embedded_room, embedded_waiting, spoke, upstream_answered, upstream_error

__all__ = [
    "MODEL_NAMES_AT_MOST",
    "REGISTRY",
    "DatabaseLoad",
    "Part",
    "Summary",
    "answer_ended",
    "answer_started",
    "checkpoint_failed",
    "chunk_made",
    "database_from",
    "embedded_room",
    "embedded_waiting",
    "first_token",
    "frame_sent",
    "http_request",
    "lease_lost",
    "loop_lag",
    "part",
    "readiness",
    "reconnected",
    "request_refused",
    "request_replayed",
    "socket_closed",
    "socket_opened",
    "socket_refused",
    "spoke",
    "summary",
    "tasks",
    "tokens_used",
    "turn_fault",
    "upstream_answered",
    "upstream_error",
    "whole",
]
