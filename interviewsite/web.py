"""The web server's process: `python -m interviewsite.web [--wait] [--port PORT --balancer PATH]`.

Uvicorn, because it holds back for slow readers, closes sockets with 1012 and has a lifespan (`docs/architecture.md`).
With `--wait` it loads everything and then waits for its standard input to end: meanwhile the tables are prepared.
With `--balancer` it is one of several: it listens on a port of its own on loopback, and takes what the balancer gives.
"""

import sys
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path

import uvicorn
from django.conf import settings

from interviewsite import asgi, urls
from interviewsite.handover import Balanced
from interviewsite.health import readiness
from interviewsite.sockets import SmallWindows

DRAIN_SECONDS = 30
LARGEST_MESSAGE = 1024 * 1024
COULD_NOT_START = 3

LOADED = (asgi.application, urls.urlpatterns)


def serve(host: str, port: int, balancer: Path | None = None) -> None:
    """Serve until a signal; ends with a status other than 0 when it cannot start."""
    config = uvicorn.Config(
        asgi.application,
        host=host,
        port=port,
        ws=SmallWindows if settings.WEBSOCKET_COMPRESSION else "websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=settings.WEBSOCKET_COMPRESSION,
        loop="uvloop",
        lifespan="on",
        timeout_graceful_shutdown=DRAIN_SECONDS,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        log_config=None,
    )
    server = Balanced(config, balancer, lambda: readiness.ready) if balancer else uvicorn.Server(config)
    with suppress(KeyboardInterrupt):  # uvicorn drains, then lets the signal have its way
        server.run()
    if not server.started:
        sys.exit(COULD_NOT_START)


def _options() -> Namespace:
    options = ArgumentParser(prog="interviewsite.web")
    options.add_argument("--wait", action="store_true")
    options.add_argument("--port", type=int)
    options.add_argument("--balancer", type=Path)
    return options.parse_args()


if __name__ == "__main__":
    given = _options()
    if given.wait:
        sys.stdin.buffer.read()
    if given.balancer:
        serve("127.0.0.1", given.port, given.balancer)
    else:
        serve(settings.HOST, settings.PORT)
