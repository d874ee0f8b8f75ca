"""The lattice of periods, from the days, ISO weeks and months of the tallies: week, quarter, year."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analysis.errors import PeriodError
from feedback_store import periods


class Quarter(NamedTuple):
    """A quarter of a year; number is 1 to 4."""

    year: int
    number: int


def quarter_of(period: str) -> Quarter:
    """Return the quarter of a day, an ISO week or a month; a week belongs to the month of its Thursday.

    Raises:
        PeriodError: the text is none of them.
    """
    day = _day_of(period)
    return Quarter(day.year, (day.month + 2) // 3)


def year_of(period: str) -> int:
    """Return the year of a period, by the same rule; raises PeriodError as `quarter_of` does."""
    return _day_of(period).year


def week_of(period: str) -> str | None:
    """Return the ISO week, such as 2026-W47, of a day or a week, and None for a month, which lies in none.

    Raises:
        PeriodError: as `quarter_of` does.
    """
    day = _day_of(period)
    return None if periods.is_month(period) else periods.week_of(day)


def quarters_name(year: int, quarters: Sequence[int]) -> str:
    """Return the name of successive quarters of a year: 2026-Q1 or 2026-Q1-Q2."""
    return "-".join((str(year), *(f"Q{number}" for number in (quarters[0], quarters[-1])[: len(quarters)])))


def _day_of(period: str) -> date:
    try:
        return periods.day_that_decides(period)
    except ValueError:
        raise PeriodError(
            f"found the period {period!r}; give a day such as 2026-11-22, a week such as 2026-W47 or a month such as "
            "2026-11"
        ) from None
