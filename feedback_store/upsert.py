"""Writing a row whether or not it is there already, so that two processes that do it at once both succeed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def put_row(connection: Connection, table: Table, row: Mapping[str, object]) -> None:
    """Write a row, in place of one with the same primary key; the connection is one for writing."""
    insert = _insert_of(connection)
    key = [column.name for column in table.primary_key]
    others = {name: value for name, value in row.items() if name not in key}
    connection.execute(insert(table).values(**row).on_conflict_do_update(index_elements=key, set_=others))


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Write those rows whose primary key is not there yet."""
    if rows:
        connection.execute(_insert_of(connection)(table).on_conflict_do_nothing(), rows)


def is_added(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Write a row unless one with the same primary key is there; return whether it was written."""
    adding = _insert_of(connection)(table).values(**row).on_conflict_do_nothing()
    return connection.execute(adding.returning(*table.primary_key)).first() is not None


def add_counts(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Add the `count` of each row to the one with the same primary key, which is made where it is missing."""
    if rows:
        insert = _insert_of(connection)(table)
        more = {"count": table.c.count + insert.excluded.count}
        connection.execute(insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=more), rows)


def _insert_of(connection: Connection) -> Any:
    return postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
