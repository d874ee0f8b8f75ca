"""Guessing passwords and codes is slowed down, in memory only; the right one always gets in."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock

from kiosk.errors import TooManyAtOnceError

FREE_TRIES = 3
FREE_TRIES_OF_ALL = 20
"""So many wrong tries in all, where each login is counted by itself, until all wrong ones wait."""
MOST_NAMES = 1000
"""So many logins are counted at a time; the longest without a wrong try is forgotten first."""
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
    _failures: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))
    _beds: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(MOST_ASLEEP))

    @contextmanager
    def turn(self, name: str = "") -> Iterator[None]:
        """Wait for a turn, then let one try run; an error in it counts as wrong.

        Args:
            name: the login that is tried; wrong tries at one make another wait only when there are very many.

        Raises:
            TooManyAtOnceError: the line does not move.
        """
        if not self._turns.acquire(timeout=PATIENCE_SECONDS):
            raise TooManyAtOnceError("very many tries come in at this moment; try again in a few seconds")
        try:
            yield
        except Exception:
            self._turns.release()
            self._slow_down(self._note_failure(name))
            raise
        self._turns.release()

    def _note_failure(self, name: str) -> float:
        """Count a wrong try and return how long its answer waits: longer after each one, up to four seconds."""
        with self._lock:
            over = self._count(name) - FREE_TRIES - 1
            if name:
                over = max(over, self._count("") - FREE_TRIES_OF_ALL - 1)
        return min(0.5 * 2.0 ** min(over, 10), LONGEST_WAIT_SECONDS) if over >= 0 else 0.0

    def _count(self, name: str) -> int:
        count, last = self._failures.pop(name, (0, 0.0))
        count = 1 if self.clock() - last >= FORGET_SECONDS else count + 1
        self._failures[name] = (count, self.clock())
        if len(self._failures) > MOST_NAMES:
            del self._failures[next(iter(self._failures))]
        return count

    def _slow_down(self, seconds: float) -> None:
        if seconds and self._beds.acquire(blocking=False):
            try:
                self.sleep(seconds)
            finally:
                self._beds.release()


FREE_CODES = 5
CODE_SECONDS = 30
"""After some wrong codes of six digits one of them is looked at in so long: guessing one would take years."""


@dataclass
class Pace:
    """Lets codes of six digits be tried for each person at a pace; a right one forgets the wrong ones.

    Whoever gets so far knows the password already, and nobody else is slowed down.
    """

    clock: Callable[[], float] = time.monotonic
    _wrong: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Let one try run; an error in it counts as wrong.

        Raises:
            TooManyAtOnceError: too many wrong ones came before, the last of them just now.
        """
        with self._lock:
            count, last = self._wrong.get(name, (0, 0.0))
            if count >= FREE_CODES and self.clock() - last < CODE_SECONDS:
                raise TooManyAtOnceError("many wrong codes were typed; wait half a minute and type the one shown then")
            self._wrong[name] = (count + 1, self.clock())
        yield
        with self._lock:
            self._wrong.pop(name, None)
