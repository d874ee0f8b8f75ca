"""What an installation does beside taking voices, each as the work of a process that may be killed in the middle."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass

from alembic import command

from config.settings import read_settings
from feedback_store.backups.backup import make_backup, write_ring_copy
from feedback_store.backups.folder import backups_in
from feedback_store.backups.restore import Source
from feedback_store.backups.restore import restore as put_back
from feedback_store.engine import Store, open_store, today_in_sofia
from feedback_store.keys.ring_copy import NAME
from feedback_store.migrations import WRITES, alembic_config
from tests.trouble.faults import Tell
from tests.trouble.homes import SERVICE, Home
from tests.trouble.ledger import open_again

FIRST_STEP = "0001"


def opening(tell: Tell, settings: dict[str, str]) -> None:
    """Open the box."""
    with closing(open_store(read_settings(settings))) as store:
        open_again(store, SERVICE)


def rotation(tell: Tell, settings: dict[str, str]) -> None:
    """Put a new master key in the place of the present one, and a new copy of the ring beside the backups."""
    with closing(open_store(read_settings(settings))) as store:
        store.keys.rotate()
        write_ring_copy(store)


def backup(tell: Tell, settings: dict[str, str]) -> None:
    """Make the backup of today anew."""
    with closing(open_store(read_settings(settings))) as store:
        make_backup(store)


def restore(tell: Tell, settings: dict[str, str]) -> None:
    """Restore the newest backup."""
    known = read_settings(settings)
    newest = backups_in(known.backup_folder)[0]
    with closing(open_store(known)) as store:
        master = store.keys.master()
    put_back(known, Source(newest, newest.with_name(NAME), master), today_in_sofia())


def migration(tell: Tell, settings: dict[str, str]) -> None:
    """Bring an older database up to date."""
    open_store(read_settings(settings), migrate=True).close()


def _nothing(store: Store) -> None:
    """Be ready as it is."""


def _back_to_the_first_step(store: Store) -> None:
    with store.engine.connect().execution_options(**WRITES) as connection, connection.begin():
        command.downgrade(alembic_config(connection), FIRST_STEP)


@dataclass(frozen=True)
class Act:
    """Something that may be killed in the middle, and what has to be there before it."""

    work: Callable[[Tell, dict[str, str]], None]
    prepare: Callable[[Store], object] = _nothing

    def make_ready(self, home: Home) -> None:
        """See that there is something to do."""
        with home.store() as store:
            self.prepare(store)


ACTS: Mapping[str, Act] = {
    "opening": Act(opening),
    "rotation": Act(rotation),
    "backup": Act(backup),
    "restore": Act(restore, make_backup),
    "migration": Act(migration, _back_to_the_first_step),
}
