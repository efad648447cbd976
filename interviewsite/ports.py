"""Ports of this machine: whether one is free, whether somebody serves there."""

import socket
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import urlopen


class Taken(OSError):
    """Somebody else listens there, or nobody may; `strerror` says why."""


def check_free(host: str, port: int) -> None:
    """Raise `Taken` unless this process could listen there."""
    try:
        socket.create_server((host, port), family=_family(host)).close()
    except OSError as exc:
        raise Taken(exc.errno, f"cannot listen on {host}:{port}: {exc.strerror}") from exc


def listening(host: str, port: int) -> bool:
    """Whether somebody takes connections; a server on every interface answers on loopback."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    try:
        with socket.create_connection((reachable, port), timeout=0.2) as connection:
            return bool(connection.getsockname() != connection.getpeername())  # where nobody listens: to ourselves
    except OSError:
        return False


def ready(port: int) -> bool:
    """Whether a web process on loopback says that it can serve.

    Where nobody listens yet, the system may connect us to ourselves, and we read our own request as the answer.
    """
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError, HTTPException):
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
