"""Errors of the database drivers and of files, turned into sentences that say what to do and carry no values."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from feedback_store.errors import DamagedStoreError, DatabaseUnreachableError, StoreBusyError, StoreFailedError


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the errors of drivers and files into sentences that carry no values."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        raise plain_error(problem) from None
    except UnicodeDecodeError:  # the driver cannot even read what SQLite says of a damaged schema
        raise damaged("its schema cannot be read") from None
    except OSError as problem:
        raise file_error(problem) from None


def damaged(found: str) -> DamagedStoreError:
    """Return the error for a database in which something stands that we have not written."""
    return DamagedStoreError(
        f"the file of the database is damaged: {found}; restore the newest backup with `glasche store restore`, and "
        "have the disk seen to"
    )


def file_error(problem: OSError) -> StoreFailedError:
    """Return the store's own error for one of the system about a file."""
    return StoreFailedError(
        f"a file of the store cannot be read or written ({problem.strerror}: {problem.filename or 'no name told'}); "
        "what was thanked for is kept: mend that and try again"
    )


def plain_error(problem: Exception) -> StoreBusyError | StoreFailedError | DatabaseUnreachableError:
    """Return the store's own error for one of a database driver."""
    cause = str(getattr(problem, "orig", problem)).strip().split("\n")[0]
    if "locked" in cause or "busy" in cause or "lock timeout" in cause:
        return StoreBusyError("the database is locked by somebody else; nothing was written, try again in a minute")
    if "unable to open" in cause or "not a database" in cause or "connection" in cause:
        return DatabaseUnreachableError(
            f"the database does not answer ({cause}); check that it runs and that GLASCHE_DATABASE_URL or GLASCHE_HOME "
            "names the right one"
        )
    kind = "the database cannot be written" if isinstance(problem, OperationalError) else "the database refused"
    return StoreFailedError(f"{kind} ({cause}); nothing was written, mend that and try again")
