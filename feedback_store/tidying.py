"""What is done after an opening or a deletion so that deleted rows and the order of writes leave no trace."""

from time import sleep

from sqlalchemy import Connection, text

from feedback_store.engine import Store
from feedback_store.errors import NotTidiedError, StoreBusyError, StoreFailedError

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.2


def tidy(store: Store) -> None:
    """Rewrite the database file and empty its write-ahead log; in PostgreSQL free the places of deleted rows.

    Raises:
        NotTidiedError: the disk is too full for it, or somebody kept reading for half a minute.
    """
    try:
        with store.maintaining() as connection:
            connection.execute(text("VACUUM"))
            if connection.dialect.name == "sqlite":
                _empty_log(connection)
    except (StoreBusyError, StoreFailedError) as problem:
        raise NotTidiedError(
            f"it is done, but the database's file could not be rewritten afterwards ({problem}), so that traces are "
            "left in it; make room on the disk, then do it once more, which goes on there"
        ) from None


def _empty_log(connection: Connection) -> None:
    for _ in range(round(PATIENCE_SECONDS / PAUSE_SECONDS)):
        busy, _, _ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        if not busy:
            return
        sleep(PAUSE_SECONDS)
    raise StoreBusyError("the database is being read all the time")
