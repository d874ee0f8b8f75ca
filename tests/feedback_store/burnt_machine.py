"""A machine that burnt and what is left of it: for the tests of restoring."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from config.settings import Settings
from feedback_store.backups.backup import make_backup
from feedback_store.backups.dump import Contents, contents_of, tables_of, unseen
from feedback_store.backups.folder import backups_in
from feedback_store.backups.restore import Restored, Source, restore
from feedback_store.engine import Store
from feedback_store.keys.ring_copy import NAME as RING
from feedback_store.schema import voices
from tests.builders import Day


@dataclass(frozen=True)
class Disk:
    """What is left of a machine that burnt: the folder of its backups, and the sheet in the drawer."""

    folder: Path
    master: bytes

    @property
    def source(self) -> Source:
        """What a restore needs."""
        return Source(backups_in(self.folder)[0], self.folder / RING, self.master)


def backed_up(store: Store, folder: Path) -> Disk:
    """Make a backup and carry the disk away."""
    make_backup(store)
    shutil.copytree(store.settings.backup_folder, folder)
    return Disk(folder, store.keys.master())


class Stopped(BaseException):
    """The process is gone here."""


def put_back(disk: Disk, settings: Settings, day: Day) -> Restored:
    return restore(settings, disk.source, day(), even_unsaved=True)


def contents(store: Store) -> Contents:
    with store.reading() as connection:
        return contents_of(connection, "", tables_of(connection, but=("boxes", "box_rows", "opened_boxes")), unseen)


def without_facts(found: Contents) -> dict[str, object]:
    return {name: part for name, part in found.parts.items() if name != "facts"}


def ids(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(voices.c.id).order_by(voices.c.id)))
