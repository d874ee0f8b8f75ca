"""One box of SQLite as a file: its form, what is asked of it, and what is written into it."""

import sqlite3
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from feedback_store.boxes.box import BoxRow
from feedback_store.errors import DamagedBoxError
from feedback_store.keys.secret_files import draft_of, publish, wipe

BUSY_SECONDS = 5
PAGE_BYTES = 8192
"""Of 4096 a tap would fill one page, and the edge of another."""
SET_ASIDE = 1
"""The `user_version` of a box that takes nothing more."""

MAKE_ROWS = """
    CREATE TABLE IF NOT EXISTS rows (
        id_mark BLOB PRIMARY KEY, content_mark BLOB NOT NULL, sealed BLOB NOT NULL
    ) WITHOUT ROWID
"""


def open_file(path: Path, mode: str) -> sqlite3.Connection:
    """Open a box with a rollback journal: with a write-ahead log, the end of a box would not stand in its own file.

    While taps follow each other the journal is overwritten in place, which costs the disk a third of making it anew.
    """
    place = f"{path.absolute().as_uri()}?mode={mode}"
    box = sqlite3.connect(place, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    box.execute("PRAGMA journal_mode=PERSIST")
    box.execute("PRAGMA synchronous=FULL")
    return box


def make(path: Path) -> None:
    """Make an empty box under its final name, unless another process was faster."""
    draft = draft_of(path)
    try:
        with closing(open_file(draft, "rwc")) as box:
            box.execute(f"PRAGMA page_size={PAGE_BYTES}")
            box.execute(MAKE_ROWS)
            box.execute("PRAGMA journal_mode=DELETE")  # leaves no journal under the draft's name
    except sqlite3.Error:
        wipe(draft)
        raise
    publish(draft, path)


def tidy(box: sqlite3.Connection) -> None:
    """Delete the journal of a box: it tells what the last commits have changed."""
    box.execute("PRAGMA journal_mode=DELETE")
    box.execute("PRAGMA journal_mode=PERSIST")


def count(box: sqlite3.Connection) -> int:
    """Return how many submissions lie in a box."""
    found: int = box.execute("SELECT count(*) FROM rows").fetchone()[0]
    return found


def is_set_aside(box: sqlite3.Connection) -> bool:
    """Return whether a box takes nothing more."""
    return bool(box.execute("PRAGMA user_version").fetchone() == (SET_ASIDE,))


def set_aside(box: sqlite3.Connection) -> None:
    """See that a box takes nothing more."""
    _begin_alone(box)
    box.execute(f"PRAGMA user_version={SET_ASIDE}")
    box.execute("COMMIT")


def rows(box: sqlite3.Connection, path: Path) -> tuple[BoxRow, ...]:
    """Return the rows of a box in the order of their marks; raises DamagedBoxError where the file is damaged."""
    _require_whole(box, path)
    found = box.execute("SELECT id_mark, content_mark, sealed FROM rows ORDER BY id_mark")
    return tuple(BoxRow(*row) for row in found)


def content_marks(box: sqlite3.Connection, id_marks: Collection[bytes]) -> dict[bytes, bytes]:
    """Return the content marks that lie in a box under these id marks."""
    places = ", ".join("?" * len(id_marks))
    found = f"SELECT id_mark, content_mark FROM rows WHERE id_mark IN ({places})"  # noqa: S608 - only question marks
    return dict(box.execute(found, (*id_marks,)))


def insert(box: sqlite3.Connection, new: Sequence[BoxRow]) -> None:
    """Put rows into a box."""
    if new:  # in one statement, since each lets other threads run before it goes on
        places = ", ".join(["(?, ?, ?)"] * len(new))
        values = [value for row in new for value in (row.id_mark, row.content_mark, row.sealed)]
        box.execute(f"INSERT INTO rows VALUES {places}", values)  # noqa: S608 - only question marks


def _begin_alone(box: sqlite3.Connection) -> None:
    """Begin a transaction that nobody shares; it asks more often than SQLite itself, which writers would starve."""
    box.execute("PRAGMA busy_timeout=0")
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            box.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.0005)
        else:
            return


def _require_whole(box: sqlite3.Connection, path: Path) -> None:
    """Raise DamagedBoxError where the file is damaged: what lies in it could be missing in silence."""
    whole = "typeof(id_mark) = 'blob' AND typeof(content_mark) = 'blob' AND typeof(sealed) = 'blob'"
    strange = f"SELECT count(*) FROM rows WHERE NOT ({whole})"  # noqa: S608 - a fixed text
    if box.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",) or box.execute(strange).fetchone() != (0,):
        raise DamagedBoxError(
            f"the box {path} was damaged on the disk; it is kept as it is: restore a backup, and have the disk seen to"
        )
