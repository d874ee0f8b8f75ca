"""Who is to know of a call at a moment: whom the child chose, then the next in line, then all and those outside.

Nobody whom the child chose against is ever among them, nor anybody of the house where it chose somebody outside.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from config.vocabulary import Place
from feedback_store.calls.kept import Call, calls_of
from feedback_store.calls.listeners import listeners_of
from feedback_store.concerns.recipients import recipients_of
from feedback_store.engine import Store
from feedback_store.errors import UnknownCallError
from feedback_store.social_services import all_services
from feedback_store.staff import StaffMember, all_staff

NEXT = timedelta(minutes=5)
"""So long each has time to say that they are going, before others are asked too."""


def line_of(store: Store, call: Call) -> tuple[tuple[StaffMember, ...], ...]:
    """Return who is asked, in steps: each is asked besides those before."""
    house = tuple(one.member for one in listeners_of(store, call.service))
    outside = tuple(one.member for one in recipients_of(store, call.service) if one.place is Place.OUTSIDE)
    if call.is_outside:
        steps: list[tuple[StaffMember, ...]] = [tuple(one for one in outside if one not in house)]
    else:
        able = [one for one in house if one.id not in call.not_wanted]
        first = [one for one in able if one.id in call.wanted] or able[:1]
        others = [one for one in able if one not in first]
        steps = [tuple(first), tuple(others[:1]), (*others[1:], *(one for one in outside if one not in able))]
    found = [_without(step, call.not_wanted) for step in steps]
    return tuple(filter(None, found)) or (_administrators(store, call, house),)


def reached(store: Store, call: Call, now: datetime) -> tuple[StaffMember, ...]:
    """Return who is to know of a call by now; once somebody has taken it on, nobody more is asked."""
    until = call.taken_on.at if call.taken_on else now
    steps = line_of(store, call)
    begun = 1 + max(0, (until - call.arrived_at) // NEXT)
    return tuple(member for step in steps[:begun] for member in step)


def calls_for(store: Store, member_id: str, now: datetime) -> tuple[Call, ...]:
    """Return the calls that a member of staff may see: open ones first, of these first what nobody has taken on."""
    found = [
        call
        for service in all_services(store)
        for call in calls_of(store, service.key)
        if member_id in {member.id for member in reached(store, call, now)}
    ]
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


def _without(step: Iterable[StaffMember], not_wanted: Iterable[str]) -> tuple[StaffMember, ...]:
    return tuple(member for member in step if member.id not in not_wanted)


def _administrators(store: Store, call: Call, house: tuple[StaffMember, ...]) -> tuple[StaffMember, ...]:
    """Return who is left where nobody else is, so that a child is heard by somebody."""
    chosen_against = {*call.not_wanted, *(member.id for member in house if call.is_outside)}
    return tuple(one for one in all_staff(store) if one.is_administrator and one.id not in chosen_against)
