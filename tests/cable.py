"""A wire between a client and the site that can be cut: a small TCP proxy on loopback."""

import contextlib
import socket
import struct
import threading


class Wire:
    """Forwards connections to a port until something happens to it; `mend` makes it whole for new ones.

    `cut` drops them all at once and refuses new ones; `swallow` lets them stand and takes what is
    sent for ever, as a network does that went away without a word.
    """

    def __init__(self, target: int, port: int) -> None:
        self.target, self.port = target, port
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._whole = True
        self._swallowed: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Drop every connection, as a tunnel does to a train."""
        with self._lock:
            self._whole = False
            for end in self._open:
                _drop(end)
            self._open.clear()

    def swallow(self) -> None:
        """Let nothing through any more, and say nothing of it."""
        with self._lock:
            self._whole = False
            self._swallowed |= self._open

    def mend(self) -> None:
        with self._lock:
            self._whole = True

    def close(self) -> None:
        self.cut()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._acceptor.join(5)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._join(near)

    def _join(self, near: socket.socket) -> None:
        with self._lock:
            if not self._whole:
                _drop(near)
                return
            far = socket.create_connection(("127.0.0.1", self.target), 5)
            self._open |= {near, far}
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if source not in self._swallowed:
                    sink.sendall(data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)


def _drop(end: socket.socket) -> None:
    """Reset: no polite goodbye."""
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
