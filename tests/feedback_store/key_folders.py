"""A folder of keys, and what can be seen of it from outside."""

from pathlib import Path

from feedback_store.keys.installation import Keys

MONTHS = ("2026-09", "2026-10", "2026-11")


def some_keys(folder: Path) -> Keys:
    """Return the keys of an installation with words of three months."""
    made = Keys(folder)
    made.make_missing()
    for month in MONTHS:
        made.current(month)
    return made


def known(keys: Keys) -> tuple[str, dict[str, bytes]]:
    """Return all that must stay the same whatever befalls the master key."""
    return keys.fingerprint(), {key_id: keys.data_key(key_id) for key_id in keys.ring().keys}


def lying_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
