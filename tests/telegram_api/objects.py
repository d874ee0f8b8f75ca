"""Accounts, groups and messages, and their JSON as the real Bot API sends it."""

import re
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

ENTITY_PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("url", re.compile(r"https?://[^\s]+")),
    ("mention", re.compile(r"(?<![\w@])@\w{4,32}")),
)


@dataclass(frozen=True)
class Account:
    """A person or the bot itself."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_user(self) -> Json:
        """Return the User object."""
        user = {"id": self.id, "is_bot": self.is_bot, **self._names()}
        return {**user, "language_code": self.language_code} if self.language_code else user

    def as_chat(self) -> Json:
        """Return the Chat object of the private chat with this person."""
        return {"id": self.id, **self._names(), "type": "private"}

    def _names(self) -> Json:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in names.items() if value}


@dataclass
class Group:
    """A supergroup, a small group or a channel; the bot may be in it."""

    id: int
    title: str
    has_bot: bool = False
    kind: str = "supergroup"

    def as_chat(self) -> Json:
        """Return the Chat object."""
        return {"id": self.id, "title": self.title, "type": self.kind}


@dataclass
class Message:
    """A message as it stands now; `markup` is an inline keyboard, `keyboard` one below the text field.

    `extra` is what else it carries, such as where it was forwarded from.
    """

    id: int
    chat: Account | Group
    sender: Account
    date: int
    text: str | None = None
    entities: list[Json] = field(default_factory=list)
    media: Json = field(default_factory=dict)
    markup: Json | None = None
    keyboard: Json | None = None
    edit_date: int | None = None
    is_protected: bool = False
    extra: Json = field(default_factory=dict)

    def as_json(self) -> Json:
        """Return the Message object; with media, the text is its caption."""
        prefix = "caption" if self.media else "text"
        entities = "caption_entities" if self.media else "entities"
        parts = {
            "message_id": self.id,
            "from": self.sender.as_user(),
            "chat": self.chat.as_chat(),
            "date": self.date,
            "edit_date": self.edit_date,
            "has_protected_content": self.is_protected or None,
            **self.media,
            **self.extra,
            prefix: self.text,
            entities: self.entities or None,
            "reply_markup": self.markup,
        }
        return {key: value for key, value in parts.items() if value is not None}


def find_entities(text: str) -> list[Json]:
    """Return the commands, addresses and mentions that Telegram marks by itself; offsets in UTF-16 units."""
    found = [
        {"type": kind, "offset": utf16_length(text[: hit.start()]), "length": utf16_length(hit.group())}
        for kind, pattern in ENTITY_PATTERNS
        for hit in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, the measure of the Bot API."""
    return len(text.encode("utf-16-le")) // 2
