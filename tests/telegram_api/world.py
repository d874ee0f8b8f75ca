"""What Telegram's servers would know: accounts, chats with their messages, taps, files, the bot's own texts."""

import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_api.errors import bad_request, forbidden
from tests.telegram_api.objects import Account, Group, Json, Message
from tests.telegram_api.updates import Updates

QUERY_SECONDS = 900.0

RIGHTS = ("manage_chat", "delete_messages", "manage_video_chats", "restrict_members", "promote_members", "change_info")
MORE_RIGHTS = ("invite_users", "post_stories", "edit_stories", "delete_stories", "post_messages", "edit_messages")
MORE_OF_A_MEMBER: dict[str, Json] = {
    "kicked": {"until_date": 0},
    "administrator": {
        "can_be_edited": False,
        "is_anonymous": False,
        **{f"can_{right}": True for right in (*RIGHTS, *MORE_RIGHTS)},
    },
}
"""What stands beside a member's status."""


@dataclass
class Query:
    """A tap on a button that the bot may answer once it knows of it, for some minutes."""

    id: str
    person_id: int
    made_at: float


@dataclass(frozen=True)
class Toast:
    """What a person was shown for a moment after a tap; "" only stops the spinner."""

    text: str
    is_alert: bool


@dataclass
class World:
    """The state of the emulator; everything that reads or changes it holds `lock`."""

    bot: Account
    token: str
    updates: Updates
    lock: threading.RLock = field(default_factory=threading.RLock)
    people: dict[int, Account] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    chats: dict[int, list[Message]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    queries: dict[str, Query] = field(default_factory=dict)
    toasts: dict[int, list[Toast]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    own_texts: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    actions: list[tuple[int, str]] = field(default_factory=list)
    query_seconds: float = QUERY_SECONDS
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(101))

    def next_id(self) -> int:
        """Return a number that no message, query or file had yet."""
        return next(self._ids)

    def chat_to_write(self, chat_id: object) -> Account | Group:
        """Return the chat that the bot wants to write into, or refuse as the real one does."""
        number = whole_number(chat_id, "chat_id")
        if number in self.groups:
            if not self.groups[number].has_bot:
                raise forbidden("bot is not a member of the supergroup chat")
            return self.groups[number]
        if number not in self.people or number not in self.chats:
            raise bad_request("chat not found")
        if number in self.blocked:
            raise forbidden("bot was blocked by the user")
        return self.people[number]

    def find_message(self, chat_id: object, message_id: object) -> Message | None:
        """Return a message of a chat, None where it was deleted or never existed."""
        number = whole_number(message_id, "message_id")
        messages = self.chats.get(whole_number(chat_id, "chat_id"), [])
        return next((message for message in messages if message.id == number), None)

    def add_message(self, chat: Account | Group, sender: Account, **parts: Any) -> Message:
        """Put a message at the end of a chat and return it."""
        message = Message(self.next_id(), chat, sender, int(time.time()), **parts)
        self.chats.setdefault(chat.id, []).append(message)
        return message

    def membership(self, chat: Account | Group, actor: Account, before: str, after: str) -> Json:
        """Return a ChatMemberUpdated object about the bot itself."""
        states = [{"user": self.bot.as_user(), "status": status} for status in (before, after)]
        return {
            "chat": chat.as_chat(),
            "from": actor.as_user(),
            "date": int(time.time()),
            "old_chat_member": states[0],
            "new_chat_member": {**states[1], **MORE_OF_A_MEMBER.get(after, {})},
        }


def whole_number(value: object, name: str) -> int:
    """Return a parameter as a number, or refuse it."""
    try:
        return int(str(value))
    except ValueError:
        raise bad_request(f"{name} is invalid" if value is not None else f"{name} is empty") from None
