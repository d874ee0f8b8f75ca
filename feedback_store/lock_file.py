"""Locks between processes that end with the process, on every system alike: SQLite's own, on an empty file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from feedback_store.errors import StoreBusyError, StoreFailedError


@contextmanager
def held_alone(path: Path, refusal: str, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold a lock that nobody else holds in any way.

    Raises:
        StoreBusyError: with this refusal, where somebody still holds it after the wait.
        StoreFailedError: the file of the lock cannot be made or used.
    """
    with closing(_locked(path, refusal, wait_seconds, "BEGIN EXCLUSIVE")):
        yield


def held_with_others(path: Path, refusal: str, *, wait_seconds: float = 0) -> sqlite3.Connection:
    """Hold a lock together with others until the connection that is given back is closed.

    Raises:
        StoreBusyError: with this refusal, where somebody holds it alone.
        StoreFailedError: the file of the lock cannot be made or used.
    """
    return _locked(path, refusal, wait_seconds, "BEGIN", "SELECT count(*) FROM sqlite_master")


def _locked(path: Path, refusal: str, wait_seconds: float, *statements: str) -> sqlite3.Connection:
    try:
        _make(path)
        lock = sqlite3.connect(path, isolation_level=None, timeout=wait_seconds, check_same_thread=False)
    except (OSError, sqlite3.Error) as problem:
        raise _failed(path, problem) from None
    try:
        for statement in statements:
            lock.execute(statement).fetchall()
    except sqlite3.Error as problem:
        lock.close()
        if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise StoreBusyError(refusal) from None
        raise _failed(path, problem) from None
    return lock


def _make(path: Path) -> None:
    """Make the file for its owner only; one that is there is not touched, since closing it would free its locks."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)


def _failed(path: Path, problem: Exception) -> StoreFailedError:
    return StoreFailedError(
        f"the lock {path} cannot be used ({problem}); see that its folder can be written and its disk is not full; "
        "if it is no file of SQLite, delete it"
    )
