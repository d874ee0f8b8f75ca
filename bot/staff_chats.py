"""Staff who want to be told here that somebody needs them: joining by a one-time link, leaving, blocking the bot."""

import asyncio

from feedback_store.engine import Store
from feedback_store.ways.chats import join, leave, note_reach
from feedback_store.ways.words import joined_words, link_over_words


class StaffChats:
    """What the bot does in the chats of staff, away from its loop; of all other chats nothing is written."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def join(self, carried: str, chat: int) -> str:
        """Use a link in a chat and return what is to be said there."""
        has_joined = await asyncio.to_thread(join, self._store, carried, chat)
        return joined_words(self._store) if has_joined else link_over_words(self._store)

    async def leave(self, chat: int) -> bool:
        """Forget a chat; return False where nobody of the staff is told there."""
        return await asyncio.to_thread(leave, self._store, chat)

    async def note_reach(self, chat: int, *, is_reached: bool) -> None:
        """Note whether the bot may write to a chat, if somebody of the staff is told there."""
        await asyncio.to_thread(note_reach, self._store, chat, is_reached=is_reached)
