"""The lattice of periods, from the days and ISO weeks of the tallies: week, quarter, year."""

import re
from datetime import date
from typing import NamedTuple

from analysis.errors import PeriodError

WEEK = re.compile(r"(\d{4})-W(\d{2})")
THURSDAY = 4


class Quarter(NamedTuple):
    """A quarter of a year; number is 1 to 4."""

    year: int
    number: int


def quarter_of(period: str) -> Quarter:
    """Return the quarter of a day or an ISO week; a week belongs to the month of its Thursday.

    Raises:
        PeriodError: the text is neither.
    """
    day = _day_of(period)
    return Quarter(day.year, (day.month + 2) // 3)


def year_of(period: str) -> int:
    """Return the year of a day or an ISO week, by the same rule; raises PeriodError as `quarter_of` does."""
    return _day_of(period).year


def week_of(period: str) -> str:
    """Return the ISO week, such as 2026-W47, of a day or a week; raises PeriodError as `quarter_of` does."""
    year, week, _ = _day_of(period).isocalendar()
    return f"{year}-W{week:02}"


def _day_of(period: str) -> date:
    try:
        if found := WEEK.fullmatch(period):
            return date.fromisocalendar(int(found[1]), int(found[2]), THURSDAY)
        if len(period) == len("2026-11-22"):
            return date.fromisoformat(period)
    except ValueError:
        pass
    raise PeriodError(f"found the period {period!r}; give a day such as 2026-11-22 or a week such as 2026-W47")
