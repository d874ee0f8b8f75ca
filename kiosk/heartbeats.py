"""In which hours of a day each tablet asked for its shelf, in memory; once the day is over one word of it is kept.

A tablet asks by itself, every few minutes, whether a child is there or not. A restart forgets the hours before it.
"""

from collections.abc import Callable
from datetime import date
from threading import Lock

from feedback_store.clock.watch import now_in_sofia
from feedback_store.engine import Store
from feedback_store.errors import StoreError
from feedback_store.switched_on.days import note_day

Beat = tuple[date, str, str]
"""A day, a tablet and its service."""


class Heartbeats:
    """Holds the hours of the running day; never a minute."""

    def __init__(self, hour: Callable[[], int] = lambda: now_in_sofia().hour) -> None:
        """Begin without any; `hour` is what the clock shows in Bulgaria (full hour)."""
        self._hour = hour
        self._heard: dict[Beat, set[int]] = {}
        self._lock = Lock()

    def hear(self, store: Store, device: str, service: str) -> None:
        """Note that a tablet is there, and what of earlier days is over."""
        with self._lock:
            self._heard.setdefault((store.today(), device, service), set()).add(self._hour())
        self.settle(store)

    def settle(self, store: Store) -> None:
        """Keep one word for each tablet and day that is over; while that cannot be written, its hours stay in memory.

        No tablet is refused its shelf because of it.
        """
        today = store.today()
        with self._lock:
            over = [(beat, hours) for beat, hours in self._heard.items() if beat[0] < today]
            self._heard = {beat: hours for beat, hours in self._heard.items() if beat[0] >= today}
        for (day, device, service), hours in over:
            try:
                note_day(store, device, service, day, hours)
            except StoreError:
                with self._lock:
                    self._heard.setdefault((day, device, service), set()).update(hours)
