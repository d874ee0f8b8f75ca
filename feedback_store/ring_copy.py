"""The one copy of the keys that lies with the backups: ring, box keys and epochs, sealed with the master key."""

import json
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from feedback_store.errors import WrongKeysError
from feedback_store.keys import Keys, master_name
from feedback_store.secret_files import write_secret

NAME = "glasche.keyring"
"""The file at the place of the backups; there is never a second version of it."""
TITLE = b"GLASCHE KEY RING 1 "
COPIED = ("ring.json", "boxes/*.seal", "boxes/*.secret", "epochs/*.json")
"""All but the master key, which stands on the recovery sheet."""


def sealed_copy(keys: Keys) -> bytes:
    """Return the copy of the keys as they are now."""
    master = keys.master()
    found = {}
    for path in (path for pattern in COPIED for path in keys.folder.glob(pattern)):
        try:
            found[path.relative_to(keys.folder).as_posix()] = path.read_bytes().hex()
        except FileNotFoundError:  # a box that was wiped a moment ago
            continue
    head = TITLE + master_name(master).encode()
    return head + b"\n" + Aead(master).encrypt(json.dumps(found).encode(), head)


def unpack_copy(copy: bytes, master: bytes, folder: Path) -> Keys:
    """Write a folder of keys from a copy and the master key of the recovery sheet.

    Raises:
        WrongKeysError: the copy is damaged, or the master key is that of another installation or another time.
    """
    head, _, sealed = copy.partition(b"\n")
    if not head.startswith(TITLE):
        raise WrongKeysError(f"this is not a copy of the key ring; it is the file {NAME} beside the backups")
    try:
        found = json.loads(Aead(master).decrypt(sealed, head))
    except (CryptoError, ValueError):
        raise WrongKeysError(_refusal(head, master)) from None
    for name, content in found.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_secret(path, bytes.fromhex(content))
    write_secret(folder / "master.key", master.hex().encode())
    return Keys(folder)


def _refusal(head: bytes, master: bytes) -> str:
    if head.removeprefix(TITLE) == master_name(master).encode():
        return "the copy of the key ring is damaged; take it from another place where the backups are kept"
    return (
        "the recovery sheet and the copy of the key ring do not belong together; after `glasche store keys rotate` a "
        "new sheet was printed: use that one"
    )
