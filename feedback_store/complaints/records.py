"""The journal as staff see it: each entry with how it came, who speaks, what was done, who has it and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from config.vocabulary import Channel, Speaker
from feedback_store.complaints.cases import Case, CaseAct, DoneAct, acts_of, case_of, state_of
from feedback_store.complaints.deadlines import Deadline, deadline_of
from feedback_store.complaints.journal import Entry, entry_in
from feedback_store.complaints.papers import Way, paper_in
from feedback_store.complaints.threads import texts_in
from feedback_store.concerns.recipients import is_named
from feedback_store.engine import Store
from feedback_store.errors import UnknownComplaintError
from feedback_store.periods import day_that_decides, last_day_of
from feedback_store.schema import complaint_replies, complaint_signatures, complaint_voices, complaints, voices
from feedback_store.social_services import find_service
from feedback_store.staff import StaffMember, all_staff


@dataclass(frozen=True)
class Record:
    """An entry with all that staff know of it but the sender's words.

    Attributes:
        came: how it came; None where that is forgotten with the words.
        speaker: who speaks; None where that is forgotten.
        is_signed: an adult wants to be known; so it is not anonymous.
        concerned: ids of the staff whom it is about, as marked, or as named in it and not cleared.
        is_reopened: the sender added something after staff had closed it.
        is_waiting: the sender waits for a reply.
        deadline: what is to be done next; None where it is closed.
        state: what the forms of its page carry.
    """

    service: str
    entry: Entry
    came: Channel | Way | None
    speaker: Speaker | None
    is_signed: bool
    case: Case
    acts: tuple[DoneAct, ...]
    concerned: frozenset[str]
    is_reopened: bool
    is_waiting: bool
    deadline: Deadline | None
    state: str


def records_of(store: Store, service: str, year: int | None = None) -> tuple[Record, ...]:
    """Return the entries of a service, newest first, those of one year where it is given; raises UnknownServiceError.

    The year is that of the day on which it came.
    """
    find_service(store, service)
    members = all_staff(store)
    with store.reading() as connection:
        rows = connection.execute(select(complaints).filter_by(service=service).order_by(complaints.c.number.desc()))
        asked = [row for row in rows.all() if year in (None, day_that_decides(row.dated).year)]
        return tuple(_record(store, connection, row, members) for row in asked)


def record_of(store: Store, service: str, number: int) -> Record:
    """Return one entry; raises UnknownComplaintError where the service has none with this number."""
    members = all_staff(store)
    with store.reading() as connection:
        row = connection.execute(select(complaints).filter_by(service=service, number=number)).one_or_none()
        if row is None:
            raise UnknownComplaintError(f"{service} has no idea or complaint with the number {number}; list them")
        return _record(store, connection, row, members)


def years_of(store: Store, service: str) -> tuple[int, ...]:
    """Return the years in which a service has entries, newest first."""
    with store.reading() as connection:
        dates = connection.scalars(select(complaints.c.dated).filter_by(service=service).distinct()).all()
    return tuple(sorted({day_that_decides(dated).year for dated in dates}, reverse=True))


def _record(store: Store, connection: Connection, row: Row[Any], members: Iterable[StaffMember]) -> Record:
    place = (row.service, row.number)
    said = _said(connection, *place)
    paper = paper_in(store, connection, *place)
    texts = [*texts_in(store, connection, *place), *([paper.text] if paper else [])]
    case, acts = case_of(store, connection, *place), acts_of(connection, *place)
    named = {one.id for one in members if any(is_named(one.name, text) for text in texts)}
    is_closed = any(one.act is CaseAct.CLOSED for one in acts)
    is_reopened = row.closed_by is None and is_closed
    is_waiting = row.closed_by is None and _is_unanswered(connection, row, said)
    first = said[0] if said else None
    return Record(
        service=row.service,
        entry=entry_in(store, connection, row),
        came=paper.way if paper else (Channel(first.channel) if first else None),
        speaker=paper.speaker if paper else (Speaker(first.speaker) if first else None),
        is_signed=bool(paper and paper.signature) or _is_signed(connection, *place),
        case=case,
        acts=acts,
        concerned=frozenset(named - set(case.cleared) | set(case.concerned)),
        is_reopened=is_reopened,
        is_waiting=is_waiting,
        deadline=None if row.closed_by else _deadline(store, row, said, is_reopened, is_waiting),
        state=state_of(connection, *place),
    )


def _said(connection: Connection, service: str, number: int) -> list[Row[Any]]:
    """Return what the sender said through the box, in order, without its words."""
    of_voice = (voices.c.service == complaint_voices.c.service) & (voices.c.id == complaint_voices.c.voice)
    asked = select(complaint_voices.c.place, voices.c.dated, voices.c.channel, voices.c.speaker).join(voices, of_voice)
    is_its = (complaint_voices.c.service == service) & (complaint_voices.c.number == number)
    return list(connection.execute(asked.where(is_its).order_by(complaint_voices.c.place)))


def _is_signed(connection: Connection, service: str, number: int) -> bool:
    of_voice = (complaint_signatures.c.service == complaint_voices.c.service) & (
        complaint_signatures.c.voice == complaint_voices.c.voice
    )
    is_its = (complaint_voices.c.service == service) & (complaint_voices.c.number == number)
    asked = select(complaint_signatures.c.voice).join(complaint_voices, of_voice).where(is_its)
    return connection.execute(asked).first() is not None


def _deadline(store: Store, row: Row[Any], said: list[Row[Any]], is_reopened: bool, is_waiting: bool) -> Deadline:
    begun = last_day_of(row.dated)
    newest = last_day_of(said[-1].dated) if said else begun
    begins = newest if is_reopened else begun
    return deadline_of(store.settings, store.today(), begins, newest if is_waiting else None)


def _is_unanswered(connection: Connection, row: Row[Any], said: list[Row[Any]]) -> bool:
    place = {"service": row.service, "number": row.number}
    last_reply = connection.scalar(select(func.max(complaint_replies.c.place)).filter_by(**place))
    return last_reply is None or bool(said and said[-1].place > last_reply)
