"""On which days a tablet was on, partly on or off, while its service was open."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import delete, select

from feedback_store.closures import is_closed_on
from feedback_store.engine import Store
from feedback_store.hours import hours_of
from feedback_store.schema import devices
from feedback_store.switched_on.table import device_days
from feedback_store.upsert import put_row

KEPT = timedelta(days=400)
"""So long a day is known, for the figures of a year."""
USUAL_HOURS = frozenset(range(9, 17))
"""The hours of a service that has told none, from Monday to Friday (full hours)."""
MOST = 0.75
"""Heard in this part of the hours a tablet was on; the rest may be a restart."""
LOOK_BACK_DAYS = 14


class OnState(StrEnum):
    """How a tablet was on a day."""

    ON = "on"
    PARTLY = "partly"
    OFF = "off"


def note_day(store: Store, device: str, service: str, day: date, heard: Collection[int]) -> None:
    """Note one word for a day that is over; nothing for one on which the service was closed.

    Args:
        heard: the full hours of the day in which the tablet asked for its shelf.
    """
    hours = open_hours(store, service, day)
    if not hours:
        return
    part = len(hours.intersection(heard)) / len(hours)
    state = OnState.ON if part >= MOST else OnState.PARTLY if part else OnState.OFF
    with store.writing() as connection:
        connection.execute(delete(device_days).where(device_days.c.day < day - KEPT))
        put_row(connection, device_days, {"device": device, "day": day, "state": state.value})


def last_states(store: Store, service: str) -> tuple[date | None, Mapping[str, OnState | None]]:
    """Return the last open day that is over, and how each tablet was on it; None for one that was never heard."""
    day = last_open_day(store, service)
    with store.reading() as connection:
        known = select(devices.c.id).where(devices.c.service == service, devices.c.revoked_on.is_(None))
        ids = connection.scalars(known).all()
        ever = set(connection.scalars(select(device_days.c.device).where(device_days.c.device.in_(ids)).distinct()))
        of_day = select(device_days.c.device, device_days.c.state).where(device_days.c.day == day)
        found = {row.device: OnState(row.state) for row in connection.execute(of_day)}
    return day, {one: found.get(one, OnState.OFF if one in ever else None) for one in ids}


def last_open_day(store: Store, service: str) -> date | None:
    """Return the last day before today on which a service was open, None where it was closed for two weeks."""
    days = (store.today() - timedelta(days=back) for back in range(1, LOOK_BACK_DAYS + 1))
    return next((day for day in days if open_hours(store, service, day)), None)


def open_hours(store: Store, service: str, day: date) -> frozenset[int]:
    """Return the full hours in which a service was open on a day; none where it was closed."""
    if is_closed_on(store, service, day):
        return frozenset()
    told = hours_of(store, service)
    if not told:
        return USUAL_HOURS if day.isoweekday() < 6 else frozenset()
    found = (each for each in told if each.day == day.isoweekday())
    return frozenset(hour for each in found for hour in range(int(each.opens[:2]), int(each.closes[:2])))
