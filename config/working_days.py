"""Working days in Bulgaria: by which a time ends that the law or a house counts in them."""

from collections.abc import Iterable
from datetime import date, timedelta

from config.public_holidays import WEEKEND, public_holidays

DAY = timedelta(days=1)


def is_working_day(day: date, days_off: Iterable[date] = ()) -> bool:
    """Return whether a day is no weekend, no public holiday, and none of the days off that were decreed besides."""
    return day.isoweekday() not in WEEKEND and day not in public_holidays(day.year) and day not in tuple(days_off)


def working_days_after(day: date, count: int, days_off: Iterable[date] = ()) -> date:
    """Return the last of so many working days that follow a day, which itself does not count."""
    off = frozenset(days_off)
    while count > 0:
        day += DAY
        count -= is_working_day(day, off)
    return day


def days_after(day: date, count: int, days_off: Iterable[date] = ()) -> date:
    """Return the day so many days later or, where that is none, the next working day.

    Source: Obligations and Contracts Act, article 72 (2).
    """
    day += count * DAY
    off = frozenset(days_off)
    return day if is_working_day(day, off) else working_days_after(day, 1, off)


def working_days_left(today: date, last: date, days_off: Iterable[date] = ()) -> int:
    """Return how many working days are left until a day, itself included and today not; below 0 once it is over."""
    off = frozenset(days_off)
    begin, end = sorted((today, last))
    count = sum(is_working_day(begin + step * DAY, off) for step in range(1, (end - begin).days + 1))
    return count if last >= today else -count
