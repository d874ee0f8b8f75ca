"""With SQLite each box is a file of its own, which is overwritten and deleted once it has been opened."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from feedback_store.boxes import file
from feedback_store.boxes.box import BEING_OPENED, BoxRow, Cabinet, Drop, Known, Outcome, Prepared, compare
from feedback_store.boxes.enrolments import NOT_ENROLLED, Enrolments
from feedback_store.boxes.repeats import Repeats
from feedback_store.boxes.writer import InLine, Writer
from feedback_store.driver_errors import told_plainly
from feedback_store.errors import (
    DeviceRefusedError,
    StoreBusyError,
    StoreError,
    StoreFailedError,
    WrongKeysError,
)
from feedback_store.keys.box_keys import BoxKeys, BoxSeal
from feedback_store.keys.secret_files import DRAFT, drop_draft, wipe, wipe_leftovers


@dataclass(frozen=True)
class OpenBox:
    """The box of a service that takes voices."""

    number: int
    file: sqlite3.Connection
    seal: BoxSeal


class FileCabinet(Cabinet):
    """Boxes as files `<service>/<number>.box`; the open one is that with the highest number."""

    def __init__(self, folder: Path, keys: BoxKeys, repeats: Repeats, enrolments: Enrolments) -> None:
        """Take the folder, who knows what came out of opened boxes, and who may send."""
        self.folder = folder
        self.keys = keys
        self.repeats = repeats
        self.enrolments = enrolments
        self._lock = RLock()
        self._open: dict[str, OpenBox] = {}
        self._written: set[str] = set()
        self._writer = Writer(self._write, self._tidy_journals)

    def prepare(self, drop: Drop) -> Prepared:
        """Seal a submission for the box that will probably get it, which takes the longest (see Cabinet)."""
        box = self._open.get(drop.service)
        if box is None:
            return Prepared(drop)
        return Prepared(drop, box.number, BoxRow.make(box.seal, drop.client_id, drop.content))

    def drop_all(self, prepared: Sequence[Prepared]) -> list[Outcome]:
        """Put submissions into the open boxes; those that come at the same time share a commit (see Cabinet)."""
        handed_in = [self._hand_in(one) for one in prepared]
        return [one.outcome.get() if isinstance(one, InLine) else one for one in handed_in]

    def count(self, service: str) -> int:
        """Return how many submissions lie in those boxes of a service that can be opened."""
        numbers = self.numbers(service)
        return sum(self._count_in(service, number) for number in numbers if self.keys.can_open(service, number))

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of all boxes of a service, those included that a stopped opening has left."""
        try:
            with os.scandir(self.folder / service) as found:  # every commit asks, and this is the quickest way
                names = [one.name.removesuffix(".box") for one in found if one.name.endswith(".box")]
        except FileNotFoundError:
            return ()
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    def set_aside(self, service: str) -> tuple[int, ...]:
        """See that all boxes which hold something take nothing more (see Cabinet)."""
        with self._lock:
            numbers = self.numbers(service)
            ending = [one for one in numbers if self._count_in(service, one) or not self.keys.can_open(service, one)]
            if not numbers or numbers[-1] in ending:
                self._make_next(service, numbers)
            for number in ending:
                with closing(self._connect(service, number)) as box:
                    file.set_aside(box)
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
            return file.rows(box, self._path(service, number))

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
        for number in numbers:
            self._give_keys(service, number)
        wipe_leftovers(self.folder / service)
        for draft in (self.folder / service).glob(f"*{DRAFT}*"):
            if int(draft.name.partition(".")[0]) <= max(numbers, default=0):  # a higher one is just being made
                (drop_draft if draft.suffix == DRAFT else wipe)(draft)  # else it is the draft's journal
        self.keys.end_boxes_before(service, numbers)

    def close(self) -> None:
        """Write what still stands in line, then let go of the open boxes."""
        self._writer.close()
        with self._lock:
            for service, box in tuple(self._open.items()):
                self._let_go(service, box.number)

    def _hand_in(self, prepared: Prepared) -> InLine | Outcome:
        try:
            return self._writer.put(prepared)
        except StoreError as problem:
            return problem

    def _write(self, service: str, group: Sequence[Prepared]) -> list[Outcome]:
        """Write submissions of one service in one durable transaction; the writer's thread calls it."""
        self._written.add(service)
        try:
            with self._lock, told_plainly(), self._writing(service) as box:
                return self._put_in(service, box, group)
        except OSError as problem:  # from making a box; SQLite has errors of its own
            raise StoreFailedError(
                f"the box cannot be written ({problem.strerror}); nothing was written, mend that and try again"
            ) from None

    def _put_in(self, service: str, box: OpenBox, group: Sequence[Prepared]) -> list[Outcome]:
        rows = [_row_for(box, one) for one in group]
        marks = file.content_marks(box.file, [row.id_mark for row in rows])
        elsewhere = self._known_elsewhere(service, box.number, [one.drop for one in group])
        ended = self.enrolments.ended({one.drop.device for one in group if one.drop.device})
        outcomes: list[Outcome] = []
        new: list[BoxRow] = []
        for one, row, known in zip(group, rows, elsewhere, strict=True):
            outcome: Outcome = compare(marks.get(row.id_mark), row.content_mark)
            if outcome is Known.NO:
                outcome = known
            if one.drop.device in ended:
                outcome = DeviceRefusedError(NOT_ENROLLED)
            if outcome is Known.NO:
                marks[row.id_mark] = row.content_mark
                new.append(row)
            outcomes.append(outcome)
        file.insert(box.file, new)
        return outcomes

    def _known_elsewhere(self, service: str, number: int, drops: Sequence[Drop]) -> list[Known]:
        """Return what older boxes know and, asked after them, the memory for repeats."""
        older = [one for one in self.numbers(service) if one != number]
        aside = [self._known_aside(service, one, drops) for one in older]
        return [
            next((known for known in found if known is not Known.NO), Known.NO)
            for found in zip(*aside, self.repeats.known(drops), strict=True)
        ]

    def _tidy_journals(self) -> None:
        """Delete the journals of boxes once nobody stands in line: they tell what the last commits have changed."""
        with self._lock:
            for box in (self._open[service] for service in self._written & self._open.keys()):
                with suppress(sqlite3.Error):  # the next pause does it, or the end of the box
                    file.tidy(box.file)
            self._written.clear()

    @contextmanager
    def _writing(self, service: str) -> Iterator[OpenBox]:
        box = self._current(service)
        while not self._begin(service, box):
            self._let_go(service, box.number)
            box = self._current(service)
        try:
            yield box
            box.file.execute("COMMIT")
        finally:
            if box.file.in_transaction:
                box.file.execute("ROLLBACK")

    def _begin(self, service: str, box: OpenBox) -> bool:
        """Begin to write; False where the box takes nothing more, or was opened and wiped by another process."""
        path = self._path(service, box.number)
        try:
            box.file.execute("BEGIN IMMEDIATE")
            if path.exists() and not file.is_set_aside(box.file):
                return True
            box.file.execute("ROLLBACK")
        except sqlite3.DatabaseError:
            if path.exists():
                raise
        return False

    def _known_aside(self, service: str, number: int, drops: Sequence[Drop]) -> list[Known]:
        try:
            self._give_keys(service, number)  # another process may just be making it
            epoch = self.keys.seal_of(service, number).epoch
            id_marks = [epoch.id_mark(drop.client_id) for drop in drops]
            with closing(self._connect(service, number)) as box:
                marks = file.content_marks(box, id_marks)
        except (sqlite3.DatabaseError, WrongKeysError):
            if number in self.numbers(service):
                raise
            return [Known.NO] * len(drops)  # opened and wiped meanwhile: the memory for repeats is asked later
        return [
            compare(marks.get(id_mark), epoch.content_mark(drop.client_id, drop.content))
            for id_mark, drop in zip(id_marks, drops, strict=True)
        ]

    def _current(self, service: str) -> OpenBox:
        if service not in self._open:
            while not (numbers := self.numbers(service)) or self._is_set_aside(service, numbers[-1]):
                self._make_next(service, numbers)
            number = numbers[-1]
            self._give_keys(service, number)
            self._open[service] = OpenBox(number, self._connect(service, number), self.keys.seal_of(service, number))
        return self._open[service]

    def _make_next(self, service: str, numbers: Sequence[int]) -> None:
        """Make the box after these, unless another process was faster: then there would be two that take voices.

        A number whose keys are there was a box: one that is gone was lost, and its number is not given again.
        """
        newest, keyed = max(numbers, default=0), max(self.keys.numbers(service), default=0)
        if keyed <= newest or self.numbers(service) == numbers:
            self._make(service, max(newest, keyed) + 1)

    def _give_keys(self, service: str, number: int) -> None:
        """Make the keys of an empty box that a stop has left without; so keys without a box mean that it was lost."""
        if not self.keys.has_seal(service, number) and not self._count_in(service, number):
            self.keys.make_box(service, number)

    def _make(self, service: str, number: int) -> None:
        path = self._path(service, number)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.make(path)
        self.keys.make_box(service, number)

    def _connect(self, service: str, number: int) -> sqlite3.Connection:
        return file.open_file(self._path(service, number), "rw")

    def _let_go(self, service: str, number: int) -> None:
        if service in self._open and self._open[service].number == number:
            self._open.pop(service).file.close()

    def _count_in(self, service: str, number: int) -> int:
        with closing(self._connect(service, number)) as box:
            return file.count(box)

    def _is_set_aside(self, service: str, number: int) -> bool:
        with closing(self._connect(service, number)) as box:
            return file.is_set_aside(box)

    def _path(self, service: str, number: int) -> Path:
        return self.folder / service / f"{number}.box"


def _row_for(box: OpenBox, prepared: Prepared) -> BoxRow:
    if prepared.row is not None and prepared.number == box.number:
        return prepared.row
    return BoxRow.make(box.seal, prepared.drop.client_id, prepared.drop.content)
