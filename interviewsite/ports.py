"""Ports of this machine: whether one is free, whether somebody serves there."""

import socket
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
        socket.create_connection((reachable, port), timeout=0.2).close()
    except OSError:
        return False
    return True


def ready(port: int) -> bool:
    """Whether a web process on loopback says that it can serve."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
