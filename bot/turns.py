"""Updates of one chat are worked on one after another, each once; those of different chats at the same time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_AT_ONCE = 256
MOST_REMEMBERED = 4096
"""Numbers of updates by which one that comes again is known; they tell nothing of a chat, and stay in memory."""


class ChatsInTurn(BaseUpdateProcessor):
    """Holds a lock for each chat that has work and forgets it right after; knows what was worked on of late."""

    def __init__(self) -> None:
        super().__init__(MOST_AT_ONCE)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}
        self._begun: deque[int] = deque(maxlen=MOST_REMEMBERED)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then work on the update; one that comes again is passed over.

        Telegram sends an update again when the answer to its call was lost; words must not be told twice.
        """
        if isinstance(update, Update):
            if update.update_id in self._begun:
                _close(coroutine)
                return
            self._begun.append(update.update_id)
        chat = update.effective_chat.id if isinstance(update, Update) and update.effective_chat else 0
        self._waiting[chat] = self._waiting.get(chat, 0) + 1
        try:
            async with self._locks.setdefault(chat, asyncio.Lock()):
                await coroutine
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]

    async def initialize(self) -> None:
        """Nothing has to be prepared."""

    async def shutdown(self) -> None:
        """Nothing has to be put away."""


def _close(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()
