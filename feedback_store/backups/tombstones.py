"""What was withdrawn stays withdrawn: a list of keyed hashes, apart from the database, applied at each restore."""

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from feedback_store.keys.secret_files import replace_secret, sync_folder

NAME = "withdrawn"
"""The list in GLASCHE_HOME."""
COPY = "glasche.withdrawn"
"""Its copy beside the backups."""
LINE = re.compile(r"([a-z]+) ([0-9a-f]{64}) ([0-9a-f]{8})")
VOICE = "voice"
"""The kind of a voice that staff have hidden."""
QUOTE = "quote"
"""The kind of a quote that staff have taken back."""
REMINDER = "reminder"
"""The kind of a reminder that somebody has left."""
REMINDED = "reminded"
"""The kind of a month whose reminders were sent: what a restore brings back is not sent once more."""


@dataclass(frozen=True)
class Withdrawn:
    """The lines of one or several lists, and how many could not be read (count)."""

    lines: frozenset[str]
    damaged: int

    def joined(self, other: "Withdrawn") -> "Withdrawn":
        """Return what stands in either list."""
        return Withdrawn(self.lines | other.lines, self.damaged + other.damaged)

    def holds(self, keys: Keys, kind: str, one: str) -> bool:
        """Return whether something stands in the list."""
        return _line_of(keys, kind, one) in self.lines

    def has_any(self, kind: str) -> bool:
        """Return whether anything of a kind stands in the list."""
        return any(line.startswith(f"{kind} ") for line in self.lines)

    def written(self) -> bytes:
        """Return it as a file, in an order that tells nothing."""
        return "".join(f"{line}\n" for line in sorted(self.lines)).encode()


def add(store: Store, kind: str, one: str) -> None:
    """Note durably that something was withdrawn; call it before the database is changed. Twice is harmless.

    Args:
        kind: what it is, such as VOICE: one of those that a restore knows to withdraw again (withdrawal.py).
        one: its random id, of which only a keyed hash is kept.

    Raises:
        StoreFailedError: the list cannot be written.
    """
    with told_plainly():
        path = store.settings.home / NAME
        is_new = not path.exists()
        with os.fdopen(os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "r+b") as file:
            file.write(_ending(file.read()) + f"{_line_of(store.keys, kind, one)}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_folder(path.parent)


def read(path: Path) -> Withdrawn:
    """Return the list in a file, empty where there is none."""
    try:
        *found, half = path.read_text(encoding="ascii", errors="replace").split("\n")
    except FileNotFoundError:
        return Withdrawn(frozenset(), 0)
    good = frozenset(line for line in (*found, half) if _is_sound(line))
    return Withdrawn(good, sum(line not in good for line in found if line))  # half a line was never promised


def copy_to(home: Path, folder: Path) -> None:
    """Write the list beside the backups; what stood only there stays, since this one may have been lost."""
    both = read(home / NAME).joined(read(folder / COPY))
    if both.lines:
        replace_secret(folder / COPY, both.written())


def _ending(written: bytes) -> bytes:
    """Return what ends half a line that a stop has left."""
    return b"" if written.endswith(b"\n") or not written else b"\n"


def _line_of(keys: Keys, kind: str, one: str) -> str:
    mark = keys.mark("tombstone", f"{kind} {one}").hex()
    return f"{kind} {mark} {_check(kind, mark)}"


def _is_sound(line: str) -> bool:
    match = LINE.fullmatch(line)
    return match is not None and match[3] == _check(match[1], match[2])


def _check(kind: str, mark: str) -> str:
    return sha256(f"{kind} {mark}".encode()).hexdigest()[:8]
