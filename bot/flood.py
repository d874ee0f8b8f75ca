"""Notices a flood from one chat, by a keyed hash whose key lives in memory for a day; docs/playing.md has the rule."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2s
from secrets import token_bytes

from config.steps import Answer
from config.vocabulary import Play

MOST_CHATS = 10_000
KEY_BYTES = 32

MESSAGES_A_MINUTE = 20
"""So many messages that nobody asked for are each answered; nobody who wants to be read writes more."""
MINUTE_SECONDS = 60.0

LOOK_BACK_SECONDS = 300.0
WAY_SECONDS = 3.0
QUESTION_SECONDS = 1.0
FREE = 4
FREE_REPEATS = 12
"""The rule for voices is that of the tablet (kiosk/static/child/play.js)."""


class Pace(StrEnum):
    """How fast messages come: each is answered, one is told to slow down, and those after it wait."""

    CALM = "calm"
    TOO_FAST = "too_fast"
    STILL_TOO_FAST = "still_too_fast"


@dataclass
class _Count:
    messages: deque[float] = field(default_factory=deque)
    told_at: float = float("-inf")
    quick: list[tuple[float, bool]] = field(default_factory=list)
    last_at: float = float("-inf")
    last_said: bytes = b""


class Flood:
    """Counts by chat, in memory; no chat and nothing said there can be read from it, and at midnight all of it goes."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic, today: Callable[[], date] = date.today) -> None:
        self._now, self._today = now, today
        self._counts: OrderedDict[bytes, _Count] = OrderedDict()
        self._day: date | None = None
        self._key = b""

    def note_message(self, chat: int) -> Pace:
        """Note a message that nobody asked for, and return how it is to be met."""
        count, now = self._count_of(chat), self._now()
        count.messages.append(now)
        while now - count.messages[0] > MINUTE_SECONDS:
            count.messages.popleft()
        if len(count.messages) <= MESSAGES_A_MINUTE:
            return Pace.CALM
        count.messages.popleft()
        if now - count.told_at < MINUTE_SECONDS:
            return Pace.STILL_TOO_FAST
        count.told_at = now
        return Pace.TOO_FAST

    def note_voice(self, chat: int, instrument: str, answers: Sequence[Answer]) -> Play:
        """Note a whole voice that is about to be sent, and return its mark."""
        count, now = self._count_of(chat), self._now()
        said = self._hash(repr((instrument, answers)).encode())
        is_quick, is_repeat = (
            now - count.last_at < WAY_SECONDS + QUESTION_SECONDS * len(answers),
            said == count.last_said,
        )
        count.quick = [each for each in count.quick if now - each[0] < LOOK_BACK_SECONDS]
        different = sum(not was_repeat for _, was_repeat in count.quick)
        is_run = is_quick and ((not is_repeat and different >= FREE) or len(count.quick) >= FREE_REPEATS)
        if is_quick:
            count.quick.append((now, is_repeat))
        count.last_at, count.last_said = now, said
        return Play.SUSPECTED if is_run else Play.UNMARKED

    def _count_of(self, chat: int) -> _Count:
        if self._day != self._today():
            self._day, self._key = self._today(), token_bytes(KEY_BYTES)
            self._counts.clear()
        mark = self._hash(str(chat).encode())
        found = self._counts.pop(mark, None) or _Count()
        self._counts[mark] = found
        while len(self._counts) > MOST_CHATS:
            self._counts.popitem(last=False)
        return found

    def _hash(self, content: bytes) -> bytes:
        return blake2s(content, key=self._key, digest_size=16).digest()
