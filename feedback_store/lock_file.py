"""Locks between processes that end with the process, on every system alike: SQLite's own, on an empty file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from feedback_store.errors import StoreBusyError


@contextmanager
def held_alone(path: Path, refusal: str, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold a lock that nobody else holds in any way.

    Raises:
        StoreBusyError: with this refusal, where somebody still holds it after the wait.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=wait_seconds)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise StoreBusyError(refusal) from None
        yield


def held_with_others(path: Path, refusal: str, *, wait_seconds: float = 0) -> sqlite3.Connection:
    """Hold a lock together with others until the connection that is given back is closed.

    Raises:
        StoreBusyError: with this refusal, where somebody holds it alone.
    """
    lock = sqlite3.connect(path, isolation_level=None, timeout=wait_seconds, check_same_thread=False)
    try:
        lock.execute("BEGIN")
        lock.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        lock.close()
        raise StoreBusyError(refusal) from None
    return lock
