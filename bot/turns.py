"""Updates of one chat are worked on one after another, those of different chats at the same time."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_AT_ONCE = 256


class ChatsInTurn(BaseUpdateProcessor):
    """Holds a lock for each chat that has work, and forgets it right after."""

    def __init__(self) -> None:
        super().__init__(MOST_AT_ONCE)
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then work on the update."""
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
