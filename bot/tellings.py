"""What a chat tells of danger, heard when it is typed; to which concern it belongs stays in memory."""

import asyncio

from bot.dialogue import Dialogue
from bot.dialogues import Memory
from bot.quiet_log import note
from config.errors import GlascheError
from feedback_store.concerns.telling import Telling, tell
from feedback_store.engine import Store


class Tellings:
    """Lets those who protect children read what somebody types of danger, sent or not, and keeps it one concern."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: Memory[Telling] = Memory()

    async def hear(self, chat: int, dialogue: Dialogue, text: str) -> bool:
        """Open a concern for what was typed, or add it to the chat's own; return whether somebody will read it."""
        before = self._told.find(chat)
        try:
            told = await asyncio.to_thread(
                tell, self._store, dialogue.service, text, before, dialogue.speaker, dialogue.age_band
            )
        except GlascheError as problem:  # the way to help is shown all the same, and what is sent is heard then
            note(problem)
            return False
        if told:
            self._told.keep(chat, told)
        return told is not None

    def find(self, chat: int, service: str | None = None) -> Telling | None:
        """Return what a chat told of late, in a service or in any."""
        told = self._told.find(chat)
        return told if told and service in (None, told.service) else None

    def forget(self, chat: int) -> None:
        """Forget that a chat told something; the concern stays."""
        self._told.forget(chat)

    def forget_idle(self) -> None:
        """Forget the chats in which nothing happened for too long."""
        self._told.forget_idle()
