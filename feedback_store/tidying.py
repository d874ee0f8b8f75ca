"""What is done after an opening so that deleted rows and the order of writes leave no trace in the files."""

from time import sleep

from sqlalchemy import text

from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError

PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.2


def tidy(store: Store) -> None:
    """Rewrite the database file and empty its write-ahead log; in PostgreSQL free the places of deleted rows.

    Raises:
        StoreBusyError: somebody kept reading for half a minute; the next opening tidies again.
    """
    with store.maintaining() as connection:
        connection.execute(text("VACUUM"))
        if connection.dialect.name != "sqlite":
            return
        for _ in range(round(PATIENCE_SECONDS / PAUSE_SECONDS)):
            busy, _, _ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
            if not busy:
                return
            sleep(PAUSE_SECONDS)
    raise StoreBusyError("the database is being read all the time, so its log could not be emptied; it is tried again")
