"""The proof that nobody changed the log or cut its end off: its marks, and its heads in the signed backups."""

from collections.abc import Iterator

from sqlalchemy import select

from feedback_store.audit.kept import BEGINNING, entry_of, key_of, mark_of
from feedback_store.backups.folder import backups_in
from feedback_store.backups.manifest import Manifest, read_manifest
from feedback_store.engine import Store
from feedback_store.errors import DamagedBackupError, KeyDestroyedError
from feedback_store.schema import audit_log


def faults_of(store: Store) -> Iterator[str]:
    """Give what is wrong with the log, in words; nothing where it is whole."""
    marks, fault = _chain(store)
    if fault:
        yield fault
    for manifest in _manifests(store):
        if manifest.audit_mark and manifest.audit_mark not in marks:
            yield (
                f"the last entry that the backup of {manifest.day} knows is not there: the end of the log was cut off "
                "or written anew, or an earlier backup was restored since"
            )


def _chain(store: Store) -> tuple[list[str], str]:
    """Return the marks of the entries that fit, and what is wrong with the first that does not."""
    key, before, marks = key_of(store), BEGINNING, list[str]()
    with store.reading() as connection:
        rows = connection.execute(select(audit_log).order_by(audit_log.c.number)).all()
    for expected, row in enumerate(rows, 1):
        if row.number != expected:
            return marks, f"entry {expected} is missing"
        before = mark_of(key, before, entry_of(row))
        if before != bytes(row.mark):
            return marks, f"entry {row.number} was changed, or one before it"
        marks.append(before.hex())
    return marks, ""


def _manifests(store: Store) -> Iterator[Manifest]:
    """Give the manifests that prove to be ours; those that do not are told of by the check of the backups."""
    for backup in backups_in(store.settings.backup_folder):
        try:
            signed = read_manifest(backup)
            yield signed.prove(store.keys.data_key(signed.manifest.key))
        except (DamagedBackupError, KeyDestroyedError):
            continue
