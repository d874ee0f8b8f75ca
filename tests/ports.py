"""A port for a server that a test starts."""

import socket

HOST = "127.0.0.1"


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    with socket.create_server((HOST, 0)) as server:
        return int(server.getsockname()[1])
