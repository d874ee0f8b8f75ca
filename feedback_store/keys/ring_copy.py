"""The one copy of the keys that lies with the backups: ring, box keys and epochs, sealed with the master key."""

import json
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from feedback_store.errors import WrongKeysError
from feedback_store.keys.installation import Keys, read_master
from feedback_store.keys.ring import Ring, master_name
from feedback_store.keys.secret_files import finish_replacing, read_secret, replace_secret, wipe_leftovers, write_secret

NAME = "glasche.keyring"
"""The file at the place of the backups; there is never a second version of it."""
TITLE = b"GLASCHE KEY RING 1 "
RING = "ring.json"
COPIED = (RING, "boxes/*.seal", "boxes/*.secret", "epochs/*.json")
"""All but the master key, which stands on the recovery sheet."""


def put_copy(keys: Keys, folder: Path) -> Path:
    """Write the copy of the keys as they are now to the place of the backups, over the earlier one.

    While it is written the keys cannot be changed, so that no older copy ever takes the place of a newer one.
    """
    with keys.changing():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        wipe_leftovers(folder, with_drafts=False)  # a backup, whose copy this is, may be one as yet
        finish_replacing(folder / NAME)
        replace_secret(folder / NAME, _seal(keys))
    return folder / NAME


def sealed_copy(keys: Keys) -> bytes:
    """Return the copy of the keys as they are now."""
    with keys.changing():
        return _seal(keys)


def read_copy(folder: Path) -> bytes:
    """Return the copy that lies at the place of the backups; raises WrongKeysError where there is none."""
    try:
        if not (folder / NAME).exists():
            wipe_leftovers(folder)  # which puts it back where a stop left it without its name
        return read_secret(folder / NAME)
    except OSError as problem:
        raise WrongKeysError(
            f"the copy of the key ring, {folder / NAME}, cannot be read ({problem.strerror}); name the folder of the "
            "backups by GLASCHE_BACKUPS"
        ) from None


def key_ids(copy: bytes, master: bytes) -> frozenset[str]:
    """Return the ids of the keys in a copy of the ring; raises WrongKeysError where it does not open."""
    return frozenset(Ring.parse(_unseal(copy, master)[RING]).keys)


def unpack_copy(copy: bytes, master: bytes, folder: Path) -> Keys:
    """Write a new folder of keys from a copy and the master key of the recovery sheet.

    Raises:
        WrongKeysError: the copy is damaged, or the master key is that of another installation or another time; or
            other keys lie in the folder already.
    """
    found = _unseal(copy, master)
    keys = Keys(folder)
    if keys.ring_file.exists() or keys.master_file.exists():
        raise WrongKeysError(f"there are keys in {folder} already; take an empty folder")
    _write(found, folder)
    write_secret(keys.master_file, master.hex().encode())
    return keys


def put_back(keys: Keys, master: bytes, folder: Path) -> tuple[str, ...]:
    """Put back the master key, or a ring that cannot be read, into the keys of an installation.

    Keys of boxes come back only where their whole folder is gone: one that is missing was destroyed on purpose.

    Args:
        keys: the keys of the installation.
        master: the master key of the recovery sheet, or of its file.
        folder: where the copy of the ring lies.

    Returns:
        the names of the files that were put back.

    Raises:
        WrongKeysError: master key, ring and copy do not belong together; nothing was changed.
    """
    with keys.alone():
        found = {} if _belongs(keys, master) else _missing(keys, _unseal(read_copy(folder), master))
        names = [*found] if _is_there(keys, master) else [keys.master_file.name, *found]
        if not _is_there(keys, master):
            replace_secret(keys.master_file, master.hex().encode())
        _write(found, keys.folder)
    return tuple(names)


def _seal(keys: Keys) -> bytes:
    master = keys.require_whole()[1]
    found = {}
    for path in (path for pattern in COPIED for path in keys.folder.glob(pattern)):
        try:
            found[path.relative_to(keys.folder).as_posix()] = read_secret(path).hex()
        except FileNotFoundError:  # a box that was wiped a moment ago
            continue
    head = TITLE + master_name(master).encode()
    return head + b"\n" + Aead(master).encrypt(json.dumps(found).encode(), head)


def _unseal(copy: bytes, master: bytes) -> dict[str, bytes]:
    head, _, sealed = copy.partition(b"\n")
    if not head.startswith(TITLE):
        raise WrongKeysError(f"this is not a copy of the key ring, or it is damaged; it is the file {NAME}")
    try:
        found: dict[str, str] = json.loads(Aead(master).decrypt(sealed, head))
    except (CryptoError, ValueError):
        raise WrongKeysError(_refusal(head, master)) from None
    return {name: bytes.fromhex(content) for name, content in found.items()}


def _refusal(head: bytes, master: bytes) -> str:
    if head.removeprefix(TITLE) == master_name(master).encode():
        return "the copy of the key ring is damaged; take it from another place where the backups are kept"
    return (
        "the master key and the copy of the key ring do not belong together; with each `glasche store keys rotate` a "
        "new recovery sheet was printed: type in the newest one, with `glasche store keys restore --sheet`"
    )


def _belongs(keys: Keys, master: bytes) -> bool:
    """Return whether the ring can be read and is wrapped by this key; one that can be read is never replaced."""
    try:
        ring = keys.ring_file.read()
    except WrongKeysError:
        return False
    if ring.master != master_name(master):
        raise WrongKeysError(
            f"the key ring {keys.ring_file.path} is sound and belongs to the master key {ring.master}, not to "
            f"{master_name(master)}; type in the recovery sheet that bears its name: `glasche store keys restore "
            "--sheet`"
        )
    return True


def _is_there(keys: Keys, master: bytes) -> bool:
    try:
        return read_master(keys.master_file) == master
    except WrongKeysError:
        return False


def _missing(keys: Keys, found: dict[str, bytes]) -> dict[str, bytes]:
    if (keys.folder / "boxes").exists():
        return {RING: found[RING]}
    return found


def _write(found: dict[str, bytes], folder: Path) -> None:
    for name, content in found.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_secret(path, content)
