"""The opening hours of a service, by which its tablets know what was tapped while nobody was to be there."""

import re
from dataclasses import dataclass

from sqlalchemy import select, update

from config.errors import quoted
from feedback_store.engine import Store
from feedback_store.errors import ServiceRefusedError
from feedback_store.schema import services
from feedback_store.social_services import find_service

DAYS = (1, 2, 3, 4, 5, 6, 7)
"""ISO weekdays: 1 is Monday."""

TIME_FORM = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, order=True)
class OpenHours:
    """On a weekday (1 is Monday) a service is open from one time to another, such as "08:00" and "17:00"."""

    day: int
    opens: str
    closes: str


def hours_of(store: Store, service: str) -> tuple[OpenHours, ...]:
    """Return when a service is open, by weekday; nothing where nobody has said it. Raises UnknownServiceError."""
    find_service(store, service)
    with store.reading() as connection:
        written = connection.scalar(select(services.c.hours).where(services.c.key == service))
    return read_hours(written or "")


def set_hours(store: Store, service: str, hours: tuple[OpenHours, ...]) -> None:
    """Note when a service is open; its tablets hear of it at their next look.

    Raises:
        UnknownServiceError: no service has this key.
        ServiceRefusedError: a day stands twice, or ends before it begins.
    """
    find_service(store, service)
    read_hours(write_hours(hours))
    with store.writing() as connection:
        connection.execute(update(services).where(services.c.key == service).values(hours=write_hours(hours) or None))


def read_hours(written: str) -> tuple[OpenHours, ...]:
    """Return hours from their short form, such as "1 08:00-17:00, 2 08:00-12:30"; raises ServiceRefusedError."""
    found = [_read_day(part.strip()) for part in written.split(",") if part.strip()]
    days = [each.day for each in found]
    if len(set(days)) < len(days):
        raise ServiceRefusedError(f"found a weekday twice in the hours {quoted(written)}; give each day once")
    return tuple(sorted(found))


def write_hours(hours: tuple[OpenHours, ...]) -> str:
    """Return hours in the short form that `read_hours` reads."""
    return ", ".join(f"{each.day} {each.opens}-{each.closes}" for each in hours)


def _read_day(part: str) -> OpenHours:
    day, _, times = part.partition(" ")
    opens, _, closes = times.strip().partition("-")
    is_fit = day in map(str, DAYS) and TIME_FORM.fullmatch(opens) and TIME_FORM.fullmatch(closes) and opens < closes
    if not is_fit:
        raise ServiceRefusedError(
            f"found {quoted(part)} among the hours; give a weekday from 1 to 7 and two times, the later last: "
            "1 08:00-17:00"
        )
    return OpenHours(int(day), opens, closes)
