"""The numbers of a chat's messages, so that it can be cleared: in memory only, limited, forgotten after 48 hours."""

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram import Bot, Chat, Update
from telegram.error import TelegramError

from bot.delivery import patiently, take_away
from bot.line import Line

KEPT_HOURS = 48
"""Telegram lets a bot delete no older message."""
MOST_MESSAGES = 300
MOST_CHATS = 10_000
MOST_AT_ONCE = 100
"""Messages that one call deletes."""


class Traces:
    """Numbers of messages by chat, of both sides; the chat in which nothing was said for longest goes first."""

    def __init__(self, *, most_chats: int = MOST_CHATS, now: Callable[[], float] = time.monotonic) -> None:
        self._most_chats, self._now = most_chats, now
        self._noted: OrderedDict[int, OrderedDict[int, float]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._noted.values()))

    def note(self, chat: int, message_id: int) -> None:
        """Remember a message of a chat; one that is known keeps its time."""
        noted = self._noted.pop(chat, None) or OrderedDict()
        self._noted[chat] = noted
        noted.setdefault(message_id, self._now())
        if len(noted) > MOST_MESSAGES:
            noted.popitem(last=False)
        if len(self._noted) > self._most_chats:
            self._noted.popitem(last=False)

    def note_update(self, update: Update) -> None:
        """Remember a message that somebody wrote in private, or one of ours from before a restart that is tapped."""
        message = update.message or (update.callback_query and update.callback_query.message)
        if message and message.chat.type == Chat.PRIVATE:
            self.note(message.chat.id, message.message_id)

    def take(self, chat: int) -> tuple[int, ...]:
        """Return the messages of a chat that can still be deleted, and forget them."""
        self.forget_old()
        return tuple(self._noted.pop(chat, ()))

    def forget_old(self) -> None:
        """Forget what Telegram would not delete any more."""
        oldest = self._now() - KEPT_HOURS * 3600
        for chat, noted in list(self._noted.items()):
            while noted and next(iter(noted.values())) < oldest:
                noted.popitem(last=False)
            if not noted:
                del self._noted[chat]


class NotingLine(Line):
    """Carries calls, and notes each message that the bot writes in private, whoever of ours writes it."""

    def __init__(self, refused: asyncio.Event, traces: Traces, *, connections: int) -> None:
        super().__init__(refused, connections=connections)
        self._traces = traces

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        """Return the code and the body of Telegram's answer."""
        code, body = await super().do_request(*arguments, **options)
        address = str(options.get("url") or arguments[0])
        if code == HTTPStatus.OK and address.rpartition("/")[2].startswith("send"):
            self._note(json.loads(body)["result"])
        return code, body

    def _note(self, sent: Any) -> None:
        for message in sent if isinstance(sent, list) else [sent]:
            if isinstance(message, dict) and message.get("chat", {}).get("type") == Chat.PRIVATE:
                self._traces.note(message["chat"]["id"], message["message_id"])


async def wipe(bot: Bot, chat: int, message_ids: tuple[int, ...]) -> None:
    """Delete messages of a private chat, whoever wrote them; what is gone already does not matter."""
    for first in range(0, len(message_ids), MOST_AT_ONCE):
        batch = message_ids[first : first + MOST_AT_ONCE]
        try:
            await patiently(lambda batch=batch: bot.delete_messages(chat, batch))  # type: ignore[misc]
        except TelegramError:  # one that cannot be deleted keeps the others
            for message_id in batch:
                await take_away(bot, chat, message_id)
