"""Who is to know of a call at a moment: whom the child chose, then the next in line, then all and those outside.

Nobody whom the child chose against is ever among them, nor anybody of the house where it chose somebody outside.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from config.vocabulary import Place
from feedback_store.calls.kept import Call, all_calls
from feedback_store.calls.listeners import listeners_of
from feedback_store.concerns.recipients import recipients_of
from feedback_store.engine import Store
from feedback_store.errors import UnknownCallError
from feedback_store.staff import StaffMember, all_staff

NEXT = timedelta(minutes=5)
"""So long each has time to say that they are going, before others are asked too."""


@dataclass(frozen=True)
class People:
    """Who can be asked in a service.

    Attributes:
        house: whom its children may choose, in the order of duty.
        outside: those outside it who receive concerns.
        administrators: who is left where nobody else is, so that a child is heard by somebody.
    """

    house: tuple[StaffMember, ...]
    outside: tuple[StaffMember, ...]
    administrators: tuple[StaffMember, ...]


def people_of(store: Store, service: str) -> People:
    """Return who can be asked in a service."""
    return People(
        house=tuple(one.member for one in listeners_of(store, service)),
        outside=tuple(one.member for one in recipients_of(store, service) if one.place is Place.OUTSIDE),
        administrators=tuple(one for one in all_staff(store) if one.is_administrator),
    )


def line_of(people: People, call: Call) -> tuple[tuple[StaffMember, ...], ...]:
    """Return who is asked, in steps: each is asked besides those before."""
    if call.is_outside:
        steps = [_without(people.outside, people.house)]
        last = _without(people.administrators, people.house)
    else:
        able = tuple(one for one in people.house if one.id not in call.not_wanted)
        first = tuple(one for one in able if one.id in call.wanted) or able[:1]
        others = _without(able, first)
        steps = [first, others[:1], (*others[1:], *_without(people.outside, able))]
        last = people.administrators
    found = [tuple(one for one in step if one.id not in call.not_wanted) for step in (*steps, last)]
    return tuple(filter(None, found[:-1])) or (found[-1],)


def reached(store: Store, call: Call, now: datetime) -> tuple[StaffMember, ...]:
    """Return who is to know of a call by now; once somebody has taken it on, nobody more is asked."""
    return reached_of(people_of(store, call.service), call, now)


def reached_of(people: People, call: Call, now: datetime) -> tuple[StaffMember, ...]:
    """Return what `reached` does, of these people; for whoever looks at many calls of one service."""
    until = call.taken_on.at if call.taken_on else now
    begun = 1 + max(0, (until - call.arrived_at) // NEXT)
    return tuple(member for step in line_of(people, call)[:begun] for member in step)


def calls_for(store: Store, member_id: str, now: datetime) -> tuple[Call, ...]:
    """Return the calls that a member of staff may see: open ones first, of these first what nobody has taken on."""
    of_services = groupby(sorted(all_calls(store), key=lambda one: one.service), key=lambda one: one.service)
    found = [call for service, its in of_services for call in _told_to(member_id, people_of(store, service), its, now)]
    return tuple(sorted(found, key=lambda one: (one.settled is not None, one.taken_on is not None)))


def find_call(store: Store, member_id: str, call_id: str, now: datetime) -> Call:
    """Return one of the calls that a member may see.

    Raises:
        UnknownCallError: there is none with this id, or this member may not see it; nobody learns which.
    """
    for call in calls_for(store, member_id, now):
        if call.id == call_id:
            return call
    raise UnknownCallError("there is no such call for you")


def _told_to(member_id: str, people: People, calls: Iterable[Call], now: datetime) -> list[Call]:
    return [call for call in calls if member_id in {member.id for member in reached_of(people, call, now)}]


def _without(members: Iterable[StaffMember], others: Collection[StaffMember]) -> tuple[StaffMember, ...]:
    return tuple(one for one in members if one not in others)
