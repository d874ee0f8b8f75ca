"""What staff note of an entry of the journal besides subject and replies, each only over the state that they saw."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from feedback_store.complaints.letters import next_place
from feedback_store.complaints.replies import journal_key
from feedback_store.engine import Store
from feedback_store.errors import StaleEntryError, UnknownComplaintError
from feedback_store.keys.sealed import seal, unseal
from feedback_store.schema import complaint_acts, complaint_cases, complaints
from feedback_store.upsert import put_row

CASE = "case"
"""What stands behind the number of an entry, so that a case does not pass for a subject."""


class Verdict(StrEnum):
    """What became of an entry: whether the complaint was right, or that it was an idea."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"
    IDEA = "idea"


class CaseAct(StrEnum):
    """What somebody did with an entry; a look at a contact changes nothing and is noted all the same."""

    ENTERED = "entered"
    SUBJECT = "subject"
    REPLIED = "replied"
    NOTED = "noted"
    HANDED_OVER = "handed_over"
    NAMED = "named"
    CLOSED = "closed"
    LOOKED = "looked"


@dataclass(frozen=True)
class Case:
    """What staff noted.

    Attributes:
        done: what was done about it, in staff's words.
        holder: id of the member of staff who has it.
        concerned: ids of the staff whom it is about.
        cleared: ids of those who seem to be named in it and are not meant.
    """

    verdict: Verdict | None = None
    done: str = ""
    holder: str | None = None
    concerned: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True)
class DoneAct:
    """One act of one member of staff, to the day."""

    place: int
    member: str
    act: CaseAct
    done_on: date


def case_of(store: Store, connection: Connection, service: str, number: int) -> Case:
    """Return what staff noted of an entry, an empty case where nobody has yet or its time is over."""
    return opened_case(
        store, connection.execute(select(complaint_cases).filter_by(service=service, number=number)).one_or_none()
    )


def opened_case(store: Store, row: Row[Any] | None) -> Case:
    """Return the case in a row, an empty one without a row or where its time is over."""
    content = unseal(store.keys, row.key, bytes(row.sealed), row.service, str(row.number), CASE) if row else None
    if content is None:
        return Case()
    kept = json.loads(content)
    verdict = Verdict(kept.pop("verdict")) if kept["verdict"] else kept.pop("verdict")
    concerned, cleared = tuple(kept.pop("concerned")), tuple(kept.pop("cleared"))
    return Case(verdict=verdict, concerned=concerned, cleared=cleared, **kept)


def put_case(store: Store, connection: Connection, service: str, number: int, case: Case) -> None:
    """Keep what staff noted of an entry, in place of what was there."""
    key = journal_key(store, _dated(connection, service, number))
    sealed = seal(key, json.dumps(asdict(case), ensure_ascii=False).encode(), service, str(number), CASE)
    put_row(connection, complaint_cases, {"service": service, "number": number, "key": key.id, "sealed": sealed})


def acts_of(connection: Connection, service: str, number: int) -> tuple[DoneAct, ...]:
    """Return what was done with an entry, earliest first."""
    rows = connection.execute(
        select(complaint_acts).filter_by(service=service, number=number).order_by(complaint_acts.c.place)
    )
    return tuple(act_in(row) for row in rows)


def act_in(row: Row[Any]) -> DoneAct:
    """Return the act in a row."""
    return DoneAct(row.place, row.member, CaseAct(row.act), row.done_on)


def add_act(store: Store, connection: Connection, service: str, number: int, member: str, act: CaseAct) -> None:
    """Note that somebody did something with an entry today."""
    place = {"service": service, "number": number}
    last = connection.scalar(select(func.max(complaint_acts.c.place)).filter_by(**place)) or 0
    row = {**place, "place": last + 1, "member": member, "act": act.value, "done_on": store.today()}
    connection.execute(insert(complaint_acts).values(row))


def state_of(connection: Connection, service: str, number: int) -> str:
    """Return what an entry's page carries in its forms, so that nobody changes what they have not seen: "3-2"."""
    return state_after(acts_of(connection, service, number), next_place(connection, service, number) - 1)


def state_after(acts: Iterable[DoneAct], last_place: int) -> str:
    """Return the state after some acts, in a thread with so many places."""
    return f"{sum(one.act is not CaseAct.LOOKED for one in acts)}-{last_place}"


@contextmanager
def changing(store: Store, service: str, number: int, seen: str) -> Iterator[Connection]:
    """Give the transaction in which an entry is changed by somebody who has seen its present state.

    Raises:
        UnknownComplaintError: the service has none with this number.
        StaleEntryError: somebody else, or the sender, was faster; nothing is written.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    with store.writing() as connection:
        # Two at once must come one after the other, so that the second finds what the first did.
        _dated(connection, service, number, is_changing=True)
        if state_of(connection, service, number) != seen:
            raise StaleEntryError(f"entry {number} of {service} has changed since it was shown; look at it and repeat")
        yield connection


def _dated(connection: Connection, service: str, number: int, *, is_changing: bool = False) -> str:
    asked = select(complaints.c.dated).filter_by(service=service, number=number)
    found = connection.scalar(asked.with_for_update() if is_changing else asked)
    if found is None:
        raise UnknownComplaintError(f"{service} has no idea or complaint with the number {number}; list them")
    return str(found)
