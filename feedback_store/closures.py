"""The days on which a service is closed: public holidays, and days or weeks that its staff enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import delete, select, update

from config.public_holidays import Feast, public_holidays
from feedback_store.engine import Store
from feedback_store.errors import ServiceRefusedError
from feedback_store.hours import hours_of
from feedback_store.schema import closed_days, services
from feedback_store.social_services import find_service
from feedback_store.upsert import put_row

DAY = timedelta(days=1)
SUNDAY = 7
LONGEST_DAYS = 366
"""Whoever is closed for longer is closed for good; more is a slip."""


@dataclass(frozen=True, order=True)
class Closure:
    """Days on which a service is closed, both included; staff entered those that are no feast."""

    first: date
    last: date
    feast: Feast | None = None


def closures_of(store: Store, service: str, days: int) -> tuple[Closure, ...]:
    """Return when a service is closed within so many days from today on, earliest first; days of one feast as one.

    Holidays count only where it has opening hours and is not open on holidays as well.
    """
    first, last = store.today(), store.today() + days * DAY
    entered = [one for one in entered_closures(store, service) if one.first <= last and one.last >= first]
    has_holidays = bool(hours_of(store, service)) and not is_open_on_holidays(store, service)
    return tuple(
        sorted([*entered, *(_holidays(store, first, last) if has_holidays else ())], key=lambda one: one.first)
    )


def is_closed_on(store: Store, service: str, day: date) -> bool:
    """Return whether a service was closed on a day, by what staff entered or as a holiday."""
    entered = (one for one in entered_closures(store, service) if one.first <= day <= one.last)
    has_holidays = bool(hours_of(store, service)) and not is_open_on_holidays(store, service)
    return any(entered) or (has_holidays and any(_holidays(store, day, day)))


def laid_together(closures: tuple[Closure, ...]) -> tuple[tuple[date, date], ...]:
    """Return the spans of closures, those that touch each other as one."""
    spans: list[tuple[date, date]] = []
    for one in closures:
        if spans and one.first <= spans[-1][1] + DAY:
            spans[-1] = (spans[-1][0], max(spans[-1][1], one.last))
        else:
            spans.append((one.first, one.last))
    return tuple(spans)


def entered_closures(store: Store, service: str) -> tuple[Closure, ...]:
    """Return the closed days that staff entered, also those that are over."""
    with store.reading() as connection:
        rows = connection.execute(select(closed_days).filter_by(service=service)).all()
    return tuple(sorted(Closure(row.first_on, row.last_on) for row in rows))


def close_days(store: Store, service: str, first: date, last: date) -> None:
    """Note that a service is closed from one day to another; its tablets hear of it at their next look.

    Raises:
        UnknownServiceError: no service has this key.
        ServiceRefusedError: the days end before they begin, are over, or last longer than a year.
    """
    find_service(store, service)
    if not (first <= last < first + LONGEST_DAYS * DAY and last >= store.today()):
        raise ServiceRefusedError(
            f"found closed days from {first} to {last}; give two days to come, the later one last, at most a year apart"
        )
    with store.writing() as connection:
        put_row(connection, closed_days, {"service": service, "first_on": first, "last_on": last})


def open_days(store: Store, service: str, first: date) -> None:
    """Take back the closed days that begin on a day."""
    with store.writing() as connection:
        connection.execute(delete(closed_days).filter_by(service=service, first_on=first))


def is_open_on_holidays(store: Store, service: str) -> bool:
    """Return whether a service is open on public holidays; where nobody has said it, as it is open on Sundays."""
    with store.reading() as connection:
        said = connection.scalar(select(services.c.is_open_on_holidays).where(services.c.key == service))
    return any(one.day == SUNDAY for one in hours_of(store, service)) if said is None else bool(said)


def set_open_on_holidays(store: Store, service: str, *, is_open: bool) -> None:
    """Note whether a service is open on public holidays."""
    with store.writing() as connection:
        connection.execute(update(services).where(services.c.key == service).values(is_open_on_holidays=is_open))


def _holidays(store: Store, first: date, last: date) -> Iterator[Closure]:
    known = {day: feast for year in range(first.year, last.year + 1) for day, feast in public_holidays(year).items()}
    decreed = dict.fromkeys(store.settings.days_off or (), Feast.INSTEAD)
    off = [Closure(day, day, feast) for day, feast in sorted((decreed | known).items()) if first <= day <= last]
    for _, feasts in groupby(enumerate(off), key=lambda each: (each[1].feast, each[1].first - each[0] * DAY)):
        days = [one for _, one in feasts]
        yield Closure(days[0].first, days[-1].last, days[0].feast)
