"""The line to Telegram, which hears when the bot's token is refused."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

REFUSALS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
"""What Telegram answers to a token that it does not know, or no longer."""


class Line(HTTPXRequest):
    """Carries calls as the library does, and tells of a refused token, upon which its polling ends without a word."""

    def __init__(self, refused: asyncio.Event, *, connections: int) -> None:
        super().__init__(connection_pool_size=connections)
        self._refused = refused

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        """Return the code and the body of Telegram's answer."""
        code, body = await super().do_request(*arguments, **options)
        if code in REFUSALS:
            self._refused.set()
        return code, body
