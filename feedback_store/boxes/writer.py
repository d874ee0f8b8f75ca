"""Group commit: one thread writes what many hand in at the same time, so that they share one durable transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from feedback_store.boxes.box import Outcome, Prepared
from feedback_store.errors import StoreBusyError

MOST_TOGETHER = 64
"""So many submissions share a commit (count)."""
MOST_WAITING = 1000
"""So many stand in line: what a slow disk writes in a few seconds. Who comes later is asked to try again (count)."""
PAUSE_SECONDS = 0.1
"""When nobody has come for so long, there is time to tidy up (s)."""


@dataclass(frozen=True)
class InLine:
    """A submission that stands in line; `outcome.get()` waits for the commit that it shares."""

    prepared: Prepared
    outcome: "SimpleQueue[Outcome]" = field(default_factory=SimpleQueue)


class Writer:
    """A bounded line of submissions and the thread that writes them; it begins with the first and ends with `close`."""

    def __init__(
        self, write: Callable[[str, Sequence[Prepared]], Sequence[Outcome]], rest: Callable[[], None] = lambda: None
    ) -> None:
        """Take what writes submissions of one service, all of them durably or none, and what is done in a pause."""
        self._write = write
        self._rest = rest
        self._line: SimpleQueue[InLine | None] = SimpleQueue()
        self._door = Lock()
        self._thread: Thread | None = None
        self._is_closed = False

    def put(self, prepared: Prepared) -> InLine:
        """Let a submission stand in line.

        Raises:
            StoreBusyError: the line is full, or the store is being closed.
        """
        last = InLine(prepared)
        with self._door:
            if self._is_closed:
                raise StoreBusyError("the store is just being closed; nothing was written, try again in a minute")
            if self._line.qsize() >= MOST_WAITING:
                raise StoreBusyError(
                    f"{MOST_WAITING} submissions stand in line already; nothing was written, try again in a minute"
                )
            self._line.put(last)
            if self._thread is None:
                self._thread = Thread(target=self._keep_writing, name="writer", daemon=True)
                self._thread.start()
        return last

    def close(self) -> None:
        """Let nobody in any more, and return when all who stood in line have been written and answered."""
        with self._door:
            if self._thread and not self._is_closed:
                self._line.put(None)
            self._is_closed = True
        if self._thread:
            self._thread.join()

    def _keep_writing(self) -> None:
        is_open = True
        while is_open:
            batch, is_open = self._next_batch()
            for service in dict.fromkeys(one.prepared.drop.service for one in batch):
                self._write_group(service, [one for one in batch if one.prepared.drop.service == service])

    def _next_batch(self) -> tuple[list[InLine], bool]:
        """Return who stands in line, waiting for the first, and whether anybody may still come."""
        batch: list[InLine] = []
        one = self._first()
        while one is not None:
            batch.append(one)
            if len(batch) == MOST_TOGETHER:
                return batch, True
            try:
                one = self._line.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _first(self) -> InLine | None:
        try:
            return self._line.get(timeout=PAUSE_SECONDS)
        except Empty:
            self._rest()
            return self._line.get()

    def _write_group(self, service: str, group: list[InLine]) -> None:
        """Write submissions of one service together or, where that fails, each on its own."""
        outcomes: Sequence[Outcome]
        try:
            outcomes = self._write(service, [one.prepared for one in group])
        except StoreBusyError as problem:  # whoever holds the box would make each of them wait as long
            outcomes = [problem] * len(group)
        except Exception as problem:  # noqa: BLE001 - whatever broke, those in line are told, and the next have their turn
            if len(group) > 1:
                for one in group:
                    self._write_group(service, [one])
                return
            outcomes = [problem]
        for one, outcome in zip(group, outcomes, strict=True):
            one.outcome.put(outcome)
