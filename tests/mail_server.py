"""A real mail server, for tests that look at what is sent."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from email.policy import default

from aiosmtpd.controller import Controller

from tests.ports import free_port


class Letters:
    """A mail server that keeps what it takes."""

    def __init__(self) -> None:
        """Begin without any."""
        self.envelopes: list[list[str]] = []
        self.taken: list[tuple[str, Message]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: object) -> str:  # noqa: N802 - its name
        """Keep a letter."""
        await asyncio.sleep(0)
        content, to = envelope.content, envelope.rcpt_tos  # type: ignore[attr-defined]
        self.envelopes.append(to)
        self.taken.append((to[0], BytesParser(policy=default).parsebytes(content)))
        return "250 OK"


@contextmanager
def a_mail_server() -> Iterator[tuple[Letters, int]]:
    """Run a real mail server and give what it takes, and its port."""
    kept = Letters()
    port = free_port()
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    yield kept, port
    server.stop()
