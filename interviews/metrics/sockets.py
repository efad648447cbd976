"""Sockets and HTTP: who came, who went and how, what was sent."""

from prometheus_client import Counter, Gauge

from interviews.metrics.registry import REGISTRY

sockets = Gauge("viva_sockets", "Sockets open now.", registry=REGISTRY)
frames = Counter("viva_frames_sent", "Frames sent to clients.", registry=REGISTRY)
http = Counter("viva_http_requests", "HTTP requests, by class of status.", ["status"], registry=REGISTRY)

_handshakes = Counter("viva_handshakes", "Sockets opened or refused.", ["outcome"], registry=REGISTRY)
_closed = Counter(
    "viva_sockets_closed", "Sockets closed, by close code; 4503: a slow reader.", ["code"], registry=REGISTRY
)
_reconnects = Counter(
    "viva_reconnects", "Sockets of people who had lost one of this process shortly before.", registry=REGISTRY
)


def socket_opened() -> None:
    """A handshake was accepted and authenticated. `socket_closed` must follow, exactly once."""
    _handshakes.labels("opened").inc()
    sockets.inc()


def reconnected() -> None:
    """An opened socket's person had lost one shortly before."""
    _reconnects.inc()


def socket_closed(code: int = 1000) -> None:
    """A socket that had been counted as opened is gone; `code` is its close code."""
    sockets.dec()
    _closed.labels(str(code) if 1000 <= code <= 1015 or 4400 <= code <= 4503 else "other").inc()


def socket_refused(code: int) -> None:
    """A handshake was refused with this close code."""
    _handshakes.labels(str(code)).inc()


def frame_sent(count: int = 1) -> None:
    """`count` frames were sent to clients."""
    frames.inc(count)


def http_request(status: int) -> None:
    """An HTTP request was answered with this status."""
    http.labels(f"{status // 100}xx").inc()
