"""Reading a dump: its parts one after another, their rows, and the proof that nothing of it is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert

from feedback_store.backups.dump import BOX, FORMAT, ROWS_AT_ONCE, Contents, Progress, Sum, Tally
from feedback_store.backups.dump_values import parts_of, reader_of
from feedback_store.errors import DamagedBackupError

Row = Mapping[str, Any]


@dataclass
class Part:
    """One table or box of a dump while it is read; `lines` are to be taken before the next part."""

    name: str
    columns: Mapping[str, str]
    lines: Iterator[bytes]

    @property
    def is_box(self) -> bool:
        """Whether it is a box and not a table."""
        return self.name.startswith(BOX)

    @property
    def place(self) -> tuple[str, int]:
        """Service and number of a box."""
        _, service, number = self.name.split(" ")
        return service, int(number)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give its rows by name of column."""
        to_values = reader_of(self.columns.values())
        for line in self.lines:
            yield dict(zip(self.columns, to_values(parts_of(line)), strict=True))


@dataclass
class Dump:
    """A dump while it is read: first its parts one after another, then its contents, proven against its last line."""

    lines: Iterator[bytes]
    step: str = field(init=False)
    _line: bytes = field(init=False)
    _sums: dict[str, Sum] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read its first line."""
        head = parts_of(self._next())
        if head.get("format") != FORMAT:
            raise DamagedBackupError(f"its form {head.get('format')} is not known to this program")
        self.step = head["step"]
        self._line = self._next()

    def parts(self) -> Iterator[Part]:
        """Give its parts; raises DamagedBackupError where it does not hold what its last line says."""
        while "end" not in (head := parts_of(self._line)):
            part = Part(head["part"], head["columns"], self._rows_of(head["part"]))
            yield part
            for _ in part.lines:
                pass
        if head["end"] != {name: asdict(found) for name, found in self._sums.items()}:
            raise DamagedBackupError("its rows are not those that its last line names")
        for _ in self.lines:  # so that its end is read, and proven, too
            pass

    def contents(self) -> Contents:
        """Return what it holds, after all parts were read."""
        for _ in self.parts():
            pass
        return Contents(self.step, dict(self._sums))

    def _rows_of(self, name: str) -> Iterator[bytes]:
        tally = Tally()
        while (line := self._next()).startswith(b"["):
            tally.add(line)
            yield line
        self._line = line
        self._sums[name] = tally.sum()

    def _next(self) -> bytes:
        try:
            return next(self.lines)
        except StopIteration:
            raise DamagedBackupError("it ends too early") from None


def insert_rows(connection: Connection, table: Table, rows: Iterator[Row], progress: Progress) -> None:
    """Write rows into a table, by the names of their columns."""
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS_AT_ONCE:
            connection.execute(insert(table), waiting)
            progress(len(waiting))
            waiting = []
    if waiting:
        connection.execute(insert(table), waiting)
        progress(len(waiting))
