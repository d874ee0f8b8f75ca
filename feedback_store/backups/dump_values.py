"""How values of the database stand in a line of a dump, whatever database they come from or go to."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Table

from feedback_store.driver_errors import damaged

KIND_OF = {str: "text", int: "integer", bool: "boolean", bytes: "bytes", date: "date", datetime: "moment"}
"""How the dump names what a column holds, by its Python type."""

Turn = Callable[[list[Any]], list[Any]]

# Made once: a database of a million voices has some four million lines.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def kinds_of(table: Table) -> dict[str, str]:
    """Return what each column of a table holds.

    Raises:
        DamagedStoreError: the database says of a column that it holds what none of ours does.
    """
    return {column.name: _kind_of(table, column) for column in table.columns}


def line_of(content: object) -> bytes:
    """Return a line of a dump, without its end."""
    return _encode(content).encode()


def parts_of(line: bytes) -> Any:
    """Return what a line holds."""
    return _decode(line.decode())


def writer_of(kinds: Iterable[str]) -> Turn:
    """Return what turns the values of a row, in place, into those of a line."""
    return _turning([_TO_LINE.get(kind) for kind in kinds])


def reader_of(kinds: Iterable[str]) -> Turn:
    """Return what turns the values of a line, in place, into those of a row."""
    return _turning([_FROM_LINE.get(kind) for kind in kinds])


def to_base64(value: bytes) -> str:
    """Return bytes as they stand in a line."""
    return b64encode(value).decode()


def _kind_of(table: Table, column: Column[Any]) -> str:
    try:
        return KIND_OF[column.type.python_type]
    except (KeyError, NotImplementedError):
        raise damaged(f"it says that {table.name}.{column.name} is {column.type}") from None


def _turning(turns: Iterable[Callable[[Any], Any] | None]) -> Turn:
    needed = [(place, turn) for place, turn in enumerate(turns) if turn]

    def apply(values: list[Any]) -> list[Any]:
        for place, turn in needed:
            if values[place] is not None:
                values[place] = turn(values[place])
        return values

    return apply


def _moment(value: datetime) -> str:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


_TO_LINE: Mapping[str, Callable[[Any], Any]] = {"bytes": to_base64, "date": date.isoformat, "moment": _moment}
_FROM_LINE: Mapping[str, Callable[[Any], Any]] = {
    "bytes": b64decode,
    "date": date.fromisoformat,
    "moment": datetime.fromisoformat,
}
