"""What kind of message somebody sent, by families that are answered alike; nothing in it is fetched or kept."""

from collections.abc import Mapping
from enum import StrEnum

from telegram import Message, MessageEntity


class Family(StrEnum):
    """Kinds of message that one answer suits."""

    WORDS = "words"
    PICTURE = "picture"
    SOUND = "sound"
    FILE = "file"
    PLACE = "place"
    PLAY = "play"
    FORWARDED = "forwarded"
    EDITED = "edited"
    PINNED = "pinned"
    SILENT = "silent"


KINDS: Mapping[str, Family] = {
    "pinned_message": Family.PINNED,
    "animation": Family.PICTURE,
    "photo": Family.PICTURE,
    "video": Family.PICTURE,
    "video_note": Family.PICTURE,
    "story": Family.PICTURE,
    "live_photo": Family.PICTURE,
    "paid_media": Family.PICTURE,
    "voice": Family.SOUND,
    "audio": Family.SOUND,
    "document": Family.FILE,
    "venue": Family.PLACE,
    "location": Family.PLACE,
    "contact": Family.PLACE,
    "sticker": Family.PLAY,
    "poll": Family.PLAY,
    "dice": Family.PLAY,
    "game": Family.PLAY,
    "checklist": Family.PLAY,
    "text": Family.WORDS,
}
"""Each kind by its field in a message, the telling one first: a moving picture comes with a document too."""


def family_of(message: Message) -> Family:
    """Return the family of a message; SILENT where Telegram itself tells of a change in the chat."""
    known = {**{name: getattr(message, name, None) for name in KINDS}, **message.api_kwargs}
    family = next((family for name, family in KINDS.items() if known.get(name)), Family.SILENT)
    if message.edit_date:
        return Family.SILENT if family is Family.PLACE else Family.EDITED  # a place that is shared live moves on
    is_from_others = message.forward_origin or message.via_bot
    return Family.FORWARDED if is_from_others and family is not Family.SILENT else family


def words_in(message: Message) -> str:
    """Return what is written in a message or below its picture, by whomever."""
    return message.text or message.caption or ""


def own_words(message: Message) -> str:
    """Return what a person wrote anew, behind a command too; nothing for a change, or what comes from another."""
    is_taken_over = message.forward_origin or message.via_bot or message.edit_date
    written = words_in(message).strip()
    if is_taken_over or not written.startswith("/"):
        return "" if is_taken_over else written
    return written[len(_marked_command(message)) :].lstrip("/ ,.:;-–\n\t")


def command_of(message: Message) -> str:
    """Return the command with which a message begins, as Telegram marks it; "" where it begins with none."""
    return _marked_command(message).removeprefix("/").partition("@")[0].lower()


def _marked_command(message: Message) -> str:
    marks = [*message.entities, *message.caption_entities]
    lengths = (one.length for one in marks if one.type == MessageEntity.BOT_COMMAND and one.offset == 0)
    return words_in(message)[: next(lengths, 0)]
