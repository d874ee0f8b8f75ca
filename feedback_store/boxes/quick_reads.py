"""Plain reads that every commit of taps needs, without the way through SQLAlchemy, which costs more than they do."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from sqlalchemy import Engine

from feedback_store.driver_errors import told_plainly

BUSY_SECONDS = 5
"""How long a read waits where the file is locked, as while its log is emptied (s)."""


class QuickReads(Protocol):
    """Reads of the main database, from any thread."""

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds; each `?` in it stands for a value."""

    def close(self) -> None:
        """Let go of the connection."""


class FileReads(QuickReads):
    """Reads of SQLite on one connection; it is the writer's thread that reads."""

    def __init__(self, path: Path) -> None:
        """Take the file of the database; the connection is opened with the first read."""
        self._path = path
        self._file: sqlite3.Connection | None = None
        self._lock = Lock()

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds (see QuickReads)."""
        with told_plainly(), self._lock:
            if self._file is None:
                self._file = sqlite3.connect(
                    self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
                )
            return self._file.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None


class ServerReads(QuickReads):
    """Reads of PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the main database; one query needs no transaction around it."""
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def rows(self, query: str, values: Sequence[object]) -> list[Any]:
        """Return what a query finds (see QuickReads)."""
        with told_plainly(), self._engine.connect() as connection:
            return list(connection.exec_driver_sql(query.replace("?", "%s"), tuple(values)))

    def close(self) -> None:
        """Leave the engine to its owner."""
