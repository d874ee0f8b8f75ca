"""Who is to be told that there is a concern, and when: rounds by the clock, until somebody has taken it on.

A concern of severity 3 is told to all who may see it at once, and again every half hour. One of severity 1 or 2 is
told at a set hour: first to those in the house, from the second day on to those outside as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial

from config.settings import ZONE
from config.vocabulary import Place
from feedback_store.concerns.acts import Act, OpenConcern, waiting_concerns
from feedback_store.concerns.heard import HeardConcern
from feedback_store.concerns.recipients import Recipient, readers_among, recipients_of
from feedback_store.engine import Store
from feedback_store.staff import StaffMember, all_staff

AT_ONCE = 3
"""From this severity on nobody waits for the hour."""
AGAIN_AT_ONCE, AGAIN = timedelta(minutes=30), timedelta(days=1)


@dataclass(frozen=True)
class Notice:
    """Somebody who is to be told of some concerns now; what they say is not told."""

    member: StaffMember
    concerns: tuple[HeardConcern, ...]


def due_notices(store: Store, now: datetime, act: Act = Act.TOLD) -> tuple[Notice, ...]:
    """Return who is to be told now, each person once however many concerns there are.

    Args:
        now: the time in Bulgaria, with its zone.
        act: by which way; each has rounds of its own.
    """
    waiting = waiting_concerns(store)
    if not waiting:
        return ()
    members, recipients = all_staff(store), cache(partial(recipients_of, store))
    found: dict[str, tuple[StaffMember, list[HeardConcern]]] = {}
    for concern in waiting:
        if running_round(concern.heard, now, store.settings.concern_hour)[0] == 0:
            continue
        readers = readers_among(recipients(concern.heard.service), members, concern.heard)
        for member in due_members(concern, readers, now, store.settings.concern_hour, act):
            found.setdefault(member.id, (member, []))[1].append(concern.heard)
    return tuple(Notice(member, tuple(concerns)) for member, concerns in found.values())


def due_members(
    concern: OpenConcern, readers: Sequence[Recipient], now: datetime, hour: int, act: Act
) -> Iterator[StaffMember]:
    """Return who is to be told of one concern: those of its readers whom the running round has not reached yet."""
    number, began = running_round(concern.heard, now, hour)
    if number == 0 or concern.is_acknowledged:
        return
    for reader in readers:
        is_told = any(one.act is act and one.member == reader.member.id and one.at >= began for one in concern.done)
        if not is_told and reader in asked_in(number, concern.heard, readers):
            yield reader.member


def asked_in(number: int, heard: HeardConcern, readers: Sequence[Recipient]) -> Sequence[Recipient]:
    """Return who is asked in a round: all; in the first of one that can wait only the house, where anybody is there."""
    at_home = [reader for reader in readers if reader.place is Place.IN_HOUSE]
    is_first = number == 1 and heard.concern.severity < AT_ONCE
    return at_home if is_first and at_home else readers


def running_round(heard: HeardConcern, now: datetime, hour: int) -> tuple[int, datetime]:
    """Return the number of the round that is running, 0 before the first one, and when it began."""
    heard_at = datetime.strptime(heard.heard_at, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    is_urgent = heard.concern.severity >= AT_ONCE
    first = heard_at if is_urgent else next_time(heard_at, hour)
    again = AGAIN_AT_ONCE if is_urgent else AGAIN
    if now < first:
        return 0, first
    number = (now - first) // again
    return number + 1, first + number * again


def next_time(moment: datetime, hour: int) -> datetime:
    """Return when the clock next shows this full hour."""
    today = moment.replace(hour=hour, minute=0)
    return today if today >= moment else today + timedelta(days=1)
