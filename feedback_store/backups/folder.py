"""The folder of the backups: one file a day with its manifest, the newest ones kept."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from secrets import token_hex

from sqlalchemy.exc import DBAPIError

from config.settings import Settings
from feedback_store.backups.manifest import manifest_file
from feedback_store.driver_errors import plain_error
from feedback_store.errors import BackupFailedError
from feedback_store.keys.secret_files import NAMELESS, sync_folder, wipe, wipe_leftovers

NAME = re.compile(r"glasche-(\d{4}-\d{2}-\d{2})\.backup")
KEPT = 14
"""So many backups are kept, the newest (count)."""
OLDEST_DAYS = 60
"""Older ones are wiped even if there are fewer, for example after a long summer break (days)."""


def backups_in(folder: Path) -> tuple[Path, ...]:
    """Return the finished backups of a folder, the newest first."""
    found = (path for path in folder.glob("glasche-*.backup") if NAME.fullmatch(path.name))
    return tuple(sorted((path for path in found if manifest_file(path).exists()), reverse=True))


def name_of(day: date) -> str:
    """Return the name of the file of a day's backup."""
    return f"glasche-{day.isoformat()}.backup"


def day_of(backup: Path) -> date:
    """Return the day of a backup by its name, YYYY-MM-DD."""
    return date.fromisoformat(backup.name[8:18])


def make_folder(settings: Settings) -> Path:
    """Return the folder of the backups, made where it is missing; not the disk that it should lie on.

    Raises:
        BackupFailedError: the folder above it is not there, so the disk is perhaps not connected.
    """
    folder = settings.backup_folder
    with told_as_failure(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished backup its name, over an earlier one of the day; without links, which memory sticks lack."""
    wipe(manifest_file(path))
    if path.exists():
        path.rename(path.with_name(f"{path.name}.{token_hex(4)}{NAMELESS}"))
    draft.replace(path)
    sync_folder(path.parent)


def forget_old(folder: Path, today: date) -> None:
    """Wipe the backups that are not kept any more; a new one was just made."""
    oldest = today - timedelta(days=OLDEST_DAYS)
    for place, path in enumerate(backups_in(folder)):
        if place >= KEPT or day_of(path) < oldest:
            wipe(manifest_file(path))
            wipe(path)
    wipe_leftovers(folder)


@contextmanager
def told_as_failure(folder: Path) -> Iterator[None]:
    """Tell what goes wrong with the folder as a backup that failed, and what goes wrong with the database as such."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        raise plain_error(problem) from None
    except OSError as problem:
        raise BackupFailedError(
            f"no backup can be written to {folder} ({problem.strerror}); connect the disk, make room on it, or set "
            "GLASCHE_BACKUPS to another folder; the store itself is as it was"
        ) from None
