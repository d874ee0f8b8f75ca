"""Quarters as quotes bear them, such as 2026-Q3: they can be compared as texts."""

from feedback_store.periods import day_that_decides


def quarter_of(period: str) -> str:
    """Return the quarter of a day, week or month, by the day that decides; raises ValueError where it is none."""
    day = day_that_decides(period)
    return f"{day.year}-Q{(day.month + 2) // 3}"


def year_of(quarter: str) -> int:
    """Return the year of a quarter."""
    return int(quarter[:4])
