"""The logical form of a database, the same for SQLite and PostgreSQL: its rows as lines, in order of their keys."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Protocol

from sqlalchemy import Connection, MetaData, Table, func, select
from sqlalchemy.exc import NoReferenceError, NoSuchTableError

from feedback_store.backups.dump_values import kinds_of, line_of, to_base64, writer_of
from feedback_store.boxes.box import BoxRow
from feedback_store.driver_errors import damaged

FORMAT = 1
ROWS_AT_ONCE = 1000
"""So many rows are in memory at a time (count)."""
BOX_COLUMNS = {"service": "text", "number": "integer", "id_mark": "bytes", "content_mark": "bytes", "sealed": "bytes"}
BOX = "box "
Progress = Callable[[int], None]
"""Is told how many rows, or bytes, were done since it was told last."""
Begin = Callable[[str, int], Progress]
"""Is told what is begun and how many rows or bytes it has, and returns what is told the progress."""


class Lines(Protocol):
    """What a dump is written to."""

    def write(self, line: bytes) -> None:
        """Write one line, given without its end."""


@dataclass(frozen=True)
class Sum:
    """How many rows one part of a dump has, and the hash of its lines (SHA-256, in hexadecimal)."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class Contents:
    """What a dump holds: the step of its database (see migrations) and the sum of each part."""

    step: str
    parts: Mapping[str, Sum]

    @property
    def tables(self) -> dict[str, Sum]:
        """The sums of the tables, without the boxes."""
        return {name: found for name, found in self.parts.items() if not name.startswith(BOX)}

    @property
    def fingerprint(self) -> str:
        """One hash over all parts; the same rows in any database have the same."""
        sums = sorted((name, found.rows, found.sha256) for name, found in self.parts.items())
        return sha256(json.dumps([self.step, sums]).encode()).hexdigest()


def unseen(_done: int) -> None:
    """Show no progress."""


def begun_unseen(_what: str, _total: int) -> Progress:
    """Begin to show no progress."""
    return unseen


@dataclass(frozen=True)
class Box:
    """What waits in one box."""

    service: str
    number: int
    rows: Sequence[BoxRow]


def tables_of(connection: Connection, *, but: Collection[str] = ()) -> tuple[Table, ...]:
    """Return the tables that are really there, whatever step they are of, those first that others refer to.

    Raises:
        DamagedStoreError: the schema contradicts itself.
    """
    found = MetaData()
    try:
        found.reflect(connection)
        return tuple(table for table in found.sorted_tables if table.name not in {"alembic_version", *but})
    except (NoSuchTableError, NoReferenceError):
        raise damaged("its tables do not fit together") from None


def count_rows(connection: Connection, tables: Iterable[Table]) -> int:
    """Return how many rows the tables have together (count)."""
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


def write_dump(
    to: Lines, connection: Connection, step: str, tables: Iterable[Table], boxes: Iterable[Box], progress: Progress
) -> Contents:
    """Write tables and boxes as lines, of which nothing tells the order of arrival; return what was written."""
    sums: dict[str, Sum] = {}
    to.write(line_of({"format": FORMAT, "step": step}))
    for table in tables:
        to.write(line_of({"part": table.name, "columns": kinds_of(table)}))
        sums[table.name] = _write(to, _table_lines(connection, table), progress)
    for box in boxes:
        name = f"{BOX}{box.service} {box.number}"
        to.write(line_of({"part": name, "columns": BOX_COLUMNS}))
        sums[name] = _write(to, _box_lines(box), progress)
    to.write(line_of({"end": {name: asdict(found) for name, found in sums.items()}}))
    return Contents(step, sums)


def contents_of(connection: Connection, step: str, tables: Iterable[Table], progress: Progress) -> Contents:
    """Return the contents of a database as a dump of it would give them; nothing is written."""
    return write_dump(_Nowhere(), connection, step, tables, (), progress)


class _Nowhere:
    def write(self, line: bytes) -> None:
        """Forget the line."""


class Tally:
    """Counts and hashes the lines of one part."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rows, self._hash = 0, sha256()

    def add(self, line: bytes) -> None:
        """Count one line, given without its end."""
        self._rows += 1
        self._hash.update(line + b"\n")

    def sum(self) -> Sum:
        """Return the sum of all lines so far."""
        return Sum(self._rows, self._hash.hexdigest())


def _write(to: Lines, lines: Iterable[bytes], progress: Progress) -> Sum:
    tally, told = Tally(), 0
    for told, line in enumerate(lines, start=1):
        to.write(line)
        tally.add(line)
        if told % ROWS_AT_ONCE == 0:
            progress(ROWS_AT_ONCE)
    progress(told % ROWS_AT_ONCE)
    return tally.sum()


def _table_lines(connection: Connection, table: Table) -> Iterator[bytes]:
    is_postgresql = connection.dialect.name == "postgresql"
    # PostgreSQL sorts texts by language where it is not told otherwise; SQLite sorts their bytes.
    key = [
        column.collate("C") if is_postgresql and column.type.python_type is str else column
        for column in table.primary_key
    ]
    to_values = writer_of(kinds_of(table).values())
    found = connection.execute(select(table).order_by(*key), execution_options={"yield_per": ROWS_AT_ONCE})
    try:
        for row in found:
            yield line_of(to_values(list(row)))
    except (TypeError, ValueError):
        raise damaged(f"something in {table.name} is not of its kind") from None


def _box_lines(box: Box) -> Iterator[bytes]:
    for row in sorted(box.rows, key=lambda row: row.id_mark):
        marks = (to_base64(row.id_mark), to_base64(row.content_mark), to_base64(row.sealed))
        yield line_of([box.service, box.number, *marks])
