"""Wrong tries at the words of receipts: they slow the next ones of their service down, and lock nobody out."""

import time
from collections.abc import Callable

FREE = 3
"""So many wrong tries cost nothing: children misspell."""
LONGEST_SECONDS = 8.0
FORGOTTEN_AFTER_SECONDS = 60.0
"""Each wrong try is forgotten after so long."""


class Tries:
    """Counts wrong tries by service, in memory only."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Begin without any."""
        self._now = now
        self._wrong: dict[str, list[float]] = {}

    def seconds_to_wait(self, service: str) -> float:
        """Return how long the next answer is to wait, a right one too, so that waiting tells nothing."""
        wrong = len(self._recent(service)) - FREE
        return min(LONGEST_SECONDS, 0.5 * 2**wrong) if wrong > 0 else 0.0

    def note_wrong(self, service: str) -> None:
        """Note a try that found nothing."""
        self._wrong[service] = [*self._recent(service)[-FREE - 5 :], self._now()]

    def _recent(self, service: str) -> list[float]:
        since = self._now() - FORGOTTEN_AFTER_SECONDS
        return [moment for moment in self._wrong.get(service, []) if moment > since]
