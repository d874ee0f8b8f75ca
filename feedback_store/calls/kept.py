"""The calls that are kept: where a child wants to talk, whom it chose and chose against, and what was done."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, exists, func, select, true

from config.settings import ZONE
from feedback_store.engine import Store
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.periods import month_of
from feedback_store.schema import call_acts, calls
from feedback_store.upsert import add_missing, put_row

PLACE = "call"
"""What the sealed part of a row is bound to, besides its service and id."""
LATE = timedelta(minutes=15)
"""A call that waited so long on a tablet is told as late: the child has probably gone."""
KEPT_DAYS = 30
"""So long a call is kept, settled or not (days)."""


class CallAct(StrEnum):
    """What somebody did about a call; the last four settle it."""

    TOLD = "told"
    TOLD_BY_TELEGRAM = "told_by_telegram"
    GOING = "going"
    TALKED = "talked"
    PASSED_ON = "passed_on"
    NOBODY_THERE = "nobody_there"
    PLAY = "play"


TELLING = frozenset({CallAct.TOLD, CallAct.TOLD_BY_TELEGRAM})
"""What the clock does by itself; everything else takes a call on."""
SETTLING = frozenset({CallAct.TALKED, CallAct.PASSED_ON, CallAct.NOBODY_THERE, CallAct.PLAY})


@dataclass(frozen=True)
class CallDone:
    """One act of one member of staff."""

    member: str
    act: CallAct
    at: datetime


@dataclass(frozen=True)
class Call:
    """A child that wants to talk to someone.

    Attributes:
        device, place: id and name of the tablet where the hand was touched.
        wanted, not_wanted: ids of the staff whom the child chose, and who must not come.
        is_outside: the child chose nobody of the house, and somebody outside is told.
        joined: keyed hashes of what the tablet sent for it, by which a repeat is known.
        called_at, arrived_at: when the hand was touched, and when this was known here.
    """

    service: str
    id: str
    device: str
    place: str
    wanted: tuple[str, ...]
    not_wanted: tuple[str, ...]
    is_outside: bool
    joined: tuple[str, ...]
    called_at: datetime
    arrived_at: datetime
    done: tuple[CallDone, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether it waited on the tablet for too long to be told as one of now."""
        return self.arrived_at - self.called_at >= LATE

    @property
    def taken_on(self) -> CallDone | None:
        """Who did something about it first, and when; None while nobody has."""
        return next((one for one in self.done if one.act not in TELLING), None)

    @property
    def settled(self) -> CallAct | None:
        """How it was settled last, or None."""
        return next((one.act for one in reversed(self.done) if one.act in SETTLING), None)


def keep_call(connection: Connection, store: Store, call: Call) -> None:
    """Write a call, in place of what was known of it; the text of it is sealed with the key of the month."""
    key = store.keys.current(month_of(call.arrived_at.astimezone(ZONE).date().isoformat()))
    content = {
        "device": call.device,
        "place": call.place,
        "wanted": call.wanted,
        "not_wanted": call.not_wanted,
        "is_outside": call.is_outside,
        "joined": call.joined,
    }
    sealed = seal(key, json.dumps(content, ensure_ascii=False).encode(), call.service, PLACE, call.id)
    moments = {"called_at": call.called_at, "arrived_at": call.arrived_at}
    row = {"service": call.service, "id": call.id, "key": key.id, "sealed": sealed, **moments}
    put_row(connection, calls, row)


def read_calls(connection: Connection, store: Store, service: str) -> tuple[Call, ...]:
    """Return the calls of a service with what was done, the newest first.

    One that cannot be read is passed over: a damaged row keeps no other child from being heard (`unreadable_calls`).
    """
    return _read(connection, store, calls.c.service == service)


def waiting_calls(store: Store) -> tuple[Call, ...]:
    """Return the calls of all services that nobody has taken on, the newest first; the others are not even opened."""
    is_same = and_(call_acts.c.service == calls.c.service, call_acts.c.call == calls.c.id)
    with store.reading() as connection:
        return _read(connection, store, ~exists().where(is_same, call_acts.c.act.not_in(TELLING)))


def all_calls(store: Store) -> tuple[Call, ...]:
    """Return the calls of all services with what was done, the newest first, by two queries however many there are."""
    with store.reading() as connection:
        return _read(connection, store, true())


def calls_of(store: Store, service: str) -> tuple[Call, ...]:
    """Return what `read_calls` does."""
    with store.reading() as connection:
        return read_calls(connection, store, service)


def unreadable_calls(store: Store, service: str) -> int:
    """Return how many calls of a service are kept and cannot be read, so that nobody is told of them."""
    with store.reading() as connection:
        kept = connection.scalar(select(func.count()).select_from(calls).filter_by(service=service)) or 0
        return kept - len(read_calls(connection, store, service))


def note_call_act(store: Store, call: Call, member_id: str, act: CallAct, now: datetime) -> None:
    """Note what somebody did about a call."""
    acts = {"service": call.service, "call": call.id, "member": member_id, "act": act.value}
    with store.writing() as connection:
        add_missing(connection, call_acts, [{**acts, "happened_at": now}])


def forget_calls(connection: Connection, today: date) -> None:
    """Delete the calls whose time is over, with what was done about them."""
    oldest = datetime.combine(today, datetime.min.time(), UTC) - timedelta(days=KEPT_DAYS)
    connection.execute(delete(calls).where(calls.c.arrived_at < oldest))


def _read(connection: Connection, store: Store, condition: ColumnElement[bool]) -> tuple[Call, ...]:
    rows = connection.execute(select(calls).where(condition)).all()
    done: dict[tuple[str, str], list[CallDone]] = {}
    if rows:
        services = {row.service for row in rows}
        for row in connection.execute(select(call_acts).where(call_acts.c.service.in_(services))):
            one = CallDone(row.member, CallAct(row.act), _in_utc(row.happened_at))
            done.setdefault((row.service, row.call), []).append(one)
    found = [_call(store, row, sorted(done.get((row.service, row.id), ()), key=lambda one: one.at)) for row in rows]
    return tuple(sorted((one for one in found if one), key=lambda one: one.arrived_at, reverse=True))


def _call(store: Store, row: Row[Any], done: Iterable[CallDone]) -> Call | None:
    content = unseal_if_whole(store.keys, row.key, bytes(row.sealed), row.service, PLACE, row.id)
    if content is None:
        return None
    parts: dict[str, Any] = json.loads(content)
    lists = {name: tuple(parts[name]) for name in ("wanted", "not_wanted", "joined")}
    moments = {"called_at": _in_utc(row.called_at), "arrived_at": _in_utc(row.arrived_at)}
    return Call(**{**parts, **lists, **moments, "service": row.service, "id": row.id, "done": tuple(done)})


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
