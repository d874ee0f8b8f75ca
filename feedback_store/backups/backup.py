"""The backup of a day: everything that the database and the boxes hold, in one encrypted file without any key."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, select

from feedback_store.audit.kept import head_of
from feedback_store.backups import tombstones
from feedback_store.backups.dump import Begin, Box, begun_unseen, count_rows, tables_of, write_dump
from feedback_store.backups.folder import backups_in, forget_old, make_folder, name_of, put_in_place, told_as_failure
from feedback_store.backups.manifest import Manifest
from feedback_store.backups.sealed_stream import PURPOSE, SealedWriter
from feedback_store.clock.calendar import require_trusted_day
from feedback_store.engine import Store
from feedback_store.keys import ring_copy
from feedback_store.keys.ring import DataKey
from feedback_store.keys.secret_files import DRAFT, wipe
from feedback_store.lock_file import held_alone
from feedback_store.migrations import newest_revision
from feedback_store.schema import box_metadata, opened_boxes
from feedback_store.social_services import all_services

ALREADY_AT_IT = "another process is just making a backup; try again when it has ended"
BOX_TABLES = tuple(box_metadata.tables)


def make_backup(store: Store, begin: Begin = begun_unseen, *, replace: bool = True) -> Path:
    """Make the backup of today, and put the one copy of the key ring and the list of the withdrawn beside it.

    Taps go on meanwhile; no box can be opened. A backup of today that is there already is replaced, or kept where
    `replace` is false: a second one of the same day would tell which voices came in between.

    Returns:
        The file of today's backup.

    Raises:
        BackupFailedError: the folder cannot be written; the earlier backups are as they were.
        StoreBusyError: a box is just being opened, or another backup is being made; try again later.
        ClockJumpedError: the day is in question.
    """
    today = require_trusted_day(store)
    folder = make_folder(store.settings)
    path = folder / name_of(today)
    with held_alone(store.settings.home / "backing-up", ALREADY_AT_IT):
        if replace or path not in backups_in(folder):
            write_backup(store, folder, today, begin)
            with told_as_failure(folder):
                forget_old(folder, today)
        else:
            write_ring_copy(store)
    return path


def write_backup(store: Store, folder: Path, today: date, begin: Begin) -> Path:
    """Write a backup, its manifest, and the copies of the ring and of the withdrawn into a folder that is there.

    Raises:
        BackupFailedError: the folder cannot be written; what was there is as it was.
        StoreBusyError: a box is just being opened.
    """
    path = folder / name_of(today)
    draft = path.with_name(path.name + DRAFT)
    with told_as_failure(folder):
        try:
            manifest, key = _write_draft(store, draft, path.name, today, begin)
            _write_copies(store, folder)  # before the backup has its name: its key must not be missing from the copy
            put_in_place(draft, path)
            manifest.write(folder, key)
        except BaseException:
            wipe(draft)
            raise
    return path


def write_ring_copy(store: Store) -> None:
    """Put the copy of the key ring, as it is now, in the place of the earlier one; the list of the withdrawn too.

    Raises:
        BackupFailedError: the folder cannot be written.
    """
    folder = make_folder(store.settings)
    with told_as_failure(folder):
        _write_copies(store, folder)


@contextmanager
def kept_closed(store: Store) -> Iterator[None]:
    """See that no box is opened meanwhile; raises StoreBusyError where one is just being opened."""
    with ExitStack() as held:
        for service in all_services(store):
            held.enter_context(store.cabinet.opening(service.key))
        yield


def boxes_of(store: Store, connection: Connection) -> Iterator[Box]:
    """Give what waits, without boxes whose voices are written and which only wait to be wiped."""
    written = {tuple(row) for row in connection.execute(select(opened_boxes))}
    for service in all_services(store):
        for number in store.cabinet.numbers(service.key):
            rows = store.cabinet.rows(service.key, number)
            if rows and (service.key, number) not in written:
                yield Box(service.key, number, rows)


def _write_draft(store: Store, draft: Path, name: str, today: date, begin: Begin) -> tuple[Manifest, DataKey]:
    key, step = store.keys.current(PURPOSE), newest_revision()
    with closing(os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")) as file:
        with kept_closed(store), _snapshot(store) as connection:
            head = head_of(connection)
            _write(file, key, connection, boxes_of(store, connection), begin)
        file.flush()
        os.fsync(file.fileno())
        parts = (today, step, name, file.tell(), _hash_of(file), key.id)
        return Manifest(*parts, head.mark.hex() if head.number else ""), key


def _write(file: BinaryIO, key: DataKey, connection: Connection, boxes: Iterator[Box], begin: Begin) -> None:
    tables = tables_of(connection, but=BOX_TABLES)
    writer = SealedWriter(file, key)
    progress = begin("Writing the backup", count_rows(connection, tables))
    write_dump(writer, connection, newest_revision(), tables, boxes, progress)
    writer.finish()


def _write_copies(store: Store, folder: Path) -> None:
    ring_copy.put_copy(store.keys, folder)
    tombstones.copy_to(store.settings.home, folder)


@contextmanager
def _snapshot(store: Store) -> Iterator[Connection]:
    """Give a connection that sees one state of the database to its end; in SQLite every transaction does."""
    with store.engine.connect() as connection:
        if store.settings.is_postgresql:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _hash_of(file: BinaryIO) -> str:
    file.seek(0)
    found = sha256()
    while chunk := file.read(1 << 20):
        found.update(chunk)
    return found.hexdigest()
