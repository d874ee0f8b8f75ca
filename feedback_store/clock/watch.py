"""Notices that the machine's clock was set while it runs, by a second clock that nobody can set."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from config.settings import ZONE
from feedback_store.clock.calendar import doubt_day, doubted_day
from feedback_store.clock.steady import steady_seconds
from feedback_store.engine import Store
from feedback_store.one_time import end_all_codes, end_untimely_codes

TOLERANCE_SECONDS = 120.0
"""So far the clock may be set, in small steps too, before codes and links end (s)."""


def now_in_sofia() -> datetime:
    """Return the time that the machine's clock shows, in Bulgaria."""
    return datetime.now(ZONE)


@dataclass
class Watch:
    """Compares the machine's clock, which can be set, with a steady one.

    A day is sure while the machine's clock and the steady one, which goes on from where the machine's clock was when
    the watch began, show the same day. The two may be hours apart then: one of them is right, and so the day is.
    """

    store: Store
    wall: Callable[[], datetime] = now_in_sofia
    steady: Callable[[], float] = steady_seconds
    _began: float = field(init=False)
    _codes_began: float | None = None
    _doubted: date | None = None

    def __post_init__(self) -> None:
        """Begin to watch."""
        self._began = self._apart()

    def look(self) -> None:
        """End codes and links when the clock was set, and note or take back a doubt about the day."""
        self._look_at_codes()
        if self._doubted and doubted_day(self.store) is None:  # a person has confirmed what the clock shows
            self._began, self._doubted = self._apart(), None
        doubted = self._day_in_doubt()
        if doubted != self._doubted:
            doubt_day(self.store, doubted)
            self._doubted = doubted

    def _apart(self) -> float:
        return self.wall().timestamp() - self.steady()

    def _look_at_codes(self) -> None:
        apart = self._apart()
        if self._codes_began is None:
            end_untimely_codes(self.store)
            self._codes_began = apart
        elif abs(apart - self._codes_began) > TOLERANCE_SECONDS:
            end_all_codes(self.store)
            self._codes_began = apart

    def _day_in_doubt(self) -> date | None:
        shown, expected = self.wall().date(), datetime.fromtimestamp(self.steady() + self._began, ZONE).date()
        return shown if shown != expected else None
