"""How the thing stands that a form changes: whoever changes it by an old page is told, and nothing is overwritten."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hmac import digest
from time import sleep

from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.errors import UnfinishedFormError
from feedback_store.metadata import metadata
from feedback_store.sent_forms.kept import PURPOSE, SentForm, sent_form, take_place

SIGNS = 32


@dataclass(frozen=True)
class Rows:
    """Rows of a table that a form changes.

    Attributes:
        table: its name.
        where: the columns that choose the rows, each with the part of an address that it must equal.
        columns: what of them the form changes; nothing: all.
        beginning: how the name of a fact begins; other tables have none.
    """

    table: str
    where: Mapping[str, str]
    columns: tuple[str, ...] = ()
    beginning: str = ""


def stand_of(store: Store, rows: Iterable[Rows], parts: Mapping[str, str]) -> str:
    """Return a keyed sum of how rows stand (32 signs); it gives none of them away."""
    stands = [_read(store, one, parts) for one in rows]
    return digest(store.keys.derive(PURPOSE), repr(stands).encode(), "sha256").hex()[:SIGNS]


def hold(store: Store, act: str, parts: Mapping[str, str], pause: Callable[[float], None] = sleep) -> SentForm:
    """Hold the thing that an act changes until its place is given back, so that two acts come one after the other.

    A server that stopped within an act holds nothing for longer than 20 seconds.
    """
    place = sent_form(store, repr(("act", act, sorted(parts.items()))).encode())
    try:
        take_place(store, place, pause)
    except UnfinishedFormError:
        return place
    return place


def _read(store: Store, rows: Rows, parts: Mapping[str, str]) -> list[list[str]]:
    table = metadata.tables[rows.table]
    chosen = [
        table.c[column] == _fitting(table.c[column].type.python_type, parts[part])
        for column, part in rows.where.items()
    ]
    if rows.beginning:
        chosen.append(table.c.name.startswith(rows.beginning, autoescape=True))
    wanted = [table.c[name] for name in rows.columns] or list(table.c)
    with store.reading() as connection:
        return sorted([repr(value) for value in row] for row in connection.execute(select(*wanted).where(*chosen)))


def _fitting(kind: type, part: str) -> object:
    return int(part) if kind is int and part.isascii() and part.isdigit() else part
