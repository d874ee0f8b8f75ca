"""The line to Telegram, which hears when the token is refused."""

import asyncio
from http import HTTPStatus

from telegram.error import InvalidToken
from telegram.request import BaseRequest, HTTPXRequest, RequestData

REFUSALS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
"""What Telegram answers to a token that it does not know, or no longer."""

Timeout = float | None


class Line(HTTPXRequest):
    """Sends calls as the library does, and tells of a refused token: its polling would end without a word."""

    def __init__(self, refused: asyncio.Event, *, connections: int) -> None:
        super().__init__(connection_pool_size=connections)
        self._refused = refused

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return what Telegram answers, as it is."""
        answer = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if answer[0] in REFUSALS:
            self._refused.set()
        return answer
