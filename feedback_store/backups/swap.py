"""Puts a restored store in the place of the present one, so that a stop at any moment leaves the one or the other.

What is restored is built in `restored` in GLASCHE_HOME. Only when all of it is there durably it gets its marker, and
from then on whoever opens the store first finishes the exchange; without the marker it is wiped.
"""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from config.settings import Settings
from feedback_store.database import SQLITE_FILE, make_engine
from feedback_store.driver_errors import told_plainly
from feedback_store.errors import RestoreRefusedError, StoreBusyError
from feedback_store.facts import read_fact
from feedback_store.in_use import WAIT_SECONDS, alone
from feedback_store.keys.secret_files import sync_folder, wipe, write_secret
from feedback_store.migrations import found_step

BUILDING = "restored"
MARKER = "complete"
TOKEN = "restored"  # noqa: S105 - the name of a fact, not a secret
"""The fact in PostgreSQL that says whether the transaction of a restore was written."""
BEFORE = re.compile(r"before-restore-(\d{4}-\d{2}-\d{2})(-\d+)?")
KEPT_DAYS = 7
"""How long the earlier store is kept after a restore (days)."""
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside its file."""
PIECES = (SQLITE_FILE, "box", "keys", "withdrawn")


@dataclass(frozen=True)
class Marker:
    """What a finished restore says: where the earlier store goes, and the token that PostgreSQL holds, if it does."""

    before: str
    token: str | None = None


def finish_restore(settings: Settings) -> None:
    """Finish what a stopped restore has left, if there is anything; nobody has the store open meanwhile.

    Raises:
        StoreBusyError: a restore is going on.
        RestoreRefusedError: it went to PostgreSQL, and the settings name no database.
    """
    if not is_unsettled(settings):
        return
    try:
        with alone(settings.home, wait_seconds=WAIT_SECONDS):
            settle(settings)
    except StoreBusyError:
        if is_unsettled(settings):  # else another process was faster
            raise


def is_unsettled(settings: Settings) -> bool:
    """Return whether a restore is going on, or was stopped."""
    return (settings.home / BUILDING).exists()


def settle(settings: Settings) -> None:
    """Put what is complete in place, and wipe what is not; the caller has the home alone."""
    building = settings.home / BUILDING
    marker = _read_marker(building / MARKER)
    if marker is not None and _is_written(settings, marker):
        for piece in PIECES:
            _exchange(building / piece, settings.home / piece, settings.home / marker.before)
        for folder in (settings.home / marker.before, building, settings.home):
            if folder.exists():
                sync_folder(folder)
    wipe(building / MARKER)
    wipe_tree(building)


def complete(building: Path, marker: Marker) -> None:
    """Declare what was built complete, after all of it lies durably on the disk."""
    for path in (*building.rglob("*"), building):
        if path.is_dir():
            sync_folder(path)
        else:
            _sync(path)
    write_secret(building / MARKER, json.dumps(asdict(marker)).encode())


def before_name(home: Path, today: date) -> str:
    """Return a free name for the folder in which the earlier store is kept for a week."""
    name, number = f"before-restore-{today.isoformat()}", 1
    while (home / name).exists():
        number += 1
        name = f"before-restore-{today.isoformat()}-{number}"
    return name


def kept_from_before(home: Path) -> tuple[tuple[Path, date], ...]:
    """Return the folders with earlier stores, and until when each is kept."""
    found = ((path, BEFORE.fullmatch(path.name)) for path in sorted(home.glob("before-restore-*")))
    return tuple((path, date.fromisoformat(name[1]) + timedelta(days=KEPT_DAYS)) for path, name in found if name)


def forget_before_restore(home: Path, today: date) -> None:
    """Wipe earlier stores that a restore has replaced more than a week ago; the caller trusts the day."""
    for path, until in kept_from_before(home):
        if until < today:
            wipe_tree(path)


def wipe_tree(folder: Path) -> None:
    """Wipe all files of a folder and delete it; harmless where it is gone."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        wipe(path)
    shutil.rmtree(folder, ignore_errors=True)


def _read_marker(path: Path) -> Marker | None:
    try:
        return Marker(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        raise RestoreRefusedError(
            f"{path} cannot be read, so nobody knows how far a restore has come; delete the folder {path.parent}, and "
            "restore the backup once more"
        ) from None


def _is_written(settings: Settings, marker: Marker) -> bool:
    """Return whether the database of a restore is there: in SQLite it is one of the pieces."""
    if marker.token is None:
        return True
    if not settings.is_postgresql:
        raise RestoreRefusedError(
            "a restore into PostgreSQL is not finished; set GLASCHE_DATABASE_URL to that database and try again"
        )
    engine = make_engine(settings)
    try:
        with told_plainly():
            if found_step(engine) is None:
                return False
            with engine.connect() as connection:
                return read_fact(connection, TOKEN) == marker.token
    finally:
        engine.dispose()


def _exchange(new: Path, place: Path, before: Path) -> None:
    """Move the present piece away and the new one in its place; where the new one is gone this was done already."""
    if not new.exists():
        return
    for path in (*(place.with_name(place.name + ending) for ending in BESIDE), place):
        if path.exists():
            before.mkdir(mode=0o700, exist_ok=True)
            path.rename(before / path.name)
    new.rename(place)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
