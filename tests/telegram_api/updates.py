"""The queue of updates: long polls with offsets, allowed kinds, and the one way out at a time."""

import asyncio
import contextlib
import json
import random
import threading
from collections import deque
from typing import Any

from tests.telegram_api.errors import bad_request, conflict
from tests.telegram_api.objects import Json

FIRST_UPDATE = 710_000_001
UNUSUAL_KINDS = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LATE_SECONDS = 0.3
"""By how much an update comes late, after others that were sent later."""
WEBHOOK_IS_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """Updates wait here until the bot confirms them; `lock` is the world's."""

    def __init__(self) -> None:
        self.lock: threading.RLock = threading.RLock()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.webhook: Json = {"url": ""}
        self.waiting: deque[Json] = deque()
        self.duplicates_left = 0
        self.share_twice = self.share_late = 0.0
        self._chance = random.Random(1)
        self._late: list[tuple[str, Json]] = []
        self._next = FIRST_UPDATE
        self._allowed: frozenset[str] = frozenset()
        self._polls = 0
        self._changed = asyncio.Event()

    @property
    def pending(self) -> int:
        """Updates that the bot has not confirmed yet, or that did not come yet."""
        return len(self.waiting) + len(self._late)

    def push(self, kind: str, content: Json) -> None:
        """Queue an update, late or twice where that was asked for; kinds that the bot did not allow are lost."""
        if kind not in self._allowed and (self._allowed or kind in UNUSUAL_KINDS):
            return
        copy = json.loads(json.dumps(content))
        with self.lock:
            if self.loop and self._chance.random() < self.share_late:
                self._late.append((kind, copy))
                self.loop.call_soon_threadsafe(self.loop.call_later, LATE_SECONDS, self._bring_late)
                return
            self._queue(kind, copy)
        self.wake()

    def _queue(self, kind: str, content: Json) -> None:
        update = {"update_id": self._next, kind: content}
        self._next += 1
        self.waiting.append(update)
        if self.duplicates_left:
            self.duplicates_left -= 1
            self.waiting.append(update)
        elif self._chance.random() < self.share_twice:
            self.waiting.append(update)

    def _bring_late(self) -> None:
        with self.lock:
            self._queue(*self._late.pop(0))
        self.wake()

    def wake(self) -> None:
        """Let a long poll and the webhook look again; from any thread."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._changed.set)

    async def wait(self, seconds: float) -> None:
        """Wait until something changed, or the time is over."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), seconds)
        self._changed.clear()

    def allow(self, kinds: object) -> None:
        """Remember which kinds of update the bot wants from now on; None leaves it as it was."""
        if kinds is not None:
            self._allowed = frozenset(as_list(kinds))

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Return updates from an offset on; confirms all before it.

        Raises:
            ApiError: 409 while a webhook is set, or when another poll begins meanwhile.
        """
        self._polls += 1
        mine = self._polls
        self.wake()
        self._confirm(offset)
        end = asyncio.get_running_loop().time() + timeout
        while True:
            if self.webhook["url"]:
                raise conflict(WEBHOOK_IS_SET)
            if mine != self._polls:
                self.wake()
                raise conflict(OTHER_POLL)
            left = end - asyncio.get_running_loop().time()
            if self.waiting or left <= 0:
                return list(self.waiting)[:limit]
            await self.wait(min(left, 0.2))

    def _confirm(self, offset: int) -> None:
        with self.lock:
            if offset < 0:
                self.waiting = deque(list(self.waiting)[offset:])
            while self.waiting and self.waiting[0]["update_id"] < offset:
                self.waiting.popleft()


def as_list(value: Any) -> list[Any]:
    """Return a parameter that is a JSON list, whether it came as text or as JSON."""
    try:
        parsed = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise bad_request("can't parse JSON list") from None
    if not isinstance(parsed, list):
        raise bad_request("expected a JSON list")
    return parsed
