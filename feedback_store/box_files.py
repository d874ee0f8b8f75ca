"""With SQLite each box is a file of its own, which is overwritten and deleted once it has been opened."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock, get_ident

from feedback_store.box import BEING_OPENED, BoxRow, Cabinet, Known
from feedback_store.box_keys import BoxKeys
from feedback_store.errors import StoreBusyError, WrongKeysError
from feedback_store.secret_files import publish, wipe, wipe_leftovers

BUSY_SECONDS = 5
SET_ASIDE = 1
"""The `user_version` of a box that takes nothing more."""

MAKE_ROWS = """
    CREATE TABLE IF NOT EXISTS rows (
        id_mark BLOB PRIMARY KEY, content_mark BLOB NOT NULL, sealed BLOB NOT NULL
    ) WITHOUT ROWID
"""


class FileCabinet(Cabinet):
    """Boxes as files `<service>/<number>.box`; the open one is that with the highest number."""

    def __init__(self, folder: Path, keys: BoxKeys) -> None:
        """Take the folder; boxes are made when they are first needed."""
        self.folder = folder
        self.keys = keys
        self._lock = RLock()
        self._open: dict[str, tuple[int, sqlite3.Connection]] = {}

    def drop(self, service: str, client_id: str, content: bytes, known_before: Callable[[], Known]) -> Known:
        """Put a submission into the open box durably, unless it is known (see Cabinet)."""
        with self._lock, self._writing(service) as (number, box):
            known = self._known_in(box, service, number, client_id, content)
            for older in self.numbers(service):
                if known is Known.NO and older != number:
                    known = self._known_aside(service, older, client_id, content)
            if known is Known.NO:
                known = known_before()
            if known is Known.NO:
                row = BoxRow.make(self.keys.seal_of(service, number), client_id, content)
                box.execute("INSERT INTO rows VALUES (?, ?, ?)", (row.id_mark, row.content_mark, row.sealed))
            return known

    def count(self, service: str) -> int:
        """Return how many submissions lie in those boxes of a service that can be opened."""
        numbers = self.numbers(service)
        return sum(self._count_in(service, number) for number in numbers if self.keys.can_open(service, number))

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of all boxes of a service, those included that a stopped opening has left."""
        names = (path.stem for path in (self.folder / service).glob("*.box"))
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    def set_aside(self, service: str) -> tuple[int, ...]:
        """See that all boxes which hold something take nothing more (see Cabinet)."""
        with self._lock:
            numbers = self.numbers(service)
            ending = [one for one in numbers if self._count_in(service, one) or not self.keys.can_open(service, one)]
            if not numbers or numbers[-1] in ending:
                self._make(service, max(numbers, default=0) + 1)
            for number in ending:
                with closing(self._connect(service, number)) as box:
                    box.execute("BEGIN EXCLUSIVE")
                    box.execute(f"PRAGMA user_version={SET_ASIDE}")
                    box.execute("COMMIT")
            return tuple(number for number in ending if self.keys.can_open(service, number))

    @contextmanager
    def opening(self, service: str) -> Iterator[None]:
        """Hold a service's boxes for opening them, by a lock that ends with this process (see Cabinet)."""
        (self.folder / service).mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.folder / service / "opening", isolation_level=None, timeout=0)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                raise StoreBusyError(BEING_OPENED) from None
            yield

    def rows(self, service: str, number: int) -> tuple[BoxRow, ...]:
        """Return the rows of a box in the order of their marks."""
        with closing(self._connect(service, number)) as box:
            found = box.execute("SELECT id_mark, content_mark, sealed FROM rows ORDER BY id_mark")
            return tuple(BoxRow(*row) for row in found)

    def destroy(self, service: str, number: int) -> None:
        """Wipe an opened box and its keys: first the key, so that a stop in between leaves nothing to read."""
        with self._lock:
            self._let_go(service, number)
            self.keys.destroy_secret(service, number)
            path = self._path(service, number)
            wipe(path)
            wipe(path.with_name(path.name + "-journal"))
            self.keys.end_box(service, number)

    def sweep(self, service: str) -> None:
        """Finish what a stop has left of making and destroying boxes."""
        numbers = self.numbers(service)
        wipe_leftovers(self.folder / service)
        for draft in (self.folder / service).glob("*.new*"):
            if int(draft.name.partition(".")[0]) <= max(numbers, default=0):  # a higher one is just being made
                wipe(draft)
        self.keys.end_boxes_before(service, numbers)

    def close(self) -> None:
        """Let go of the open boxes."""
        with self._lock:
            for service, (number, _) in tuple(self._open.items()):
                self._let_go(service, number)

    @contextmanager
    def _writing(self, service: str) -> Iterator[tuple[int, sqlite3.Connection]]:
        number, box = self._current(service)
        while not self._begin(service, number, box):
            self._let_go(service, number)
            number, box = self._current(service)
        try:
            yield number, box
            box.execute("COMMIT")
        finally:
            if box.in_transaction:
                box.execute("ROLLBACK")

    def _begin(self, service: str, number: int, box: sqlite3.Connection) -> bool:
        """Begin to write; False where the box takes nothing more, or was opened and wiped by another process."""
        path = self._path(service, number)
        try:
            box.execute("BEGIN IMMEDIATE")
            if path.exists() and box.execute("PRAGMA user_version").fetchone() != (SET_ASIDE,):
                return True
            box.execute("ROLLBACK")
        except sqlite3.DatabaseError:
            if path.exists():
                raise
        return False

    def _known_aside(self, service: str, number: int, client_id: str, content: bytes) -> Known:
        try:
            with closing(self._connect(service, number)) as box:
                return self._known_in(box, service, number, client_id, content)
        except (sqlite3.DatabaseError, WrongKeysError):
            if number in self.numbers(service):
                raise
            return Known.NO  # opened and wiped meanwhile: `known_before` is asked later and knows it

    def _known_in(self, box: sqlite3.Connection, service: str, number: int, client_id: str, content: bytes) -> Known:
        seal = self.keys.seal_of(service, number)
        found = box.execute(
            "SELECT content_mark FROM rows WHERE id_mark = ?", (seal.epoch.id_mark(client_id),)
        ).fetchone()
        if found is None:
            return Known.NO
        return Known.SAME if found[0] == seal.epoch.content_mark(client_id, content) else Known.OTHER

    def _current(self, service: str) -> tuple[int, sqlite3.Connection]:
        if service not in self._open:
            numbers = self.numbers(service)
            number = max(numbers, default=1)
            if not numbers or self._is_set_aside(service, number):
                number = max(numbers, default=0) + 1
                self._make(service, number)
            self._open[service] = (number, self._connect(service, number))
        return self._open[service]

    def _make(self, service: str, number: int) -> None:
        self.keys.make_box(service, number)
        path = self._path(service, number)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}-{get_ident()}.new")
        try:
            with closing(_open_file(draft, "rwc")) as box:
                box.execute(MAKE_ROWS)
                box.execute("PRAGMA journal_mode=DELETE")  # leaves no journal under the draft's name
        except sqlite3.Error:
            wipe(draft)
            raise
        publish(draft, path)

    def _connect(self, service: str, number: int) -> sqlite3.Connection:
        return _open_file(self._path(service, number), "rw")

    def _let_go(self, service: str, number: int) -> None:
        if service in self._open and self._open[service][0] == number:
            self._open.pop(service)[1].close()

    def _count_in(self, service: str, number: int) -> int:
        with closing(self._connect(service, number)) as box:
            found: int = box.execute("SELECT count(*) FROM rows").fetchone()[0]
            return found

    def _is_set_aside(self, service: str, number: int) -> bool:
        with closing(self._connect(service, number)) as box:
            return bool(box.execute("PRAGMA user_version").fetchone() == (SET_ASIDE,))

    def _path(self, service: str, number: int) -> Path:
        return self.folder / service / f"{number}.box"


def _open_file(path: Path, mode: str) -> sqlite3.Connection:
    """Open a box with a rollback journal: with a write-ahead log, the end of a box would not stand in its own file."""
    place = f"{path.absolute().as_uri()}?mode={mode}"
    box = sqlite3.connect(place, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    box.execute("PRAGMA journal_mode=TRUNCATE")
    box.execute("PRAGMA synchronous=FULL")
    return box
