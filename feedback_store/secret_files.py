"""Files that hold secrets: written whole and durably with mode 0600, and wiped before they are deleted."""

import os
from pathlib import Path
from secrets import token_hex
from threading import get_ident

NAMELESS = ".wiped"
"""The ending of a file that is being wiped."""


def write_secret(path: Path, content: bytes) -> bool:
    """Write a new file of mode 0600 durably: it is whole or not there.

    Returns:
        False, and nothing changed, where the file was there already.
    """
    return publish(_draft(path, content), path)


def replace_secret(path: Path, content: bytes) -> None:
    """Put new content in the place of a file durably; the earlier content is overwritten.

    At every moment one of them stands there whole, except on a memory stick whose file system knows no second name
    for a file: there it is the draft beside it that is whole.
    """
    earlier = path.with_name(f"{path.name}.{token_hex(4)}{NAMELESS}")
    draft = _draft(path, content)
    if path.exists():
        try:
            os.link(path, earlier)
        except OSError:
            path.rename(earlier)
    draft.replace(path)
    sync_folder(path.parent)
    _overwrite(earlier)


def publish(draft: Path, path: Path) -> bool:
    """Give a finished draft its name durably, unless the name is taken; the draft is gone in both cases."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()  # not wiped: after the link it is the same file
    sync_folder(path.parent)
    return True


def _draft(path: Path, content: bytes) -> Path:
    draft = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return draft


def wipe(path: Path) -> None:
    """Overwrite a file and delete it; nothing happens where it is gone already.

    It loses its name first, so that a stop at any moment leaves no half-wiped file that somebody reads.
    """
    nameless = path.with_name(f"{path.name}.{token_hex(4)}{NAMELESS}")
    try:
        path.rename(nameless)
    except FileNotFoundError:
        return
    _overwrite(nameless)


def wipe_leftovers(folder: Path) -> None:
    """Finish what a stop has left of wiping in a folder and those below it."""
    for nameless in folder.rglob(f"*{NAMELESS}"):
        _overwrite(nameless)


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:  # another process was faster
        return
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
