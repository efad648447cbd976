"""A socket as a client holds it, and what comes over it. What is said lives in `talk`."""

import json
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

Frame = dict[str, Any]
PATIENCE = 30.0
"""Seconds until a frame that must come has come."""


@dataclass(frozen=True)
class Answer:
    """The frames of one answer, as one socket got them."""

    frames: tuple[Frame, ...]

    @property
    def text(self) -> str:
        """What a client shows: the chunks, appended."""
        return "".join(frame.get("content") or "" for frame in self.frames if frame["type"] == "chunk")

    @property
    def ending(self) -> Frame:
        return self.frames[-1]

    @property
    def done(self) -> Frame:
        """The ending, which must be `done`."""
        assert self.ending["type"] == "done", self.ending
        return self.ending

    @property
    def error(self) -> Frame:
        """The ending, which must be an `error`."""
        assert self.ending["type"] == "error", self.ending
        return self.ending

    @property
    def code(self) -> str:
        return str(self.error["code"])

    @property
    def attempt(self) -> int:
        return int(self.ending["attempt"])

    @property
    def seqs(self) -> list[int]:
        return [int(frame["seq"]) for frame in self.frames]


def about(request: Frame) -> Callable[[Frame], bool]:
    """Whether a frame belongs to the answer of this request."""
    last = request["transcripts"][-1]["id"] if request["transcripts"] else ""

    def belongs(frame: Frame) -> bool:
        names = frame.get("sessionId") == request["sessionId"] and frame.get("originalTranscriptId") == last
        return names and frame.get("responseType") in (request.get("responseType"), *_either(request))

    return belongs


def _either(request: Frame) -> tuple[str, ...]:
    return () if request.get("responseType") else ("mock", "assistant")


def _narrow(url: str, receives: int) -> socket.socket:
    """A TCP connection that takes in little."""
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
    address = urlsplit(url)
    narrow.connect((address.hostname, address.port))
    return narrow


class Socket:
    """A connection; frames that nobody asked for yet are put aside, in order.

    Args:
        url: where to.
        headers: sent with the handshake.
        origin, subprotocols: as a browser would send them.
        receives: bytes that the machine takes in for a reader that does not read.
    """

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        origin: str | None = None,
        subprotocols: Sequence[str] = (),
        receives: int = 0,
    ) -> None:
        self.connection: ClientConnection = connect(
            url,
            additional_headers={name: value for name, value in headers.items() if value},
            origin=Origin(origin) if origin is not None else None,
            subprotocols=[Subprotocol(name) for name in subprotocols] or None,
            compression=None,
            max_size=None,
            ping_interval=None,
            close_timeout=1,
            proxy=None,
            legacy=True,
            sock=_narrow(url, receives) if receives else None,
        )
        self.aside: list[Frame] = []

    def __enter__(self) -> "Socket":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close as a client does."""
        with suppress(ConnectionClosed):
            self.connection.close()

    def drop(self) -> None:
        """Be gone without a word, as in a tunnel."""
        self.connection.socket.close()

    def send(self, message: Any) -> None:
        """Send JSON; text and bytes go as they are."""
        self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def frame(self, patience: float = PATIENCE) -> Frame:
        """The next frame, whatever it is."""
        if self.aside:
            return self.aside.pop(0)
        return self._receive(patience)

    def next(self, belongs: Callable[[Frame], bool], patience: float = PATIENCE) -> Frame:
        """The next frame of that kind; others wait their turn."""
        for position, frame in enumerate(self.aside):
            if belongs(frame):
                return self.aside.pop(position)
        while not belongs(frame := self._receive(patience)):
            self.aside.append(frame)
        return frame

    def pieces(self, request: Frame, patience: float = PATIENCE) -> Iterator[Frame]:
        """The frames of a request's answer up to its ending, as they come."""
        while True:
            frame = self.next(about(request), patience)
            yield frame
            if frame["type"] != "chunk":
                return

    def rest(self, request: Frame, patience: float = PATIENCE) -> Answer:
        """What is still to come of an answer."""
        return Answer(tuple(self.pieces(request, patience)))

    def ask(self, request: Frame, patience: float = PATIENCE) -> Answer:
        """Send a request and read its answer to the end."""
        self.send(request)
        return self.rest(request, patience)

    def refusal(self, message: Any) -> Frame:
        """Send something that must be refused; the error."""
        self.send(message)
        frame = self.frame()
        assert (frame["type"], frame["seq"]) == ("error", 0), frame
        return frame

    def quiet(self) -> None:
        """Nothing is waiting and nothing has come: a ping is answered, and by the pong alone."""
        self.send({"type": "ping", "t": "quiet?"})
        frame = self.frame()
        assert frame == {"type": "pong", "t": "quiet?"}, frame

    def closes(self, patience: float = PATIENCE) -> int:
        """The code it is closed with; frames that still come are put aside."""
        try:
            while True:
                self.aside.append(self._receive(patience))
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 1006

    def _receive(self, patience: float) -> Frame:
        text = self.connection.recv(patience)
        assert isinstance(text, str), "a binary frame"
        frame: Frame = json.loads(text)
        return frame
