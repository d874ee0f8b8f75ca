"""Whose turn it is to look for an answer by pictures: wrong receipts make the next turns of their service rarer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

FREE = 6
"""So many wrong tries cost nothing: children mix pictures up."""
STEP_SECONDS = 2.0
"""Each further one makes every turn of the service so much rarer."""
LONGEST_SECONDS = 120.0
"""A turn comes after so long at the latest, while nobody who has tried less is before it."""
FORGOTTEN_EACH_SECONDS = 120.0
"""One wrong try is forgotten in so long. So whatever anybody does, and with however many tablets: a service looks at no
more than 262,980 + 70 wrong receipts in a year. Of 3 · 10¹⁰ they find one of 100 with a probability under 0.0009."""
GRACE_SECONDS = 5.0
"""So late may whoever was told to wait come to their turn."""


@dataclass
class _Count:
    """Wrong tries, of which one is forgotten after the other."""

    wrong: float = 0.0
    at: float = 0.0

    def now(self, moment: float) -> float:
        self.wrong = max(0.0, self.wrong - (moment - self.at) / FORGOTTEN_EACH_SECONDS)
        self.at = moment
        return self.wrong


@dataclass
class _Waiting:
    """A device that was told to come again."""

    since: float
    due: float


@dataclass
class _Line:
    """What is known of one service."""

    count: _Count = field(default_factory=_Count)
    by_device: dict[str, _Count] = field(default_factory=dict)
    waiting: dict[str, _Waiting] = field(default_factory=dict)
    free_at: float = 0.0

    def pause(self, moment: float) -> float:
        """Return how long lies between two turns."""
        return min(LONGEST_SECONDS, STEP_SECONDS * max(0.0, self.count.now(moment) - FREE))

    def rank(self, device: str, moment: float) -> tuple[int, float]:
        """Return what orders a line: whoever has tried less comes first, then whoever has waited longer."""
        count = self.by_device.get(device)
        return (round(count.now(moment)) if count else 0, self.waiting[device].since)


class Turns:
    """Gives turns by service, in memory only; wrong and right receipts wait alike, so that waiting tells nothing."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin without any wrong try."""
        self._now = now
        self._lines: dict[str, _Line] = {}
        self._lock = Lock()

    def seconds_to_wait(self, service: str, device: str) -> float:
        """Return 0 where it is the device's turn, which counts as a wrong try until `note_right`; else come again.

        A device has one place in the line, whatever is tried on it, and keeps it while it comes when it was told to.
        """
        with self._lock:
            line, moment = self._lines.setdefault(service, _Line()), self._now()
            _forget_absent(line, moment)
            mine = line.waiting.setdefault(device, _Waiting(moment, moment))
            rank = line.rank(device, moment)
            before = sum(line.rank(other, moment) < rank for other in line.waiting if other != device)
            due = max(moment, line.free_at) + before * line.pause(moment)
            if due <= moment:
                _give_turn(line, device, moment)
                return 0.0
            mine.due = due
            return due - moment

    def note_right(self, service: str, device: str) -> None:
        """Take back that the device's last turn was a wrong try."""
        with self._lock:
            line = self._lines.setdefault(service, _Line())
            for count in (line.count, line.by_device.get(device)):
                if count:
                    count.wrong = max(0.0, count.wrong - 1)


def _give_turn(line: _Line, device: str, moment: float) -> None:
    del line.waiting[device]
    for count in (line.count, line.by_device.setdefault(device, _Count(at=moment))):
        count.wrong = count.now(moment) + 1
    line.free_at = moment + line.pause(moment)


def _forget_absent(line: _Line, moment: float) -> None:
    """Forget who did not come to their turn, and devices of which no wrong try is left."""
    line.waiting = {key: one for key, one in line.waiting.items() if moment <= one.due + GRACE_SECONDS}
    line.by_device = {key: count for key, count in line.by_device.items() if count.now(moment) > 0}
