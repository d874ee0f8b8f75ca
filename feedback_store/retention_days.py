"""How long voices are kept: a change of the setting takes effect on the first day of the next month."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from config.settings import RETENTION_FLOOR_DAYS
from feedback_store.facts import forget_fact, read_fact, write_fact
from feedback_store.periods import next_month_begin

NOW, NEXT, NEXT_FROM = "retention_days", "retention_days_next", "retention_days_next_from"
"""The facts that hold what is in force, what follows it, and from which day on."""


@dataclass(frozen=True)
class Change:
    """What is going to be in force from a day on (days)."""

    days: int
    begin: date


@dataclass(frozen=True)
class Keeping:
    """How long voices are kept now (days), and what is about to change."""

    days: int
    change: Change | None = None


def settle_keeping(connection: Connection, wanted: int, today: date) -> Keeping:
    """Return how long voices are kept today, and note it.

    Args:
        connection: one for writing.
        wanted: the setting (days); the first one counts at once, as no voice is older than the installation.
        today: the trusted day.
    """
    noted, begin = _days(connection, NEXT), _day(connection, NEXT_FROM)
    change = Change(noted, begin) if noted and begin else None
    days = _days(connection, NOW) or wanted
    if change and change.begin <= today:
        days, change = change.days, None
    if wanted == days:
        change = None
    elif change is None or change.days != wanted:
        change = Change(wanted, next_month_begin(today))
    _note(connection, days, change)
    return Keeping(days, change)


def _note(connection: Connection, days: int, change: Change | None) -> None:
    write_fact(connection, NOW, str(days))
    if change:
        write_fact(connection, NEXT, str(change.days))
        write_fact(connection, NEXT_FROM, change.begin.isoformat())
    else:
        forget_fact(connection, NEXT)
        forget_fact(connection, NEXT_FROM)


def _days(connection: Connection, name: str) -> int | None:
    """Return a number of days, never fewer than the floor; None where nothing that is a number was noted."""
    noted = read_fact(connection, name) or ""
    return max(int(noted), RETENTION_FLOOR_DAYS) if noted.isdecimal() else None


def _day(connection: Connection, name: str) -> date | None:
    try:
        return date.fromisoformat(read_fact(connection, name) or "")
    except ValueError:
        return None
