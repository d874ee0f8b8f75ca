"""Restores a backup: built apart from the present store, proven, and only then put in its place."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, delete

from config.settings import Settings
from feedback_store.backups import tombstones
from feedback_store.backups.boxes_back import end_other_boxes, put_in_file, put_in_table
from feedback_store.backups.dump import Begin, begun_unseen
from feedback_store.backups.dump_reader import Dump, Part
from feedback_store.backups.earlier import save_earlier
from feedback_store.backups.loading import PutBox, drop_everything, load, new_sqlite
from feedback_store.backups.sealed_stream import sealed_lines
from feedback_store.backups.swap import BUILDING, TOKEN, Marker, before_name, complete, settle
from feedback_store.backups.tombstones import Withdrawn
from feedback_store.backups.verification import Verified, named, verify
from feedback_store.backups.withdrawal import drop_repeats_without_key, drop_words_without_key, withdraw_again
from feedback_store.database import make_engine
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import make_home
from feedback_store.errors import RestoreRefusedError
from feedback_store.facts import read_fact, write_fact
from feedback_store.in_use import alone
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring_copy import unpack_copy
from feedback_store.keys.secret_files import write_secret
from feedback_store.migrations import WRITES, bring_to
from feedback_store.schema import opened_boxes


@dataclass(frozen=True)
class Source:
    """What a restore needs, wherever it lies: the backup (its manifest beside it), the ring's copy, the master key."""

    backup: Path
    ring: Path
    master: bytes


@dataclass(frozen=True)
class Restored:
    """What came of a restore.

    Attributes:
        day: the day of the backup.
        opened_since: services whose waiting box was opened after the backup, so that what lay in it is not there.
        before: the folder in which the earlier store is kept for a week, if there was one.
        unreadable: lines of the lists of what was withdrawn that could not be read (count).
    """

    day: date
    opened_since: tuple[str, ...]
    before: Path | None
    unreadable: int


@dataclass
class _Work:
    """A restore while it goes on."""

    settings: Settings
    today: date
    building: Path
    keys: Keys
    verified: Verified
    withdrawn: Withdrawn
    begin: Begin
    opened_since: list[str] = field(default_factory=list)
    kept: dict[str, set[int]] = field(default_factory=dict)


def restore(
    settings: Settings, source: Source, today: date, begin: Begin = begun_unseen, *, even_unsaved: bool = False
) -> Restored:
    """Restore a backup; a stop at any moment leaves the earlier store or the restored one, never a mixture.

    Args:
        settings: those of the installation; its home may be empty or not there yet.
        source: what to restore from.
        today: the day, after which the folder of the earlier store is named.
        begin: shows the progress.
        even_unsaved: replace a PostgreSQL database also where what is in it cannot be saved first.

    Raises:
        StoreBusyError: Glasche is running on this home.
        WrongKeysError: the recovery sheet and the copy of the ring do not belong together, or to the database.
        DamagedBackupError, StoreOutdatedError: the backup cannot be restored (see `verify`).
        RestoreRefusedError: what is in PostgreSQL cannot be saved first.
    """
    make_home(settings)
    with told_plainly(), alone(settings.home):
        settle(settings)
        building = settings.home / BUILDING
        building.mkdir(mode=0o700)
        before = before_name(settings.home, today)
        try:
            work = _begin(settings, source, today, building, begin)
            if settings.is_postgresql:
                _into_postgresql(work, before, even_unsaved=even_unsaved)
            else:
                _into_sqlite(work, before)
        except Exception:
            settle(settings)
            raise
        settle(settings)
    kept = settings.home / before
    return Restored(
        work.verified.manifest.day,
        tuple(sorted({*work.opened_since})),
        kept if kept.exists() else None,
        work.withdrawn.damaged,
    )


def _begin(settings: Settings, source: Source, today: date, building: Path, begin: Begin) -> _Work:
    try:
        copy = source.ring.read_bytes()
    except OSError as problem:
        raise RestoreRefusedError(
            f"the copy of the key ring {source.ring} cannot be read ({problem.strerror}); it lies beside the backups, "
            "and --ring names another place"
        ) from None
    keys = unpack_copy(copy, source.master, building / "keys")
    verified = verify(source.backup, keys, begin)
    here = tombstones.read(settings.home / tombstones.NAME)
    withdrawn = here.joined(tombstones.read(source.backup.parent / tombstones.COPY))
    write_secret(building / tombstones.NAME, withdrawn.written())
    return _Work(settings, today, building, keys, verified, withdrawn, begin)


def _into_sqlite(work: _Work, before: str) -> None:
    boxes = work.building / "box"
    boxes.mkdir(mode=0o700)
    with new_sqlite(work.settings, work.building) as connection:
        _fill(work, connection, lambda part: put_in_file(boxes, part))
    complete(work.building, Marker(before))


def _into_postgresql(work: _Work, before: str, *, even_unsaved: bool) -> None:
    engine = make_engine(work.settings)
    try:
        save_earlier(work.settings, engine, before, work.today, even_unsaved=even_unsaved)
        token = secrets.token_hex(16)
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            drop_everything(connection)
            _fill(work, connection, lambda part: put_in_table(connection, part))
            write_fact(connection, TOKEN, token)
            complete(work.building, Marker(before, token))  # until the commit the marker counts for nothing
    finally:
        engine.dispose()


def _fill(work: _Work, connection: Connection, put_box: PutBox) -> None:
    """Write everything into an empty database, and bring it to where the present program and the present keys are."""
    with named(work.verified.path), work.verified.path.open("rb") as file:
        dump = Dump(sealed_lines(file, work.keys.data_key))
        rows = sum(found.rows for found in work.verified.contents.tables.values())
        progress = work.begin("Writing the database", rows)
        load(connection, dump, work.verified.contents, _sorting(work, put_box), progress)
    bring_to(connection, "head")
    if read_fact(connection, "key_fingerprint") != work.keys.fingerprint():
        raise RestoreRefusedError("the key ring does not belong to the database in the backup; take the ring beside it")
    connection.execute(delete(opened_boxes))  # what they name was not written to the backup
    drop_words_without_key(connection, work.keys)
    epochs = BoxKeys(work.keys.folder, lambda: work.today).epochs()
    drop_repeats_without_key(connection, [epoch.name for epoch in epochs])
    withdraw_again(connection, work.keys, work.withdrawn)
    end_other_boxes(BoxKeys(work.keys.folder, lambda: work.today), work.kept)


def _sorting(work: _Work, put_box: PutBox) -> PutBox:
    """Return what takes a box if the ring still has its key, and else notes that it was opened since."""
    box_keys = BoxKeys(work.keys.folder, lambda: work.today)
    box_keys.make_missing()

    def sort(part: Part) -> None:
        service, number = part.place
        if box_keys.can_open(service, number):
            put_box(part)
            work.kept.setdefault(service, set()).add(number)
        else:
            work.opened_since.append(service)

    return sort
