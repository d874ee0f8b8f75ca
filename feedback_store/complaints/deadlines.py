"""By when an entry of the journal is to get a reply and to be settled, and how long that is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from config.settings import Settings
from config.working_days import days_after, working_days_after, working_days_left

SOON_WORKING_DAYS = 2
"""So many working days before its end a deadline is warned of."""


class Duty(StrEnum):
    """What is to be done by a day."""

    REPLY = "reply"
    SETTLE = "settle"


@dataclass(frozen=True)
class Deadline:
    """What is to be done by which day; `left` are the working days until then, below 0 once it is over."""

    duty: Duty
    last: date
    left: int

    @property
    def is_late(self) -> bool:
        """Whether the day is over."""
        return self.left < 0

    @property
    def is_soon(self) -> bool:
        """Whether the day is near, and not over."""
        return 0 <= self.left <= SOON_WORKING_DAYS


def deadline_of(settings: Settings, today: date, begun: date, waits_since: date | None) -> Deadline:
    """Return the deadline of an open entry that comes first.

    Args:
        settings: how many days each may take, and days off besides the holidays.
        today: the day it is.
        begun: when the sender began it or, where it was closed before, took it up again.
        waits_since: since when the sender waits for a reply; None where they have one.
    """
    off = settings.days_off or ()
    ends = [(days_after(begun, settings.complaint_days, off), Duty.SETTLE)]
    if waits_since is not None:
        ends.append((working_days_after(waits_since, settings.reply_working_days, off), Duty.REPLY))
    last, duty = min(ends)
    left = working_days_left(today, last, off)
    return Deadline(duty, last, left if last >= today else min(left, -1))
