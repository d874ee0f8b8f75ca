"""The Telegram chats of staff who want to be told there: joined by a one-time link, kept sealed, left at any time.

Nobody else is ever here: of a chat that merely talks to the bot nothing is written, not even when it leaves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, insert, select, update

from feedback_store.engine import Store
from feedback_store.facts import read_fact, write_fact
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.one_time import end_of_validity, is_over, new_token
from feedback_store.schema import telegram_chats, telegram_codes
from feedback_store.upsert import put_row

JOINS = "J_"
"""How what such a link carries begins; no key of a service holds a capital or an underscore."""
PURPOSE = "telegram-chats"
"""Purpose of the key that seals the numbers of chats; it lives as long as the ring."""
CHAT, CODE = "telegram chat", "telegram code"
"""Purposes of the keyed hashes by which a chat that leaves and a link that is used are known."""
BOT = "telegram_bot"
"""The fact that holds the name of the bot, which it notes at its start."""


@dataclass(frozen=True)
class Joined:
    """That a member of staff wants to be told in Telegram, and whether the bot may still write there."""

    is_reached: bool


def note_bot(store: Store, name: str) -> None:
    """Note the name by which people find the bot."""
    if bot_name(store) != name:
        with store.writing() as connection:
            write_fact(connection, BOT, name)


def bot_name(store: Store) -> str | None:
    """Return the name by which people find the bot, or None where it has never run."""
    with store.reading() as connection:
        return read_fact(connection, BOT)


def make_joining_link(store: Store, name: str, member_id: str) -> str:
    """Return the link by which a member of staff joins in the bot of this name, valid for 15 minutes and once."""
    token = new_token()
    mark = store.keys.mark(CODE, token)
    with store.writing() as connection:
        connection.execute(delete(telegram_codes).where(telegram_codes.c.member == member_id))
        connection.execute(
            insert(telegram_codes).values(code_mark=mark, member=member_id, expires_at=end_of_validity())
        )
    return f"https://t.me/{name}?start={JOINS}{token}"


def is_joining(carried: str) -> bool:
    """Return whether what a link carries is meant for staff who join."""
    return carried.startswith(JOINS)


def join(store: Store, carried: str, chat: int) -> bool:
    """Let the member of staff whose link was opened in a chat be told there; return False where the link is over."""
    mark = store.keys.mark(CODE, carried.removeprefix(JOINS))
    key = store.keys.current(PURPOSE)
    with store.writing() as connection:
        taken = delete(telegram_codes).where(telegram_codes.c.code_mark == mark).returning(telegram_codes)
        code = connection.execute(taken).one_or_none()
        if code is None or is_over(code.expires_at):
            return False
        row = {
            "member": code.member,
            "chat_mark": _mark(store, chat),
            "key": key.id,
            "sealed": seal(key, str(chat).encode(), PURPOSE, code.member),
            "is_reached": True,
        }
        put_row(connection, telegram_chats, row)
    return True


def leave(store: Store, chat: int) -> bool:
    """Forget a chat; return False, having written nothing, where nobody of the staff is told there."""
    return _is_known(store, chat) and _forget(store, telegram_chats.c.chat_mark == _mark(store, chat))


def dismiss_chat(store: Store, member_id: str) -> None:
    """Forget where a member of staff is told in Telegram."""
    _forget(store, telegram_chats.c.member == member_id)


def note_reach(store: Store, chat: int, *, is_reached: bool) -> None:
    """Note whether the bot may write to a chat, if somebody of the staff is told there."""
    if _is_known(store, chat):
        with store.writing() as connection:
            same = telegram_chats.c.chat_mark == _mark(store, chat)
            connection.execute(update(telegram_chats).where(same).values(is_reached=is_reached))


def joined_staff(store: Store) -> Mapping[str, Joined]:
    """Return who has joined, by the id of the member of staff."""
    with store.reading() as connection:
        rows = connection.execute(select(telegram_chats.c.member, telegram_chats.c.is_reached)).all()
    return {row.member: Joined(row.is_reached) for row in rows}


def chats_in_reach(store: Store) -> Mapping[str, int]:
    """Return the numbers of the chats to which the bot may write, by the id of the member of staff.

    A damaged one is passed over: whoever it is joins anew, and the others are told.
    """
    with store.reading() as connection:
        rows = connection.execute(select(telegram_chats).where(telegram_chats.c.is_reached)).all()
    found = {row.member: unseal_if_whole(store.keys, row.key, bytes(row.sealed), PURPOSE, row.member) for row in rows}
    return {member: int(chat) for member, chat in found.items() if chat is not None}


def _is_known(store: Store, chat: int) -> bool:
    with store.reading() as connection:
        same = select(telegram_chats.c.member).where(telegram_chats.c.chat_mark == _mark(store, chat))
        return connection.execute(same).first() is not None


def _forget(store: Store, condition: ColumnElement[bool]) -> bool:
    with store.writing() as connection:
        return bool(connection.execute(delete(telegram_chats).where(condition)).rowcount)


def _mark(store: Store, chat: int) -> bytes:
    return store.keys.mark(CHAT, str(chat))
