"""The day that the store trusts: what may not be done on a wrong day waits until a person has confirmed the day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from feedback_store.engine import Store
from feedback_store.errors import ClockJumpedError, OtherDayError
from feedback_store.facts import forget_fact, read_fact, write_fact
from feedback_store.schema import jobs

SURE = "clock_sure_on"
"""The fact that holds the last day that was sure: the daily jobs were done on it, or a person confirmed it."""

DOUBTED = "clock_doubted_on"
"""The fact that holds a day to which the clock jumped while it was watched (watch.py)."""

REMEDY = (
    "if today is right, type `glasche clock confirm`, or use the button on the staff pages; "
    "if not, set the clock of this machine right"
)


@dataclass(frozen=True)
class Question:
    """What a person is asked: whether the day that the clock shows is right, so long after the last sure one."""

    today: date
    last: date

    def __str__(self) -> str:
        return (
            f"the clock says that today is {in_words(self.today)}, and the last day that was sure is "
            f"{in_words(self.last)}, so nothing is opened or deleted"
        )


def in_words(day: date) -> str:
    """Return a day as commands say it: Sunday, 22 November 2026."""
    return f"{day:%A}, {day.day} {day:%B %Y}"


def require_trusted_day(store: Store) -> date:
    """Return the day it is, if nothing speaks against it.

    Where the machine was off for a weekend, this asks too: nobody can tell that from a clock that jumped.

    Raises:
        ClockJumpedError: the day lies before the last sure one or more than a day after it, or the clock was seen
            to jump to it; and no person has confirmed it.
    """
    today = store.today()
    if question := _question(store, today):
        raise ClockJumpedError(f"{question}; {REMEDY}")
    return today


def open_question(store: Store) -> Question | None:
    """Return what a person has to be asked about the day, or None."""
    return _question(store, store.today())


def confirm_day(store: Store, day: date) -> None:
    """Note that a person has said that today is this day.

    Raises:
        OtherDayError: the clock shows another day.
    """
    if day != store.today():
        raise OtherDayError(
            f"the clock says that today is {in_words(store.today())}, and {in_words(day)} was to be confirmed; set the "
            "clock of this machine right, or confirm the day that it shows"
        )
    with store.writing() as connection:
        note_sure_day(connection, day)
        forget_fact(connection, DOUBTED)


def note_sure_day(connection: Connection, day: date) -> None:
    """Note the last day that was sure."""
    write_fact(connection, SURE, day.isoformat())


def doubted_day(store: Store) -> date | None:
    """Return the day to which the clock was seen to jump, until a person has confirmed it or it went back."""
    with store.reading() as connection:
        noted = read_fact(connection, DOUBTED)
    return date.fromisoformat(noted) if noted else None


def doubt_day(store: Store, day: date | None) -> None:
    """Note that the clock was seen to jump to a day; with None, that it went back."""
    with store.writing() as connection:
        if day is None:
            forget_fact(connection, DOUBTED)
        else:
            write_fact(connection, DOUBTED, day.isoformat())


def _question(store: Store, today: date) -> Question | None:
    with store.reading() as connection:
        last, doubted = _last_sure_day(connection), read_fact(connection, DOUBTED)
    if last is None or ((today - last).days in (0, 1) and doubted != today.isoformat()):
        return None
    return Question(today, last)


def _last_sure_day(connection: Connection) -> date | None:
    noted = read_fact(connection, SURE)
    return date.fromisoformat(noted) if noted else connection.scalar(select(func.max(jobs.c.last_success_on)))
