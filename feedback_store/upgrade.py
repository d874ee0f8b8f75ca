"""Brings an older database up to date, with a safety copy beside it to which it goes back by itself."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from config.errors import GlascheError
from config.settings import Settings
from feedback_store.backups.dump import Contents, contents_of, tables_of, unseen, write_dump
from feedback_store.backups.dump_reader import Dump, Part
from feedback_store.backups.loading import drop_everything, load, new_sqlite
from feedback_store.backups.sealed_stream import PURPOSE, SealedWriter, sealed_lines
from feedback_store.backups.swap import BUILDING, Marker, before_name, complete, settle
from feedback_store.backups.verification import named
from feedback_store.database import make_engine, match_keys
from feedback_store.driver_errors import plain_error, told_plainly
from feedback_store.errors import DamagedBackupError, StoreError, StoreFailedError, UpgradeFailedError
from feedback_store.in_use import alone
from feedback_store.keys.installation import Keys
from feedback_store.keys.secret_files import DRAFT, sync_folder, wipe
from feedback_store.migrations import WRITES, bring_up_to_date, found_step, newest_revision, refuse_newer
from feedback_store.schema import box_metadata, metadata

COPY = "before-upgrade"
"""The safety copy in GLASCHE_HOME, there only while a database is being brought up to date."""


def upgrade(settings: Settings, today: date) -> None:
    """Bring an older database up to date, alone on the home; a stop at any moment loses nothing.

    Raises:
        StoreBusyError: Glasche is running on this home.
        StoreOutdatedError: the database is newer than this program.
        UpgradeFailedError: it could not be done; the database is as it was, or is made so at the next start.
    """
    engine = make_engine(settings)
    try:
        with told_plainly():
            if not _is_needed(settings, engine):
                return
            with alone(settings.home):
                settle(settings)
                _upgrade(settings, engine, today)
    finally:
        engine.dispose()


def forget_safety_copy(settings: Settings, engine: Engine) -> None:
    """Wipe the copy that a stopped upgrade has left, once the database is seen to be whole and of the newest step.

    Raises:
        StoreFailedError: the database is not whole.
    """
    copy = settings.home / COPY
    if not copy.exists():
        return
    if not is_sound(engine):
        raise StoreFailedError("the database was damaged by a stop; start `glasche run`, which goes back to the copy")
    wipe(copy)


def is_sound(engine: Engine) -> bool:
    """Return whether a database of the newest step can be read and has all its tables."""
    models = [*metadata.tables, *(box_metadata.tables if engine.dialect.name == "postgresql" else ())]
    try:
        if not set(models) <= set(inspect(engine).get_table_names()):
            return False
        if engine.dialect.name == "postgresql":
            return True
        with engine.connect() as connection:
            checked = connection.execute(text("PRAGMA quick_check(1)")).scalar()
            return checked == "ok" and not connection.execute(text("PRAGMA foreign_key_check")).all()
    except SQLAlchemyError:
        return False


def _is_needed(settings: Settings, engine: Engine) -> bool:
    if (settings.home / COPY).exists():
        return True
    found = found_step(engine)
    if found is not None:
        refuse_newer(found)
    return found not in (None, newest_revision())


def _upgrade(settings: Settings, engine: Engine, today: date) -> None:
    keys, copy = Keys(settings.home / "keys"), settings.home / COPY
    if copy.exists():
        _settle_copy(settings, engine, keys, today)
    found = found_step(engine)
    if found in (None, newest_revision()):
        return
    match_keys(engine, keys)
    _write_copy(engine, keys, copy, str(found))
    try:
        bring_up_to_date(engine)
        if not is_sound(engine):
            raise StoreFailedError("the database is damaged afterwards")
    except Exception as problem:  # noqa: BLE001 - whatever a step broke with, the database goes back
        _settle_copy(settings, engine, keys, today)
        raise UpgradeFailedError(
            f"the database could not be brought up to date ({_cause(problem)}); it is again as it was before, of step "
            f"{found}: start the earlier program again, and report this line"
        ) from None
    wipe(copy)


def _write_copy(engine: Engine, keys: Keys, copy: Path, step: str) -> None:
    """Write the safety copy; it has its name only when all of it lies on the disk."""
    draft = copy.with_name(copy.name + DRAFT)
    try:
        with closing(os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")) as file:
            writer = SealedWriter(file, keys.current(PURPOSE))
            with engine.begin() as connection:
                write_dump(writer, connection, step, tables_of(connection), (), unseen)
            writer.finish()
            file.flush()
            os.fsync(file.fileno())
        draft.replace(copy)
    except BaseException:
        wipe(draft)
        raise
    sync_folder(copy.parent)


def _settle_copy(settings: Settings, engine: Engine, keys: Keys, today: date) -> None:
    """See that the database is whole, of whichever step; put it back from the copy where it is not."""
    copy = settings.home / COPY
    if _found_or_none(engine) == newest_revision() and is_sound(engine):
        wipe(copy)
        return
    with _dump_of(copy, keys) as dump:
        contents = dump.contents()
    if not _is_as_before(engine, contents):
        with _dump_of(copy, keys) as dump:
            _put_back(settings, engine, dump, contents, today)
    wipe(copy)


def _found_or_none(engine: Engine) -> str | None:
    """Return the step of a database, or None where it cannot be read."""
    try:
        return found_step(engine)
    except SQLAlchemyError:
        return None


def _is_as_before(engine: Engine, contents: Contents) -> bool:
    try:
        if found_step(engine) != contents.step:
            return False
        with engine.begin() as connection:
            return contents_of(connection, contents.step, tables_of(connection), unseen) == contents
    except (SQLAlchemyError, ValueError, KeyError, StoreError):
        return False


def _put_back(settings: Settings, engine: Engine, dump: Dump, contents: Contents, today: date) -> None:
    """Make the database anew from the copy; with SQLite the broken one is kept for a week."""
    if settings.is_postgresql:
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            drop_everything(connection)
            load(connection, dump, contents, _no_box, unseen)
        return
    engine.dispose()
    building = settings.home / BUILDING
    building.mkdir(mode=0o700)
    with new_sqlite(settings, building) as connection:
        load(connection, dump, contents, _no_box, unseen)
    complete(building, Marker(before_name(settings.home, today)))
    settle(settings)


@contextmanager
def _dump_of(copy: Path, keys: Keys) -> Iterator[Dump]:
    with named(copy), copy.open("rb") as file:
        yield Dump(sealed_lines(file, keys.data_key))


def _no_box(part: Part) -> None:
    raise DamagedBackupError(f"it holds {part.name!r}, which no safety copy does")


def _cause(problem: Exception) -> str:
    """Return what went wrong, without a value of a row."""
    if isinstance(problem, DBAPIError):
        return str(plain_error(problem))
    return str(problem) if isinstance(problem, GlascheError) else type(problem).__name__
