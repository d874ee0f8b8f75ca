"""The proof that a backup can be restored: its signature, its hash, every row of it, and the sums of all rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from feedback_store.backups.dump import Begin, Contents, Progress, begun_unseen
from feedback_store.backups.dump_reader import Dump
from feedback_store.backups.manifest import Manifest, read_manifest
from feedback_store.backups.sealed_stream import sealed_lines
from feedback_store.errors import DamagedBackupError, KeyDestroyedError, StoreOutdatedError, WrongKeysError
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring_copy import NAME, key_ids
from feedback_store.keys.secret_files import read_secret
from feedback_store.migrations import newest_revision

BLOCK_BYTES = 1 << 20


@dataclass(frozen=True)
class Verified:
    """A backup that can be restored: its manifest, and what is in it."""

    path: Path
    manifest: Manifest
    contents: Contents


def verify(path: Path, keys: Keys, begin: Begin = begun_unseen) -> Verified:
    """Return what is in a backup, after all of it was read and proven.

    Args:
        path: the file `.backup`; its manifest stands beside it.
        keys: those of the installation, or unpacked from the copy of the ring.
        begin: shows the progress.

    Raises:
        DamagedBackupError: it is missing, damaged, cut short, not signed, or of another installation.
        StoreOutdatedError: a newer program made it.
    """
    with named(path):
        signed = read_manifest(path)
        manifest = signed.manifest
        key = _key_of(manifest, keys)
        signed.prove(key)
        if manifest.file != path.name:
            raise DamagedBackupError(f"its manifest is that of {manifest.file}; give both files their names back")
        _refuse_newer(path, manifest)
        _prove_hash(path, manifest, begin("Verifying the backup", manifest.size))
        contents = read_contents(path, manifest, key)
    return Verified(path, manifest, contents)


def read_contents(path: Path, manifest: Manifest, key: bytes) -> Contents:
    """Return what is in a backup; all of it is decrypted and proven."""
    with path.open("rb") as file:
        contents = Dump(sealed_lines(file, lambda _: key)).contents()
    if contents.step != manifest.step:
        raise DamagedBackupError("its manifest and its content do not belong together")
    return contents


def holds_key(copy: Path, keys: Keys, key_id: str) -> bool:
    """Return whether a copy of the key ring opens with the recovery sheet and holds the key of a backup."""
    try:
        return key_id in key_ids(read_secret(copy), keys.master())
    except (OSError, WrongKeysError):
        return False


def is_openable_elsewhere(verified: Verified, keys: Keys) -> bool:
    """Return whether the copy of the key ring beside a backup is enough to restore it on another machine."""
    return holds_key(verified.path.with_name(NAME), keys, verified.manifest.key)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Have refusals name the file and say what to do."""
    try:
        yield
    except DamagedBackupError as problem:
        raise DamagedBackupError(
            f"{path.name} cannot be restored: {problem}; take another backup, or the same one from another place, and "
            "look at the disk that this one lies on"
        ) from None
    except OSError as problem:
        raise DamagedBackupError(f"{path} cannot be read ({problem.strerror}); see that it is there") from None


def _key_of(manifest: Manifest, keys: Keys) -> bytes:
    try:
        return keys.data_key(manifest.key)
    except KeyDestroyedError:
        raise DamagedBackupError(
            "its key is not in the key ring, so it is of another installation, or the ring is older than it"
        ) from None


def _refuse_newer(path: Path, manifest: Manifest) -> None:
    if manifest.step > newest_revision():
        raise StoreOutdatedError(
            f"{path.name} was made by a newer program (step {manifest.step}, this one knows {newest_revision()}); "
            "restore it with the newer program"
        )


def _prove_hash(path: Path, manifest: Manifest, progress: Progress) -> None:
    found, size = sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            found.update(block)
            size += len(block)
            progress(len(block))
    if size != manifest.size:
        raise DamagedBackupError(f"it has {size} bytes instead of {manifest.size}")
    if found.hexdigest() != manifest.sha256:
        raise DamagedBackupError("it was changed after it was made")
