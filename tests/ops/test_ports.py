"""Whether somebody serves on a port of this machine."""

import socket
import threading

from interviewsite.ports import listening, ready


def test_what_gives_back_what_it_is_told_is_no_server() -> None:
    """As our own request does that comes back from a connection to ourselves."""
    with socket.create_server(("127.0.0.1", 0)) as echo:

        def give_back() -> None:
            connection, _ = echo.accept()
            with connection:
                connection.sendall(connection.recv(65536))

        giving = threading.Thread(target=give_back)
        giving.start()
        assert not ready(echo.getsockname()[1])
        giving.join()


def test_who_listens_is_seen_and_who_stopped_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert listening("127.0.0.1", port)
    assert not listening("127.0.0.1", port)
