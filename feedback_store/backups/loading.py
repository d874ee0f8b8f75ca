"""Fills an empty database from a dump, and proves that what lies in it afterwards is what the dump holds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, MetaData, delete, text

from config.settings import Settings
from feedback_store.backups.dump import Contents, Progress, contents_of, tables_of
from feedback_store.backups.dump_reader import Dump, Part, insert_rows
from feedback_store.database import make_engine
from feedback_store.errors import DamagedBackupError
from feedback_store.migrations import WRITES, bring_to

PutBox = Callable[[Part], None]
"""Takes the part of a dump that is a box."""


def load(connection: Connection, dump: Dump, contents: Contents, put_box: PutBox, progress: Progress) -> None:
    """Bring an empty database to the step of a dump, and write its rows; all in the caller's transaction.

    Args:
        connection: one for writing, to a database without tables.
        dump: at its beginning.
        contents: what verifying the dump has found in it.
        put_box: takes each box.
        progress: is told the rows of tables that were written.

    Raises:
        DamagedBackupError: what lies in the database afterwards is not what the dump holds.
    """
    bring_to(connection, dump.step)
    tables = {table.name: table for table in tables_of(connection)}
    for table in reversed(tables.values()):
        connection.execute(delete(table))  # rows that a step has made; the dump has its own
    for part in dump.parts():
        if part.is_box:
            put_box(part)
        else:
            insert_rows(connection, tables[part.name], part.rows(), progress)
    filled = [table for name, table in tables.items() if name in contents.tables]
    if contents_of(connection, dump.step, filled, lambda _: None).tables != contents.tables:
        raise DamagedBackupError("the database that was made from it is not what it holds")


def drop_everything(connection: Connection) -> None:
    """Drop all tables of a database, which is Glasche's own; in the caller's transaction."""
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


@contextmanager
def new_sqlite(settings: Settings, folder: Path) -> Iterator[Connection]:
    """Give a connection for filling a new database file in a folder; afterwards all of it lies in that one file."""
    engine = make_engine(settings.model_copy(update={"home": folder, "database_url": None}))
    try:
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            yield connection
        with engine.connect().execution_options(glasche_begin="") as connection:
            connection.execute(text("VACUUM"))  # what was withdrawn or dropped leaves no trace
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        engine.dispose()
