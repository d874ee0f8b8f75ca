"""The store as a handle: settings, database, keys and boxes, opened together and checked."""

import os
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from config.reader import read_text
from config.reading import Reader
from config.settings import ZONE, Settings
from feedback_store.backups.swap import finish_restore, is_unsettled
from feedback_store.boxes.box import Cabinet
from feedback_store.boxes.enrolments import Enrolments
from feedback_store.boxes.files import FileCabinet
from feedback_store.boxes.quick_reads import FileReads, QuickReads, ServerReads
from feedback_store.boxes.repeats import Repeats
from feedback_store.boxes.table import TableCabinet
from feedback_store.database import SQLITE_FILE, begin_sums, make_engine, match_keys, refuse_lost
from feedback_store.driver_errors import told_plainly
from feedback_store.errors import HomeNotWritableError
from feedback_store.in_use import share
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.keys.installation import Keys
from feedback_store.migrations import WRITES, require_up_to_date
from feedback_store.upgrade import forget_safety_copy, upgrade


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
    quick: QuickReads
    today: Callable[[], date]
    reader: Reader
    in_use: sqlite3.Connection | None = None
    unchanging: dict[Hashable, Any] = field(default_factory=dict)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for reading one state of the database."""
        one_state = {"isolation_level": "REPEATABLE READ"} if self.settings.is_postgresql else {}
        with told_plainly(), self.engine.connect() as connection, connection.execution_options(**one_state).begin():
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
        self.quick.close()
        self.engine.dispose()
        if self.in_use is not None:
            self.in_use.close()


def open_store(
    settings: Settings,
    *,
    today: Callable[[], date] = today_in_sofia,
    reader: Reader = read_text,
    migrate: bool = False,
) -> Store:
    """Return the open store; on a fresh home, folder, keys and tables are made.

    Args:
        settings: from `config.settings.read_settings`.
        today: the day, injected by tests and by the example year.
        reader: reads what was written, at the door for danger and at the opening for themes and feelings.
        migrate: bring an older database up to date, which only `glasche run` does.

    Raises:
        HomeNotWritableError: the folder cannot be made or written.
        DatabaseUnreachableError: no database answers at the address.
        StoreOutdatedError: the database is older (or newer) than this program.
        StoreBusyError: an upgrade or a restore is going on.
        UpgradeFailedError: the database could not be brought up to date, and is as it was.
        WrongKeysError: the key file is missing or belongs to another database.
        LostDatabaseError: boxes and keys are there, the database is gone.
    """
    make_home(settings)
    if migrate:
        upgrade(settings, today())
    in_use = _share(settings)
    try:
        store = assemble(settings, today, reader, in_use)
        forget_safety_copy(settings, store.engine)
    except BaseException:
        in_use.close()
        raise
    return store


def assemble(
    settings: Settings,
    today: Callable[[], date],
    reader: Reader = read_text,
    in_use: sqlite3.Connection | None = None,
) -> Store:
    """Return the store of a home that the caller uses, alone or with others; raises what `open_store` does."""
    engine = make_engine(settings)
    keys, box_keys = Keys(settings.home / "keys"), BoxKeys(settings.home / "keys", today)
    try:
        with told_plainly():
            refuse_lost(engine, keys)
            require_up_to_date(engine)
            match_keys(engine, keys)
            begin_sums(engine)
        box_keys.make_missing()
    except BaseException:
        engine.dispose()
        raise
    in_table = settings.is_postgresql
    quick = ServerReads(engine) if in_table else FileReads(settings.home / SQLITE_FILE)
    memory = Repeats(quick, box_keys), Enrolments(quick)
    folder = settings.home / "box"
    cabinet = TableCabinet(engine, box_keys, *memory) if in_table else FileCabinet(folder, box_keys, *memory)
    return Store(settings, engine, keys, box_keys, cabinet, quick, today, reader, in_use)


def _share(settings: Settings) -> sqlite3.Connection:
    """Use the home with others, after what a stopped restore has left is settled."""
    while True:
        finish_restore(settings)
        in_use = share(settings.home)
        if not is_unsettled(settings):
            return in_use
        in_use.close()  # a restore was stopped while this waited for it


def make_home(settings: Settings) -> None:
    """Make the folder GLASCHE_HOME; raises HomeNotWritableError where nothing can be written there."""
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
