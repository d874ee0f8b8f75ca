"""What people did about a concern, to the minute: told of it, acknowledged, settled in one of a few ways."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, select

from feedback_store.concerns.heard import HeardConcern, read_concerns, read_those
from feedback_store.concerns.recipients import readers_of
from feedback_store.engine import Store
from feedback_store.errors import UnknownConcernError
from feedback_store.schema import concern_acts, concerns
from feedback_store.social_services import all_services
from feedback_store.upsert import add_missing


class Act(StrEnum):
    """What somebody did; the last three settle a concern."""

    TOLD = "told"
    TOLD_BY_TELEGRAM = "told_by_telegram"
    ACKNOWLEDGED = "acknowledged"
    NOTIFIED = "notified"
    CARED_FOR = "cared_for"
    NO_DANGER = "no_danger"


TELLING = frozenset({Act.TOLD, Act.TOLD_BY_TELEGRAM})
"""What the clock does by itself; everything else takes a concern on."""
SETTLING = frozenset({Act.NOTIFIED, Act.CARED_FOR, Act.NO_DANGER})
"""The authorities were notified (article 7 of the Child Protection Act); it was dealt with; it was a false alarm."""


@dataclass(frozen=True)
class Done:
    """One act of one member of staff."""

    member: str
    act: Act
    at: datetime


@dataclass(frozen=True)
class OpenConcern:
    """A concern with what was done about it so far, earliest first."""

    heard: HeardConcern
    done: tuple[Done, ...]

    @property
    def is_acknowledged(self) -> bool:
        """Whether somebody has taken it on."""
        return any(one.act not in TELLING for one in self.done)

    @property
    def settled(self) -> Act | None:
        """How it was settled last, or None."""
        return next((one.act for one in reversed(self.done) if one.act in SETTLING), None)


def concerns_of(store: Store, service: str) -> tuple[OpenConcern, ...]:
    """Return the concerns of a service with what was done, gravest first."""
    done = _done(store, concern_acts.c.service == service)
    return tuple(_with(done, heard) for heard in read_concerns(store, service))


def waiting_concerns(store: Store) -> tuple[OpenConcern, ...]:
    """Return the concerns of all services that nobody has taken on; the others are not even opened."""
    is_same = and_(concern_acts.c.service == concerns.c.service, concern_acts.c.mark == concerns.c.mark)
    is_taken_on = exists().where(is_same, concern_acts.c.act.not_in(TELLING))
    heard = read_those(store, ~is_taken_on)
    done = _done(store, concern_acts.c.act.in_(TELLING)) if heard else {}
    return tuple(_with(done, one) for one in heard)


def concerns_for(store: Store, member_id: str) -> tuple[OpenConcern, ...]:
    """Return the concerns that a member of staff may see: first those nobody has taken on, gravest first."""
    found = [
        concern
        for service in all_services(store)
        for concern in concerns_of(store, service.key)
        if member_id in {reader.member.id for reader in readers_of(store, concern.heard)}
    ]
    return tuple(sorted(found, key=lambda one: (one.settled is not None, one.is_acknowledged)))


def find_concern(store: Store, member_id: str, mark: bytes) -> OpenConcern:
    """Return one of the concerns that a member may see.

    Raises:
        UnknownConcernError: there is none with this mark, or this member may not see it; nobody learns which.
    """
    for concern in concerns_for(store, member_id):
        if concern.heard.mark == mark:
            return concern
    raise UnknownConcernError("there is no such concern for you")


def note_act(store: Store, member_id: str, mark: bytes, act: Act) -> None:
    """Note what a member did about a concern; settling one takes it on as well.

    Raises:
        UnknownConcernError: see `find_concern`.
    """
    note_acts(store, [(find_concern(store, member_id, mark).heard, member_id, act)])


def note_acts(store: Store, acts: Iterable[tuple[HeardConcern, str, Act]]) -> None:
    """Note what was done just now: concern, member and act."""
    now = datetime.now(UTC)
    rows = [
        {"service": heard.service, "mark": heard.mark, "member": member, "act": act.value, "happened_at": now}
        for heard, member, act in acts
    ]
    with store.writing() as connection:
        add_missing(connection, concern_acts, rows)


def _done(store: Store, condition: ColumnElement[bool]) -> dict[tuple[str, bytes], list[Done]]:
    with store.reading() as connection:
        rows = connection.execute(select(concern_acts).where(condition)).all()
    done: dict[tuple[str, bytes], list[Done]] = {}
    for row in rows:
        one = Done(row.member, Act(row.act), _in_utc(row.happened_at))
        done.setdefault((row.service, bytes(row.mark)), []).append(one)
    return done


def _with(done: Mapping[tuple[str, bytes], list[Done]], heard: HeardConcern) -> OpenConcern:
    return OpenConcern(heard, tuple(sorted(done.get((heard.service, heard.mark), ()), key=lambda one: one.at)))


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
