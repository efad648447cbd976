"""The ASGI application: HTTP by Django, the interview socket by Channels, start and drain by `lifespan`."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interviewsite.settings")
http = get_asgi_application()

from channels.routing import URLRouter  # noqa: E402 - rows can be imported only now

from interviews.routing import websocket_urlpatterns  # noqa: E402
from interviewsite.lifespan import AlreadyRunning, house, lifespan  # noqa: E402
from interviewsite.middleware import socket_log  # noqa: E402

websocket = socket_log(URLRouter(websocket_urlpatterns))


async def application(scope: Any, receive: Any, send: Any) -> None:
    """One connection."""
    if scope["type"] == "lifespan":
        await lifespan(scope, receive, send)
    elif scope["type"] == "websocket":
        try:
            await house.ensure_open()
        except AlreadyRunning:
            await _overloaded(receive, send)
            raise
        await _socket(scope, receive, send)
    else:
        if scope["path"] != "/healthz":
            await house.ensure_open()
        await http(scope, receive, send)


async def _socket(scope: Any, receive: Any, send: Any) -> None:
    try:
        await websocket(scope, receive, send)
    except ValueError as exc:
        if not str(exc).startswith("No route found"):
            raise
        await receive()
        await send({"type": "websocket.close", "code": 4404})


async def _overloaded(receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": 4503})
