"""Guessing passwords and codes is slowed down, in memory only; the right one always gets in."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock

from kiosk.errors import TooManyAtOnceError

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 4.0
FORGET_SECONDS = 15 * 60
AT_ONCE = 4
"""So many tries are checked at a time: hashing a password takes a processor for a tenth of a second."""
PATIENCE_SECONDS = 10.0
"""How long a try stands in line before it is asked to come back."""
MOST_ASLEEP = 6
"""So many wrong tries wait for their answer at a time: waiting holds a thread, and taps must find one free."""


@dataclass
class Throttle:
    """Lets tries of one kind be checked in turn, and makes wrong ones wait for their answer.

    Only the answer to a wrong try is late, and it waits outside the line: whoever knows the right password or
    code passes as fast as the line moves, however many others guess.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _failures: int = 0
    _last_failure: float = 0.0
    _lock: Lock = field(default_factory=Lock)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))
    _beds: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(MOST_ASLEEP))

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, then let one try run; an error in it counts as wrong.

        Raises:
            TooManyAtOnceError: the line does not move.
        """
        if not self._turns.acquire(timeout=PATIENCE_SECONDS):
            raise TooManyAtOnceError("very many tries come in at this moment; try again in a few seconds")
        try:
            yield
        except Exception:
            self._turns.release()
            self._slow_down(self._note_failure())
            raise
        self._turns.release()

    def _note_failure(self) -> float:
        """Count a wrong try and return how long its answer waits: longer after each one, up to four seconds."""
        with self._lock:
            is_forgotten = self.clock() - self._last_failure >= FORGET_SECONDS
            self._failures = 1 if is_forgotten else self._failures + 1
            self._last_failure = self.clock()
            over = self._failures - FREE_TRIES - 1
        return min(0.5 * 2.0 ** min(over, 10), LONGEST_WAIT_SECONDS) if over >= 0 else 0.0

    def _slow_down(self, seconds: float) -> None:
        if seconds and self._beds.acquire(blocking=False):
            try:
                self.sleep(seconds)
            finally:
                self._beds.release()
