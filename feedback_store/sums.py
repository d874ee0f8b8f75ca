"""Sums over what the database holds, so that a row which the disk has damaged is found before anybody is shown it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, insert, literal, select, text, true

from feedback_store.errors import DamagedStoreError
from feedback_store.facts import read_fact, write_fact
from feedback_store.schema import accepted, answers, event_tallies, sums, tallies, voices, waiting_tallies

FIGURES, WAITING, VOICES, REPEATS, EVENTS = "figures", "waiting figures", "voices", "repeats", "figures of events"

_DATED = (voices.c.service.label("owner"), voices.c.dated.label("part"))

SUMMED: dict[str, tuple[Select[Any], ...]] = {
    FIGURES: (select(tallies.c.service.label("owner"), tallies.c.period.label("part"), *tallies.columns),),
    WAITING: (select(waiting_tallies.c.service.label("owner"), literal("").label("part"), *waiting_tallies.columns),),
    VOICES: (select(*_DATED, *voices.columns), select(*_DATED, *answers.columns).join_from(answers, voices)),
    EVENTS: (
        select(event_tallies.c.service.label("owner"), event_tallies.c.event.label("part"), *event_tallies.columns),
    ),
    REPEATS: (select(accepted.c.epoch.label("owner"), literal("").label("part"), *accepted.columns),),
}
"""What is summed: rows of an owner (a service, or an epoch), apart for every part of them (a day, a week, a month)."""

BEGUN = "sums_begun"
"""The fact that sums were made; a database from before there were any gets them when it is first opened."""

Within = Callable[[ColumnElement[str]], ColumnElement[bool]]
"""Which parts are meant."""


def everywhere(_part: ColumnElement[str]) -> ColumnElement[bool]:
    """Mean all parts."""
    return true()


@contextmanager
def summed(connection: Connection, touched: Mapping[tuple[str, str], Collection[str]]) -> Iterator[None]:
    """Require that rows are whole, let them be changed, and note their sums; nobody else changes any meanwhile.

    Args:
        connection: one for writing.
        touched: for each kind and owner the parts that are changed.

    Raises:
        DamagedStoreError: rows that were to be changed are not those that were written.
    """
    hold(connection)
    for (kind, owner), parts in touched.items():
        require_whole(connection, kind, owner, only(parts))
    yield
    for (kind, owner), parts in touched.items():
        settle(connection, kind, owner, only(parts))


def only(parts: Collection[str]) -> Within:
    """Mean these parts."""
    return lambda part: part.in_(parts)


def hold(connection: Connection) -> None:
    """Let nobody else change sums until this transaction ends; in SQLite nobody can."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE sums IN EXCLUSIVE MODE"))


def require_whole(connection: Connection, kind: str, owner: str, within: Within = everywhere) -> None:
    """Raise DamagedStoreError where rows are not those that were written; on one state of the database."""
    known = select(sums.c.part, sums.c.sum).where(sums.c.kind == kind, sums.c.owner == owner, within(sums.c.part))
    noted = {row.part: row.sum for row in connection.execute(known)}
    found = _sums_of(connection, kind, owner, within)
    for part in sorted({*noted, *found}):
        if noted.get(part) != found.get(part):
            raise DamagedStoreError(
                f"the {kind} of {owner!r}{f' for {part}' if part else ''} in the database are not those that were "
                "written: the disk has damaged them; they are not shown or changed: restore the newest backup with "
                "`glasche store restore`, and have the disk seen to"
            )


def settle(connection: Connection, kind: str, owner: str, within: Within = everywhere) -> None:
    """Note the sums of rows that this transaction has changed."""
    forget(connection, kind, sums.c.owner == owner, within(sums.c.part))
    found = _sums_of(connection, kind, owner, within)
    if found:
        rows = [{"kind": kind, "owner": owner, "part": part, "sum": noted} for part, noted in found.items()]
        connection.execute(insert(sums), rows)


def forget(connection: Connection, kind: str, *which: ColumnElement[bool]) -> None:
    """Forget the sums of rows that this transaction has deleted."""
    connection.execute(delete(sums).where(sums.c.kind == kind, *which))


def damages(connection: Connection) -> Iterator[DamagedStoreError]:
    """Look at all that is summed and give what is damaged, at most once for every owner."""
    for kind in SUMMED:
        noted = set(connection.scalars(select(sums.c.owner).where(sums.c.kind == kind).distinct()))
        for owner in sorted(noted | _owners(connection, kind), key=repr):  # a damaged one may be of any kind
            try:
                require_whole(connection, kind, owner)
            except DamagedStoreError as damage:
                yield damage


def begin(connection: Connection) -> None:
    """Make the sums of a database from before there were any."""
    if read_fact(connection, BEGUN) is None:
        connection.execute(delete(sums))
        for kind in SUMMED:
            for owner in _owners(connection, kind):
                settle(connection, kind, owner)
        write_fact(connection, BEGUN, "yes")


def _owners(connection: Connection, kind: str) -> set[str]:
    owners = SUMMED[kind][0].selected_columns["owner"]
    return set(connection.scalars(select(owners).distinct()))


def _sums_of(connection: Connection, kind: str, owner: str, within: Within) -> dict[str, str]:
    lines: dict[str, list[bytes]] = {}
    for query in SUMMED[kind]:
        columns = query.selected_columns
        meant = query.where(columns["owner"] == owner, within(columns["part"])).order_by(columns["part"])
        for part, rows in groupby(connection.execute(meant), key=lambda row: str(row.part)):
            lines.setdefault(part, []).append(_sum_of(rows))
    return {part: sha256(b"".join(found)).hexdigest() for part, found in lines.items()}


def _sum_of(rows: Iterable[Row[Any]]) -> bytes:
    """Return one sum for rows in whatever order they come."""
    return sha256(b"\n".join(sorted(repr([*map(_plain, row)]).encode() for row in rows))).digest()


def _plain(value: object) -> object:
    """Return a value as it is whatever driver read it."""
    return bytes(value) if isinstance(value, memoryview) else value
