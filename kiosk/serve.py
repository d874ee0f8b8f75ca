"""Serves the application with granian: one worker process, many threads, no log of requests."""

import errno
import socket
from typing import Any

import click
from flask import Flask
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from config.reader import warm_up
from config.settings import Settings, read_settings
from feedback_store.engine import open_store
from feedback_store.one_time import VALID_MINUTES
from feedback_store.staff import make_first_link
from kiosk.application import create_app
from kiosk.errors import PortInUseError

THREADS = 64
"""Requests answered at once; the store lets one of them write at a time. Whoever sends a body slowly holds one."""
CONNECTIONS = 512
"""Browsers connected at once; together with the store's files they stay under the usual 1024 open files."""
SILENT_SECONDS = 15
"""So long a connection may take for the head of a request, also of its next one, before it is closed."""
STOP_SECONDS = 8
"""How long requests may take to end when the server stops; the supervisor waits ten."""


def application() -> Flask:
    """Return the application of this process; granian calls it in its worker."""
    settings = read_settings()
    warm_up()
    return create_app(open_store(settings), settings)


def serve(settings: Settings) -> None:
    """Serve until asked to stop.

    Raises:
        PortInUseError: the port or the address cannot be taken.
    """
    server = server_of("kiosk.serve:application", settings)
    welcome(settings)
    server.serve()


def server_of(application_factory: str, settings: Settings) -> AbstractServer[Any]:
    """Return the server of an application, named as `module:function`; the benchmarks serve theirs with it too.

    Raises:
        PortInUseError: the port or the address cannot be taken.
    """
    return Server(
        application_factory,
        address=free_address(settings.bind, settings.port),
        port=settings.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=1000 * SILENT_SECONDS),
        workers=1,
        blocking_threads=THREADS,
        backpressure=CONNECTIONS,
        websockets=False,
        workers_kill_timeout=STOP_SECONDS,
        log_access=False,
        log_level=LogLevels.error,
        factory=True,
    )


def welcome(settings: Settings) -> None:
    """Say where the pages are and, while nobody can sign in yet, give the one-time link for the first administrator."""
    store = open_store(settings)
    link = make_first_link(store)
    store.close()
    lines = [f"Kiosk: {settings.address}/", f"Staff: {settings.address}/staff/"]
    if link:
        lines.append(
            f"First administrator (once, within {VALID_MINUTES} minutes): {settings.address}/staff/first/{link}"
        )
    click.echo("\n".join(lines))


def free_address(name: str, port: int) -> str:
    """Return the number of the address to serve on, such as 127.0.0.1 for localhost.

    A port that somebody has is refused: granian would share it and answer every other request.

    Raises:
        PortInUseError: names the port and the setting to change.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)[0]
        with socket.create_server(place[:2], family=family):
            return str(place[0])
    except OSError as problem:
        raise PortInUseError(_sentence(problem, name, port)) from None


def _sentence(problem: OSError, address: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"port {port} is in use by another program; stop that one, or set GLASCHE_PORT to a free port"
    if problem.errno == errno.EACCES:
        return f"this user may not take port {port}; set GLASCHE_PORT to a port above 1023"
    return (
        f"the pages cannot be served on {address} ({problem.strerror}); set GLASCHE_BIND to an address of this machine"
    )
