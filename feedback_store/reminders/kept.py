"""Who asked for a reminder: a random id, a keyed hash by which a chat leaves, and a sealed rest; nothing in clear."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, insert, select, text, update

from feedback_store.backups import tombstones
from feedback_store.engine import Store
from feedback_store.keys.ring import DataKey
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.reminders.rounds import round_before_first
from feedback_store.reminders.table import reminders
from feedback_store.upsert import add_missing

PURPOSE = "reminders"
"""Purpose of the key that seals them, and of the keyed hash of a chat's number."""
ID_BYTES = 16


@dataclass(frozen=True)
class Reminder:
    """A chat that is written to, in its language, and the last month that needs no message any more."""

    id: str
    chat: int = field(repr=False)
    language: str
    month: str
    sealed: bytes = field(repr=False)


def ask_for_reminders(store: Store, chat: int, language: str) -> None:
    """Keep that a chat wants to be reminded; one that does already stays as it is.

    All rows are written anew with it, in the order of their random ids, so that PostgreSQL does not tell by place or
    number which one came last.
    """
    month, key, new_id = round_before_first(store.today()), store.keys.current(PURPOSE), secrets.token_hex(ID_BYTES)
    row = {
        "id": new_id,
        "leaving_mark": _mark(store, chat),
        "sealed": _sealed(key, Reminder(new_id, chat, language, month, b"")),
    }
    with _writing_alone(store) as connection:
        add_missing(connection, reminders, [row])
        _write_anew(connection)


def is_reminded(store: Store, chat: int) -> bool:
    """Return whether a chat is reminded."""
    return _id_of(store, chat) is not None


def leave_reminders(store: Store, chat: int) -> bool:
    """Forget a chat, also for every restore; return False, having written nothing, where it was not reminded."""
    found = _id_of(store, chat)
    if found is not None:
        forget_reminder(store, found)
    return found is not None


def forget_reminder(store: Store, reminder_id: str) -> None:
    """Delete a reminder for good; a restore does not bring it back. Twice is harmless."""
    tombstones.add(store, tombstones.REMINDER, reminder_id)
    with _writing_alone(store) as connection:
        connection.execute(delete(reminders).filter_by(id=reminder_id))


def all_reminders(store: Store) -> tuple[Reminder, ...]:
    """Return all reminders in the order of their random ids; one that is damaged is passed over."""
    with store.reading() as connection:
        rows = connection.execute(select(reminders.c.id, reminders.c.sealed).order_by(reminders.c.id)).all()
    ids = [key.id for key in store.keys.ring().keys.values() if key.purpose == PURPOSE]
    found = (_unsealed(store, row.id, bytes(row.sealed), ids) for row in rows)
    return tuple(one for one in found if one is not None)


def put_month(store: Store, reminder: Reminder, month: str) -> Reminder | None:
    """Note durably the last month that needs no message any more, and return the reminder as it stands then.

    Returns:
        None, and nothing is written, where somebody else has changed or taken it away meanwhile.
    """
    sealed = _sealed(store.keys.current(PURPOSE), replace(reminder, month=month))
    same = (reminders.c.id == reminder.id) & (reminders.c.sealed == reminder.sealed)
    with _writing_alone(store) as connection:
        is_ours = connection.execute(update(reminders).where(same).values(sealed=sealed)).rowcount == 1
    return replace(reminder, month=month, sealed=sealed) if is_ours else None


@contextmanager
def _writing_alone(store: Store) -> Iterator[Connection]:
    """Give a connection for writing; nobody else writes reminders meanwhile, so that no leaving is ever undone."""
    with store.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE reminders IN EXCLUSIVE MODE"))
        yield connection


def _write_anew(connection: Connection) -> None:
    rows = [dict(row._mapping) for row in connection.execute(select(reminders).order_by(reminders.c.id))]
    connection.execute(delete(reminders))
    connection.execute(insert(reminders), rows)


def _id_of(store: Store, chat: int) -> str | None:
    with store.reading() as connection:
        found: str | None = connection.scalar(select(reminders.c.id).filter_by(leaving_mark=_mark(store, chat)))
    return found


def _sealed(key: DataKey, reminder: Reminder) -> bytes:
    content = {"chat": reminder.chat, "language": reminder.language, "month": reminder.month}
    return seal(key, json.dumps(content).encode(), PURPOSE, reminder.id)


def _unsealed(store: Store, reminder_id: str, sealed: bytes, key_ids: list[str]) -> Reminder | None:
    opened = (unseal_if_whole(store.keys, key_id, sealed, PURPOSE, reminder_id) for key_id in key_ids)
    content = next((one for one in opened if one is not None), None)
    return None if content is None else Reminder(reminder_id, sealed=sealed, **json.loads(content))


def _mark(store: Store, chat: int) -> bytes:
    return store.keys.mark(PURPOSE, str(chat))
