"""The dialogues in progress, in memory only: a limited number, and idle ones are forgotten."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.dialogue import Dialogue

IDLE_MINUTES = 30
MOST_DIALOGUES = 10_000
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Talk:
    """A dialogue and the number of the one message in which it shows."""

    dialogue: Dialogue
    message_id: int


class Memory(Generic[Kept]):
    """What is known of chats, never on a disk; the one that was idle longest goes first when there are too many."""

    def __init__(
        self,
        *,
        most: int = MOST_DIALOGUES,
        idle_seconds: float = IDLE_MINUTES * 60,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most = most
        self._idle_seconds = idle_seconds
        self._now = now
        self._talks: OrderedDict[int, tuple[float, Kept]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def find(self, chat: int) -> Kept | None:
        """Return the talk of a chat, None where there is none or it was forgotten."""
        self.forget_idle()
        return self._talks[chat][1] if chat in self._talks else None

    def keep(self, chat: int, talk: Kept) -> None:
        """Remember the talk of a chat from now on."""
        self._talks.pop(chat, None)
        self._talks[chat] = (self._now(), talk)
        self.forget_idle()
        while len(self._talks) > self._most:
            self._talks.popitem(last=False)

    def forget(self, chat: int) -> None:
        """Forget the talk of a chat."""
        self._talks.pop(chat, None)

    def forget_idle(self) -> None:
        """Forget the talks in which nothing happened for too long."""
        while self._talks:
            chat, (touched, _) = next(iter(self._talks.items()))
            if self._now() - touched <= self._idle_seconds:
                return
            del self._talks[chat]


class Dialogues(Memory[Talk]):
    """Talks by chat."""
