"""Days, ISO weeks and months as voices and tallies bear them: where each ends, and how long each is kept apart."""

import re
from calendar import monthrange
from datetime import date, timedelta

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
WEEK = re.compile(r"(\d{4})-W(\d{2})")
MONTH = re.compile(r"\d{4}-\d{2}")
THURSDAY, SUNDAY = 4, 7


def week_of(day: date) -> str:
    """Return the ISO week of a day, such as 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def periods_of_week(week: str) -> tuple[str, ...]:
    """Return the periods that lie in an ISO week such as 2026-W47: itself and its seven days; raises ValueError."""
    thursday = day_that_decides(week)
    return (week, *((thursday + timedelta(days=day)).isoformat() for day in range(-3, 4)))


def is_month(period: str) -> bool:
    """Return whether a period is a month such as 2026-11."""
    return bool(MONTH.fullmatch(period))


def day_that_decides(period: str) -> date:
    """Return the day by which a period belongs to its month and year: of a week its Thursday, of a month the first.

    Raises:
        ValueError: this is no day, ISO week or month.
    """
    if found := WEEK.fullmatch(period):
        return date.fromisocalendar(int(found[1]), int(found[2]), THURSDAY)
    if is_month(period):
        return date.fromisoformat(f"{period}-01")
    if DAY.fullmatch(period):
        return date.fromisoformat(period)
    raise ValueError(f"{period!r} is no day, week or month")


def month_of(period: str) -> str:
    """Return the month of a day or a week, such as 2026-11; raises ValueError as above."""
    return day_that_decides(period).isoformat()[:7]


def last_day_of(period: str) -> date:
    """Return the day with which a period ends; raises ValueError as above."""
    day = day_that_decides(period)
    if WEEK.fullmatch(period):
        return day + timedelta(days=SUNDAY - THURSDAY)
    return day.replace(day=monthrange(day.year, day.month)[1]) if is_month(period) else day


def first_month_needed(oldest: date) -> str:
    """Return the first month whose words are still kept, where voices that ended before the oldest day are gone.

    A month's last week may end in the next month, by three days at most.
    """
    month = month_of(oldest.isoformat())
    before = oldest.replace(day=1) - timedelta(days=1)
    is_needed = month_of(week_of(oldest)) == month_of(before.isoformat())
    return month_of(before.isoformat()) if is_needed else month


def first_day_apart(today: date) -> date:
    """Return the first day whose figures are kept by day or week: a Monday, so that no week is kept in part.

    Days are told apart in this quarter and the one before, months ever after.
    """
    first = _quarter_begin(_quarter_begin(today) - timedelta(days=1))
    return first - timedelta(days=first.weekday())


def next_month_begin(day: date) -> date:
    """Return the first day of the month after that of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1]) + timedelta(days=1)


def _quarter_begin(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
