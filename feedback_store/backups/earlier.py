"""Saves what a PostgreSQL database holds before a restore replaces it; with SQLite the file itself is kept."""

from datetime import date

from sqlalchemy import Engine

from config.settings import Settings
from feedback_store.backups.backup import write_backup
from feedback_store.backups.dump import begun_unseen
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import assemble
from feedback_store.errors import RestoreRefusedError, StoreError
from feedback_store.migrations import found_step


def save_earlier(settings: Settings, engine: Engine, before: str, today: date, *, even_unsaved: bool) -> None:
    """Write a backup of the database as it is now into the folder of the earlier store; an empty one needs none.

    Raises:
        RestoreRefusedError: it cannot be read, or not with the keys of this home.
    """
    with told_plainly():
        if found_step(engine) is None:
            return
    try:
        store = assemble(settings, lambda: today)
        try:
            folder = settings.home / before
            folder.mkdir(mode=0o700)
            write_backup(store, folder, today, begun_unseen)
        finally:
            store.close()
    except StoreError as problem:
        if not even_unsaved:
            raise RestoreRefusedError(
                f"what is in the database now cannot be saved before it is replaced ({problem}); mend that, or restore "
                "all the same with --even-unsaved, and it is lost"
            ) from None
