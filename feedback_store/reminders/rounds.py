"""When reminders are sent: once a month, from its first Saturday on, in the late afternoon."""

from datetime import date, datetime, timedelta

HOURS = range(16, 20)
"""No night, no morning of a school day; the phone may lie on the kitchen table then."""
SATURDAY = 5
LATE_DAYS = 13
"""A machine that is off at weekends sends on a later day; after so many the month is left out."""
REST = timedelta(days=7)
"""Whoever has just asked for reminders gets none within so many days."""


def round_at(moment: datetime) -> str | None:
    """Return the month whose reminder may be sent now, such as "2026-12", or None."""
    late = moment.date() - first_saturday(moment.date())
    return month_name(moment.date()) if moment.hour in HOURS and 0 <= late.days <= LATE_DAYS else None


def round_before_first(asked_on: date) -> str:
    """Return the last month that sends nothing to somebody who asks on a day."""
    return month_name(asked_on + REST)


def first_saturday(day: date) -> date:
    """Return the first Saturday of the month of a day."""
    first = day.replace(day=1)
    return first + timedelta(days=(SATURDAY - first.weekday()) % 7)


def month_name(day: date) -> str:
    """Return the month of a day, such as "2026-12"."""
    return f"{day:%Y-%m}"
