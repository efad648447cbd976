"""Sockets with deflate: windows small enough for thousands of them. Not here: when they are offered (`web`)."""

import logging
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.server import ServerProtocol

WINDOW_BITS = 11
"""Frames look 2 KiB back at what was said before (RFC 7692 section 7.1.2): they are short, and alike."""

MEMORY_LEVEL = 3


class SmallWindows(WebSocketsSansIOProtocol):
    """Uvicorn's socket, whose deflate takes half of its memory."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn = ServerProtocol(
            extensions=[
                ServerPerMessageDeflateFactory(
                    server_max_window_bits=WINDOW_BITS,
                    client_max_window_bits=WINDOW_BITS,
                    compress_settings={"memLevel": MEMORY_LEVEL},
                )
            ],
            max_size=self.config.ws_max_size,
            logger=logging.getLogger("uvicorn.error"),
        )
