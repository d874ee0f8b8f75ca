"""Guessing passwords and codes is slowed down, in memory only; the right one always gets in."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Lock

from kiosk.errors import TooManyAtOnceError

FREE_TRIES = 3
LONGEST_WAIT_SECONDS = 4.0
FORGET_SECONDS = 15 * 60
REMEMBERED_KEYS = 1000
AT_ONCE = 6
EVERYBODY = "everybody"
FREE_TRIES_OF_EVERYBODY = 30


@dataclass
class Throttle:
    """Makes each further try wait longer, up to four seconds, and lets only a few wait at a time.

    Waiting holds a thread of the server, so that few may wait at once: children's taps must find one free.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _failures: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    @contextmanager
    def turn(self, key: str) -> Iterator[None]:
        """Wait as long as earlier failures ask for, then let one try run; an error in it counts as a failure.

        Raises:
            TooManyAtOnceError: others are waiting already.
        """
        if not self._turns.acquire(blocking=False):
            raise TooManyAtOnceError("too many people try to sign in at this moment; try again in a few seconds")
        try:
            self.sleep(self.wait_seconds(key))
            yield
        except Exception:
            self._note_failure(key, EVERYBODY)
            raise
        else:
            self._forget(key)
        finally:
            self._turns.release()

    def wait_seconds(self, key: str) -> float:
        """Return how long the next try with this key has to wait (seconds)."""
        own = self._count(key) - FREE_TRIES
        all_together = self._count(EVERYBODY) - FREE_TRIES_OF_EVERYBODY
        over = max(own, min(all_together, 2))
        return min(0.5 * 2.0**over, LONGEST_WAIT_SECONDS) if over >= 0 else 0.0

    def _count(self, key: str) -> int:
        with self._lock:
            failures, last = self._failures.get(key, (0, 0.0))
        return failures if self.clock() - last < FORGET_SECONDS else 0

    def _note_failure(self, *keys: str) -> None:
        for key in keys:
            count = self._count(key) + 1
            with self._lock:
                self._failures[key] = (count, self.clock())
                self._failures.move_to_end(key)
                while len(self._failures) > REMEMBERED_KEYS:
                    self._failures.popitem(last=False)

    def _forget(self, key: str) -> None:
        with self._lock:
            self._failures.pop(key, None)
