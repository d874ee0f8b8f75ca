"""Adding to the log and reading it; nothing here changes an entry or takes one away."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hmac import digest
from typing import Any

from sqlalchemy import Connection, Row, exists, insert, select, text

from feedback_store.engine import Store
from feedback_store.schema import audit_log

PURPOSE = "audit log"
"""Purpose of the key of the marks: whoever has the database alone cannot make one."""
NOBODY = ""
"""In place of a member of staff: somebody at the machine itself, by a command."""
BEGINNING = bytes(32)


@dataclass(frozen=True)
class Entry:
    """One act of staff.

    Attributes:
        happened_at: the second, of sign-ins, calls and concerns only; of all else the day is enough.
        thing: which tablet, event or person, where the act is about one; never what somebody said.
    """

    number: int
    day: date
    happened_at: datetime | None
    member: str
    act: str
    service: str
    thing: str


@dataclass(frozen=True)
class Head:
    """The number of the newest entry and its mark; 0 and zeros where there is none."""

    number: int
    mark: bytes


def note(
    store: Store,
    member: str,
    act: str,
    service: str = "",
    thing: str = "",
    *,
    is_timed: bool = False,
    once: bool = False,
) -> None:
    """Add what somebody did.

    Args:
        is_timed: keep the second, not only the day.
        once: add nothing where the same entry stands there of today: that somebody looked is told once a day.
    """
    at = datetime.now(UTC).replace(microsecond=0) if is_timed else None
    told: dict[str, Any] = {"day": store.today(), "member": member, "act": act, "service": service, "thing": thing}
    if once and _is_noted(store, told):
        return
    with store.writing() as connection:
        if store.settings.is_postgresql:
            connection.execute(text("LOCK TABLE audit_log IN EXCLUSIVE MODE"))
        head = head_of(connection)
        entry = Entry(number=head.number + 1, happened_at=at, **told)
        mark = mark_of(key_of(store), head.mark, entry)
        connection.execute(insert(audit_log).values(number=entry.number, happened_at=at, mark=mark, **told))


def head_of(connection: Connection) -> Head:
    """Return the newest entry's number and mark."""
    newest = select(audit_log.c.number, audit_log.c.mark).order_by(audit_log.c.number.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return Head(row.number, bytes(row.mark)) if row else Head(0, BEGINNING)


def newest_entries(store: Store, most: int, before: int | None = None) -> Sequence[Entry]:
    """Return entries, the newest first: at most so many, of those before a number."""
    wanted = select(audit_log).order_by(audit_log.c.number.desc()).limit(most)
    with store.reading() as connection:
        rows = connection.execute(wanted if before is None else wanted.where(audit_log.c.number < before)).all()
    return [entry_of(row) for row in rows]


def entry_of(row: Row[Any]) -> Entry:
    """Return the entry of a row; SQLite gives moments back without their zone, which is UTC."""
    at = row.happened_at if row.happened_at is None or row.happened_at.tzinfo else row.happened_at.replace(tzinfo=UTC)
    return Entry(row.number, row.day, at, row.member, row.act, row.service, row.thing)


def key_of(store: Store) -> bytes:
    """Return the key of the marks."""
    return store.keys.derive(PURPOSE)


def mark_of(key: bytes, before: bytes, entry: Entry) -> bytes:
    """Return the mark of an entry, which holds the mark before it."""
    at = entry.happened_at.astimezone(UTC).isoformat() if entry.happened_at else None
    parts = [before.hex(), entry.number, entry.day.isoformat(), at, entry.member, entry.act, entry.service, entry.thing]
    return digest(key, json.dumps(parts).encode(), "sha256")


def _is_noted(store: Store, told: dict[str, Any]) -> bool:
    same = [audit_log.c[name] == value for name, value in told.items()]
    with store.reading() as connection:
        return bool(connection.scalar(select(exists().where(*same))))
