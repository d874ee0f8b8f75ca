"""The few reads that every tap needs, without the way through SQLAlchemy: in SQLite that costs more than all else."""

import sqlite3
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import local
from typing import Any, Protocol, TypeVar
from weakref import WeakSet

from sqlalchemy import Engine

from feedback_store.driver_errors import told_plainly

Answer = TypeVar("Answer")

BUSY_SECONDS = 5
"""How long a read waits where the file is locked, as while its log is emptied (s)."""


class QuickReads(Protocol):
    """Plain reads of the main database, from any thread."""

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds; each `?` in it stands for a value."""

    def answer(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, which may be one from before as long as nobody has written anything."""

    def close(self) -> None:
        """Let go of the connections."""


@dataclass(eq=False)
class _Reader:
    """The connection of one thread, and what it was told as long as nobody has written."""

    file: sqlite3.Connection
    version: object = None
    answers: dict[Hashable, Any] = field(default_factory=dict)


class FileReads(QuickReads):
    """Reads of SQLite on a connection for every thread, since threads that share one wait for each other.

    Each connection tells whether any other, in whatever process, has written since: `PRAGMA data_version`. Only as
    long as none has, an earlier answer is given; so a revocation holds for the very next request.
    """

    def __init__(self, path: Path) -> None:
        """Take the file of the database; connections are opened when threads first read."""
        self._path = path
        self._mine = local()
        self._all: WeakSet[_Reader] = WeakSet()

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds (see QuickReads)."""
        with told_plainly():
            return self._reader().file.execute(query, values).fetchall()

    def answer(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return the answer to a question (see QuickReads)."""
        with told_plainly():
            reader = self._reader()
            version = reader.file.execute("PRAGMA data_version").fetchone()
        if version != reader.version:
            reader.version, reader.answers = version, {}
        if question not in reader.answers:
            reader.answers[question] = ask()
        found: Answer = reader.answers[question]
        return found

    def close(self) -> None:
        """Let go of the connections of all threads."""
        for reader in self._all:
            reader.file.close()

    def _reader(self) -> _Reader:
        reader: _Reader | None = getattr(self._mine, "reader", None)
        if reader is None:
            file = sqlite3.connect(self._path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)
            reader = self._mine.reader = _Reader(file)
            self._all.add(reader)
        return reader


class ServerReads(QuickReads):
    """Reads of PostgreSQL, which is asked each time."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the main database."""
        self._engine = engine

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds (see QuickReads)."""
        with told_plainly(), self._engine.begin() as connection:
            return list(connection.exec_driver_sql(query.replace("?", "%s"), tuple(values)))

    def answer(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, asked anew (see QuickReads)."""
        return ask()

    def close(self) -> None:
        """Leave the engine to its owner."""
