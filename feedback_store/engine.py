"""The store as a handle: settings, database, keys and boxes, opened together and checked."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from config.settings import ZONE, Settings
from feedback_store.box import Cabinet
from feedback_store.box_files import FileCabinet
from feedback_store.box_keys import BoxKeys
from feedback_store.box_table import TableCabinet
from feedback_store.driver_errors import told_plainly
from feedback_store.errors import (
    DatabaseUnreachableError,
    HomeNotWritableError,
    WrongKeysError,
)
from feedback_store.keys import Keys
from feedback_store.migrations import WRITES, bring_up_to_date, require_up_to_date
from feedback_store.schema import facts

BUSY_MILLISECONDS = 5000
"""How long a writer waits for another one before the caller is asked to try again (ms)."""

CONNECT_SECONDS = 5
"""How long PostgreSQL has to answer a new connection (s)."""

MOST_CONNECTIONS = 70
"""Connections kept open: one for each of the web server's threads, and some (count)."""


def today_in_sofia() -> date:
    """Return the day it is now in Bulgaria."""
    return datetime.now(ZONE).date()


@dataclass(frozen=True)
class Store:
    """The open store; close it at the end."""

    settings: Settings
    engine: Engine
    keys: Keys
    box_keys: BoxKeys
    cabinet: Cabinet
    today: Callable[[], date]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for reading one state of the database."""
        with told_plainly(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection for one durable transaction; all of it is written, or nothing."""
        with told_plainly(), self.engine.connect() as connection, connection.execution_options(**WRITES).begin():
            yield connection

    @contextmanager
    def maintaining(self) -> Iterator[Connection]:
        """Give a connection outside any transaction, for rewriting files."""
        options = {"isolation_level": "AUTOCOMMIT"} if self.settings.is_postgresql else {"glasche_begin": ""}
        with told_plainly(), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    def close(self) -> None:
        """Close the database and the boxes."""
        self.cabinet.close()
        self.engine.dispose()


def open_store(settings: Settings, *, today: Callable[[], date] = today_in_sofia, migrate: bool = False) -> Store:
    """Return the open store; on a fresh home, folder, keys and tables are made.

    Args:
        settings: from `config.settings.read_settings`.
        today: the day, injected by tests and by the example year.
        migrate: bring an older database up to date, which only `glasche run` does.

    Raises:
        HomeNotWritableError: the folder cannot be made or written.
        DatabaseUnreachableError: no database answers at the address.
        StoreOutdatedError: the database is older (or newer) than this program.
        WrongKeysError: the key file is missing or belongs to another database.
    """
    _make_home(settings)
    engine = make_engine(settings)
    keys, box_keys = Keys(settings.home / "keys"), BoxKeys(settings.home / "keys")
    try:
        with told_plainly():
            (bring_up_to_date if migrate else require_up_to_date)(engine)
            _match_keys(engine, keys)
        box_keys.make_missing()
    except BaseException:
        engine.dispose()
        raise
    in_table = settings.is_postgresql
    cabinet = TableCabinet(engine, box_keys) if in_table else FileCabinet(settings.home / "box", box_keys)
    return Store(settings, engine, keys, box_keys, cabinet, today)


def make_engine(settings: Settings) -> Engine:
    """Return the engine, with durable commits and without values in its errors."""
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True, "pool_size": MOST_CONNECTIONS}
    if settings.is_postgresql:
        waiting = {"connect_timeout": CONNECT_SECONDS, "options": f"-c lock_timeout={BUSY_MILLISECONDS}"}
        return create_engine(_with_driver(str(settings.database_url)), connect_args=waiting, **options)
    engine = create_engine(URL.create("sqlite", database=str(settings.home.absolute() / "glasche.sqlite")), **options)
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


def _make_home(settings: Settings) -> None:
    home = settings.home
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial = home / f".trial-{os.getpid()}"
        trial.touch()
        trial.unlink()
    except OSError as problem:
        raise HomeNotWritableError(
            f"the folder {home.absolute()} cannot be written ({problem.strerror}); give this user the right to write "
            "there, or set GLASCHE_HOME to another folder"
        ) from None


def _match_keys(engine: Engine, keys: Keys) -> None:
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
