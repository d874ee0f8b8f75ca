"""What staff say of an event: its name, its day, how many are expected and what they are asked; and when it is over."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from secrets import token_hex
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from config.errors import quoted
from config.instrument import Instrument
from feedback_store.bot_links import Goal
from feedback_store.engine import Store
from feedback_store.errors import EventRefusedError, UnknownEventError
from feedback_store.offering import offered_by
from feedback_store.schema import events
from feedback_store.social_services import MOST_USERS, find_service

LONGEST_NAME = 60
"""So that it stands on a poster (characters)."""
AHEAD = timedelta(days=366)
FULL = "jar"
"""The object of instruments that are not asked at events: on the shelf the jar fills by all its notes."""
LONGEST_HOLD_DAYS = 6
"""So many evenings in a row the box may wait for events; on the next one it is opened all the same."""


class State(StrEnum):
    """How far an event is; by its date it is over on the next day in any case."""

    OPEN = "open"
    OVER = "over"
    COUNTED = "counted"


@dataclass(frozen=True)
class Event:
    """An event; its `key` is random, and no later one has it. `tablets`: the devices that belong to it that day."""

    service: str
    key: str
    name: str
    held_on: date
    expected: int
    instruments: tuple[str, ...]
    state: State = State.OPEN
    tablets: tuple[str, ...] = ()

    def is_on(self, today: date) -> bool:
        """Return whether what is said by its code today belongs to it."""
        return self.state is State.OPEN and self.held_on == today

    def is_over(self, today: date) -> bool:
        """Return whether it was closed, by hand or by the end of its day."""
        return self.state is not State.OPEN or self.held_on < today


def askable(store: Store, service: str) -> dict[str, Instrument]:
    """Return what may be asked at an event, by key; letters with an answer and notes for the jar go their own way.

    Raises:
        UnknownServiceError: no service has this key.
    """
    offered = offered_by(store, service)
    return {key: one for key, one in offered.items() if not one.is_answered and one.object != FULL}


def make_event(
    store: Store,
    service: str,
    name: str,
    held_on: date,
    expected: int,
    instruments: Sequence[str],
    tablets: Sequence[str] = (),
) -> Event:
    """Add an event and return it.

    Raises:
        UnknownServiceError: no service has this key.
        EventRefusedError: too few are expected, its day is over or far off, its name does not fit, or something is
            asked that cannot be asked there.
    """
    _check(store, name, held_on, expected)
    known = askable(store, service)
    unknown = [key for key in instruments if key not in known]
    if unknown or not instruments:
        raise EventRefusedError(f"found {quoted(', '.join(unknown))}; ask at least one of {', '.join(sorted(known))}")
    asked = tuple(key for key in known if key in instruments)
    made = Event(service, token_hex(8), name.strip(), held_on, expected, asked, tablets=tuple(tablets))
    row = vars(made) | {"instruments": json.dumps(asked), "tablets": json.dumps(tablets)}
    with store.writing() as connection:
        connection.execute(insert(events).values(row))
    return made


def close_event(store: Store, service: str, key: str) -> None:
    """Close an event by hand; what is said by its code from now on is taken without it. Twice is harmless."""
    with store.writing() as connection:
        is_open = (events.c.service == service, events.c.key == key, events.c.state == State.OPEN)
        connection.execute(update(events).where(*is_open).values(state=State.OVER))


def cancel_event(store: Store, service: str, key: str) -> None:
    """Take away an event whose day has not come; its codes lead nowhere any more.

    Raises:
        UnknownEventError: there is none with this key.
        EventRefusedError: its day has come.
    """
    if find_event(store, service, key).held_on <= store.today():
        raise EventRefusedError("the day of this event has come, and somebody may have answered; close it instead")
    with store.writing() as connection:
        connection.execute(delete(events).filter_by(service=service, key=key))


def events_of(store: Store, service: str) -> tuple[Event, ...]:
    """Return the events of a service, the latest day first."""
    with store.reading() as connection:
        return tuple(sorted(read_events(connection, service), key=lambda one: (one.held_on, one.key), reverse=True))


def goals_of_events(store: Store) -> Iterator[Goal]:
    """Return where the codes of all events lead, those that are over too."""
    with store.reading() as connection:
        rows = connection.execute(select(events.c.service, events.c.key)).all()
    return (Goal(row.service, event=row.key) for row in rows)


def event_behind(store: Store, goal: Goal) -> Event | None:
    """Return the event that a code leads to, None where it leads to none."""
    return find_event(store, goal.service, goal.event) if goal.event else None


def event_on(store: Store, service: str, device: str) -> Event | None:
    """Return the event to which what is said on a device belongs today, None where there is none."""
    today = store.today()
    return next((one for one in events_of(store, service) if one.is_on(today) and device in one.tablets), None)


def find_event(store: Store, service: str, key: str) -> Event:
    """Return one event of a service; raises UnknownEventError where none has this key."""
    find_service(store, service)
    found = next((one for one in events_of(store, service) if one.key == key), None)
    if found is None:
        raise UnknownEventError(f"{service} has no event {quoted(key)}; look at the page of its events")
    return found


def read_events(connection: Connection, service: str) -> list[Event]:
    """Return the events of a service in any order."""
    return [_event(row) for row in connection.execute(select(events).where(events.c.service == service))]


def is_held_back(known: Sequence[Event], today: date) -> bool:
    """Return whether the box is left shut this evening: an event is on, whose voices are to come out together.

    Where every day has its event, the box is not kept shut for ever.
    """
    days = {one.held_on for one in known}
    in_a_row = all(today - timedelta(days=n) in days for n in range(LONGEST_HOLD_DAYS + 1))
    return any(one.is_on(today) for one in known) and not in_a_row


def _check(store: Store, name: str, held_on: date, expected: int) -> None:
    today, fewest = store.today(), store.settings.smallest_group
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise EventRefusedError(f"an event needs a name of at most {LONGEST_NAME} letters, as it stands on the poster")
    if not today <= held_on <= today + AHEAD:
        raise EventRefusedError(f"found the day {held_on}; give one from today on, at most a year ahead")
    if not fewest <= expected <= MOST_USERS:
        raise EventRefusedError(
            f"found {expected} expected people; an event needs at least {fewest}: among fewer one would know who "
            "answered. Talk with them instead"
        )


def _event(row: Row[Any]) -> Event:
    asked = tuple(json.loads(row.instruments))
    tablets = tuple(json.loads(row.tablets))
    return Event(row.service, row.key, row.name, row.held_on, row.expected, asked, State(row.state), tablets)
