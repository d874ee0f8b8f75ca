"""What `glasche doctor` asks about the backups: whether one is fresh and can be restored, and what gives it away."""

from collections.abc import Iterator

from sqlalchemy import text

from config.doctor import Finding, Level
from feedback_store.backups import tombstones
from feedback_store.backups.folder import backups_in, day_of
from feedback_store.backups.manifest import read_manifest
from feedback_store.backups.swap import kept_from_before
from feedback_store.backups.verification import holds_key
from feedback_store.database import SQLITE_FILE
from feedback_store.engine import Store
from feedback_store.errors import DamagedBackupError
from feedback_store.keys.ring_copy import NAME as RING
from feedback_store.migrations import newest_revision
from feedback_store.social_services import all_services

OLDEST_DAYS = 2
"""An older newest backup is worth a warning (days)."""
LITESTREAM = f".{SQLITE_FILE}-litestream"
"""What Litestream, which replicates SQLite all the time, keeps beside the file."""


def check_backups(store: Store) -> Iterator[Finding]:
    """Look at the folder of the backups and at what would store the time of every voice."""
    if all_services(store):  # before there is one, nothing is there to be lost
        yield from _check_newest(store)
        yield from _check_disk(store)
    yield from _check_replication(store)
    yield from _check_withdrawn(store)
    for path, until in kept_from_before(store.settings.home):
        yield Finding(
            Level.WARNING, f"{path} holds the store from before a restore, with its keys; wiped after {until}"
        )


def _check_newest(store: Store) -> Iterator[Finding]:
    folder = store.settings.backup_folder
    newest = next(iter(backups_in(folder)), None)
    if newest is None:
        yield Finding(Level.WARNING, f"there is no backup in {folder}", "make one: glasche store backup")
        return
    age = (store.today() - day_of(newest)).days
    yield _about_age(newest.name, age)
    try:
        manifest = read_manifest(newest).manifest
    except DamagedBackupError as problem:
        yield Finding(Level.BAD, f"{newest.name} cannot be restored: {problem}", "make one: glasche store backup")
        return
    if manifest.step > newest_revision():
        yield Finding(Level.WARNING, f"{newest.name} was made by a newer program", "restore it only with that program")
    if not holds_key(newest.with_name(RING), store.keys, manifest.key):
        yield Finding(
            Level.BAD,
            f"the copy of the key ring {newest.with_name(RING)} is missing, damaged or older than the newest backup",
            "write it anew: glasche store backup",
        )


def _about_age(name: str, age: int) -> Finding:
    if age > OLDEST_DAYS:
        remedy = "see that the disk is connected, and keep `glasche run` on at the opening hour: glasche store backup"
        return Finding(Level.WARNING, f"the newest backup, {name}, is {age} days old", remedy)
    return Finding(Level.OK, f"the newest backup is {name}; `glasche store verify` reads all of it")


def _check_disk(store: Store) -> Iterator[Finding]:
    home, folder = store.settings.home, store.settings.backup_folder
    if not folder.exists() or home.stat().st_dev == folder.stat().st_dev:
        yield Finding(
            Level.WARNING,
            "the backups lie on the same disk as the data, and would be lost with it",
            "set GLASCHE_BACKUPS to a folder on another disk, or carry a copy of the whole folder away each week",
        )


def _check_replication(store: Store) -> Iterator[Finding]:
    found = _replication_of_server(store) if store.settings.is_postgresql else _replication_of_file(store)
    if found:
        yield Finding(
            Level.BAD,
            f"the database is replicated all the time ({found}), which stores the hour of every voice",
            "end it, and rely on the daily backup; docs/backups.md says why",
        )


def _replication_of_server(store: Store) -> str:
    with store.reading() as connection:
        if connection.scalar(text("SELECT current_setting('archive_mode')")) != "off":
            return "archive_mode is on"
        slots = connection.scalar(text("SELECT count(*) FROM pg_replication_slots"))
        return f"replication slots: {slots}" if slots else ""


def _replication_of_file(store: Store) -> str:
    return LITESTREAM if (store.settings.home / LITESTREAM).exists() else ""


def _check_withdrawn(store: Store) -> Iterator[Finding]:
    path = store.settings.home / tombstones.NAME
    damaged = tombstones.read(path).damaged
    if damaged:
        yield Finding(
            Level.WARNING,
            f"{damaged} lines in {path} cannot be read; what they withdrew would come back with a restore",
            "look through the hidden voices after a restore",
        )
