"""The door for calls: a child touched the hand; one open call for a tablet at a time, and repeats join it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from feedback_store.calls.kept import Call, calls_of, keep_call, read_calls
from feedback_store.devices import Device
from feedback_store.engine import Store
from feedback_store.schema import services

JOINED = timedelta(minutes=30)
"""A repeat joins a call that is no older; later it is a new one."""
JOINED_WHEN_TAKEN_ON = timedelta(minutes=15)
"""Whoever said so long ago that they are going has come or does not come: a repeat is a new call."""
LONGEST_WAIT = timedelta(days=7)
MOST_JOINED = 64
"""Of so many messages a call knows the repeats: its first and the newest; a child that plays sends more."""
MARK = "call"
ID_LETTERS = 32
"""The id of a call is the beginning of the keyed hash of what began it: sent twice at once, it is still one call."""


@dataclass(frozen=True)
class Asked:
    """What a tablet sends.

    Attributes:
        client_id: random, made by the tablet; sending the same again is harmless.
        wanted: whom the child chose (id of a member of staff), or None.
        not_wanted: who must not come.
        is_outside: the child wants nobody of the house, but somebody outside.
        waited: how long ago the hand was touched, by the clock of the tablet.
    """

    client_id: str
    wanted: str | None = None
    not_wanted: tuple[str, ...] = ()
    is_outside: bool = False
    waited: timedelta = timedelta()


def take_call(store: Store, device: Device, asked: Asked, now: datetime | None = None) -> Call:
    """Return the call that a touch of the hand began, or the open one of this tablet that it joined, durably.

    Raises:
        StoreBusyError, StoreFailedError: nothing was written; send it again.
    """
    now = now or datetime.now(UTC)
    mark = store.keys.mark(MARK, asked.client_id).hex()
    repeated = _repeated(calls_of(store, device.service), mark)
    if repeated and _joined(repeated, asked, mark) == repeated:
        return repeated
    with store.writing() as connection:
        # Of two messages that come at once, neither may take back what the other one added.
        connection.execute(select(services.c.key).filter_by(key=device.service).with_for_update())
        known = read_calls(connection, store, device.service)
        found = _repeated(known, mark) or _open_one(known, device, asked, now)
        if found and found.id != mark[:ID_LETTERS] and _is_at_odds(found, asked):
            found = None  # it joined another child's call before it said whom it fears
        call = _joined(found or _new_call(device, asked, mark, now), asked, mark)
        if call != found:
            keep_call(connection, store, call)
    return call


def _repeated(known: Iterable[Call], mark: str) -> Call | None:
    return next((call for call in known if mark in call.joined), None)


def _open_one(known: Iterable[Call], device: Device, asked: Asked, now: datetime) -> Call | None:
    for call in known:
        longest = JOINED_WHEN_TAKEN_ON if call.taken_on else JOINED
        is_same = call.device == device.id and call.is_outside == asked.is_outside and not _is_at_odds(call, asked)
        if is_same and call.settled is None and now - call.arrived_at < longest:
            return call
    return None


def _is_at_odds(call: Call, asked: Asked) -> bool:
    """Return whether one wants whom the other fears; then it is another child, and each is to be heard as it asked."""
    return asked.wanted in call.not_wanted or not set(asked.not_wanted).isdisjoint(call.wanted)


def _new_call(device: Device, asked: Asked, mark: str, now: datetime) -> Call:
    called_at = now - min(max(asked.waited, timedelta()), LONGEST_WAIT)
    return Call(device.service, mark[:ID_LETTERS], device.id, device.name, (), (), asked.is_outside, (), called_at, now)


def _joined(call: Call, asked: Asked, mark: str) -> Call:
    """Return a call with what a repeat adds: somebody more who is wanted, or who must not come."""
    wanted = () if asked.is_outside or asked.wanted is None else (asked.wanted,)
    first, *others = _with(call.joined, (mark,))
    return replace(
        call,
        wanted=_with(call.wanted, wanted),
        not_wanted=_with(call.not_wanted, asked.not_wanted),
        joined=(first, *others[1 - MOST_JOINED :]),
    )


def _with(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
