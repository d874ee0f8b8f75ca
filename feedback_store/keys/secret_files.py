"""Files that hold secrets: written whole and durably with mode 0600, and wiped before they are deleted."""

import os
import time
from pathlib import Path
from secrets import token_hex
from threading import get_ident

NAMELESS = ".wiped"
"""The ending of a file that is being wiped."""
EARLIER = ".earlier"
"""The ending of the second name of a file that is being replaced."""
DRAFT = ".new"
"""The ending of a file that is being written."""
DRAFT_SECONDS = 3600
"""Age from which a draft can only be what a stop has left (s); writing one takes milliseconds."""


def write_secret(path: Path, content: bytes) -> bool:
    """Write a new file of mode 0600 durably: it is whole or not there.

    Returns:
        False, and nothing changed, where the file was there already.
    """
    return publish(_draft(path, content), path)


def replace_secret(path: Path, content: bytes) -> None:
    """Put new content in the place of a file durably; the earlier content is overwritten.

    At every moment one of them stands there whole, and what a stop leaves is finished by `wipe_leftovers`. Of two
    processes that replace a file at once, the later wins, and one earlier content may be left on the disk; where that
    matters they hold a lock. A memory stick whose file system knows no second name for a file has a moment without
    any: after a stop right then, `wipe_leftovers` puts the earlier one back.
    """
    earlier = path.with_name(f"{path.name}.{token_hex(4)}{EARLIER}")
    draft = _draft(path, content)
    try:
        os.link(path, earlier)
    except FileNotFoundError:
        pass
    except OSError:
        path.rename(earlier)
    draft.replace(path)
    sync_folder(path.parent)
    wipe(earlier)


def read_secret(path: Path) -> bytes:
    """Return what a file holds, whole, also while another process replaces or wipes it.

    The content is overwritten only after the name is gone, so what still bore its name afterwards was read whole.
    """
    while True:
        with path.open("rb") as file:
            content = file.read()
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return content


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


def draft_of(path: Path) -> Path:
    """Return the name of this thread's draft of a file."""
    return path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}{DRAFT}")


def _draft(path: Path, content: bytes) -> Path:
    draft = draft_of(path)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        draft.unlink()
        raise
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


def drop_draft(draft: Path) -> None:
    """Wipe a draft, unless a stop in `publish` has left it as a second name of the file in use."""
    path = _kept_as(draft, DRAFT)
    try:
        if path.exists() and draft.samefile(path):
            draft.unlink()
        else:
            wipe(draft)
    except FileNotFoundError:  # another process was faster
        return


def wipe_leftovers(folder: Path, *, with_drafts: bool = True) -> None:
    """Finish what a stop has left of writing, replacing and wiping in a folder and those below it.

    Args:
        with_drafts: also of writing; not where a draft that is just being written may look old, because the clock was
            set meanwhile, or because the folder is on a machine whose clock is behind.
    """
    for earlier in folder.rglob(f"*{EARLIER}"):
        _settle(earlier)
    for draft in folder.rglob(f"*{DRAFT}") if with_drafts else ():
        if _age_seconds(draft) > DRAFT_SECONDS:
            drop_draft(draft)
    for nameless in folder.rglob(f"*{NAMELESS}"):
        _overwrite(nameless)


def finish_replacing(path: Path) -> None:
    """Wipe what a stop has left of writing or replacing a file; call it while no other process can be doing that."""
    for draft in path.parent.glob(f"{path.name}.*{DRAFT}"):
        drop_draft(draft)
    for earlier in path.parent.glob(f"{path.name}.*{EARLIER}"):
        _settle(earlier)
        earlier.unlink(missing_ok=True)  # only a second name of the file in use is still there


def _settle(earlier: Path) -> None:
    """Wipe what was replaced; while it is still the very file in use, it must not be touched."""
    path = _kept_as(earlier, EARLIER)
    try:
        if not path.exists():
            earlier.rename(path)
        elif not earlier.samefile(path):
            wipe(earlier)
    except FileNotFoundError:  # another process was faster
        return


def _kept_as(draft: Path, suffix: str) -> Path:
    return draft.with_name(draft.name.removesuffix(suffix).rpartition(".")[0])


def _age_seconds(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:  # as above
        return 0


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
