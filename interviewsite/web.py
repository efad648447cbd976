"""The web server's process: `python -m interviewsite.web [--wait]`.

Uvicorn, because it holds back for slow readers, closes sockets with 1012 and has a lifespan (`docs/architecture.md`).
With `--wait` it loads everything and then waits for its standard input to end: meanwhile the tables are prepared.
"""

import sys

import uvicorn
from django.conf import settings

from interviewsite import asgi, urls

DRAIN_SECONDS = 30
LARGEST_MESSAGE = 1024 * 1024

LOADED = (asgi.application, urls.urlpatterns)


def serve() -> None:
    """Serve until a signal; ends with a status other than 0 when it cannot start."""
    uvicorn.run(
        asgi.application,
        host=settings.HOST,
        port=settings.PORT,
        ws="websockets-sansio",
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


if __name__ == "__main__":
    if "--wait" in sys.argv:
        sys.stdin.buffer.read()
    serve()
