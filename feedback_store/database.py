"""The connection to the database: durable commits, no values in errors, and only with the keys that belong to it."""

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from config.settings import Settings
from feedback_store import sums
from feedback_store.errors import DatabaseUnreachableError, LostDatabaseError, WrongKeysError
from feedback_store.facts import read_fact
from feedback_store.keys.installation import Keys
from feedback_store.migrations import WRITES, found_step
from feedback_store.schema import facts

SQLITE_FILE = "glasche.sqlite"
"""The file of an SQLite database in GLASCHE_HOME."""

BUSY_MILLISECONDS = 5000
"""How long a writer waits for another one before the caller is asked to try again (ms)."""

CONNECT_SECONDS = 5
"""How long PostgreSQL has to answer a new connection (s)."""

MOST_CONNECTIONS = 70
"""Connections kept open: one for each of the web server's threads, and some (count)."""


def make_engine(settings: Settings) -> Engine:
    """Return the engine, with durable commits and without values in its errors."""
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True, "pool_size": MOST_CONNECTIONS}
    if settings.is_postgresql:
        waiting = {"connect_timeout": CONNECT_SECONDS, "options": f"-c lock_timeout={BUSY_MILLISECONDS}"}
        return create_engine(_with_driver(str(settings.database_url)), connect_args=waiting, **options)
    engine = create_engine(URL.create("sqlite", database=str(settings.home.absolute() / SQLITE_FILE)), **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _with_driver(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise DatabaseUnreachableError(
            "GLASCHE_DATABASE_URL is not an address of a database; it looks like "
            "postgresql://user:password@host/name, and without it Glasche uses SQLite"
        ) from None


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get("glasche_begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


def refuse_lost(engine: Engine, keys: Keys) -> None:
    """Raise LostDatabaseError where boxes have keys but the database is empty: a new one would hide the loss."""
    if found_step(engine) is None and next((keys.folder / "boxes").glob("*.seal"), None):
        raise LostDatabaseError(
            f"boxes have keys in {keys.folder}, but the database is gone or empty; put it back, or restore the newest "
            "backup with `glasche store restore`. Where GLASCHE_DATABASE_URL names a new database on purpose, restore "
            "a backup into it"
        )


def begin_sums(engine: Engine) -> None:
    """Make the sums of a database from before there were any, by which damaged rows are found."""
    with engine.connect() as connection:
        if read_fact(connection, sums.BEGUN) is not None:
            return
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        sums.begin(connection)


def match_keys(engine: Engine, keys: Keys) -> None:
    """Note in a new database which keys belong to it; raises WrongKeysError where others belong to an older one."""
    with engine.connect() as connection:
        known = connection.scalar(select(facts.c.value).where(facts.c.name == "key_fingerprint"))
    if known is None:
        keys.make_missing()
        fact = {"name": "key_fingerprint", "value": keys.fingerprint()}
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            if not connection.scalar(select(facts.c.value).where(facts.c.name == "key_fingerprint")):
                connection.execute(insert(facts), fact)
        return
    keys.adopt_master_as_root(known)
    if known != keys.fingerprint():
        raise WrongKeysError(
            f"the keys in {keys.folder} do not belong to this database; put back the key files that were made with it, "
            "or set GLASCHE_HOME and GLASCHE_DATABASE_URL to a pair that belongs together"
        )
