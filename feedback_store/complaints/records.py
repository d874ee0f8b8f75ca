"""The journal as staff see it: each entry with how it came, who speaks, what was done, who has it and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from config.vocabulary import Channel, Speaker
from feedback_store.complaints.cases import Case, CaseAct, DoneAct, act_in, opened_case, state_after
from feedback_store.complaints.deadlines import Deadline, deadline_of
from feedback_store.complaints.journal import Entry, entry_from
from feedback_store.complaints.kept_rows import KeptRows, kept_rows
from feedback_store.complaints.papers import PaperEntry, Way, opened_paper
from feedback_store.concerns.recipients import is_named
from feedback_store.engine import Store
from feedback_store.errors import UnknownComplaintError
from feedback_store.keys.sealed import unseal
from feedback_store.periods import day_that_decides, last_day_of
from feedback_store.schema import complaints
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
        kept = kept_rows(connection, service)
    return tuple(_record(store, row, kept.get(row.number, KeptRows()), members) for row in asked)


def record_of(store: Store, service: str, number: int) -> Record:
    """Return one entry; raises UnknownComplaintError where the service has none with this number."""
    members = all_staff(store)
    with store.reading() as connection:
        row = connection.execute(select(complaints).filter_by(service=service, number=number)).one_or_none()
        if row is None:
            raise UnknownComplaintError(f"{service} has no idea or complaint with the number {number}; list them")
        kept = kept_rows(connection, service, number)
    return _record(store, row, kept.get(number, KeptRows()), members)


def years_of(store: Store, service: str) -> tuple[int, ...]:
    """Return the years in which a service has entries, newest first."""
    with store.reading() as connection:
        dates = connection.scalars(select(complaints.c.dated).filter_by(service=service).distinct()).all()
    return tuple(sorted({day_that_decides(dated).year for dated in dates}, reverse=True))


def _record(store: Store, row: Row[Any], kept: KeptRows, members: Iterable[StaffMember]) -> Record:
    paper = opened_paper(store, kept.papers[0]) if kept.papers else None
    case, acts = opened_case(store, next(iter(kept.cases), None)), tuple(act_in(one) for one in kept.acts)
    first = kept.said[0] if kept.said else None
    is_open = row.closed_by is None
    is_reopened = is_open and any(one.act is CaseAct.CLOSED for one in acts)
    is_waiting = is_open and _is_unanswered(kept)
    return Record(
        service=row.service,
        entry=entry_from(store, row, kept.replies, next(iter(kept.subjects), None)),
        came=paper.way if paper else (Channel(first.channel) if first else None),
        speaker=paper.speaker if paper else (Speaker(first.speaker) if first else None),
        is_signed=bool(kept.signatures or (paper and paper.signature)),
        case=case,
        acts=acts,
        concerned=frozenset(_named(store, kept, paper, members) - set(case.cleared) | set(case.concerned)),
        is_reopened=is_reopened,
        is_waiting=is_waiting,
        deadline=_deadline(store, row, kept, is_reopened, is_waiting) if is_open else None,
        state=state_after(acts, kept.last_place),
    )


def _named(store: Store, kept: KeptRows, paper: PaperEntry | None, members: Iterable[StaffMember]) -> set[str]:
    """Return the ids of the staff whose name stands in what the sender said."""
    opened = (unseal(store.keys, one.key, bytes(one.sealed), one.service, one.voice, one.step) for one in kept.words)
    text = "\n".join([*(one.decode() for one in opened if one is not None), paper.text if paper else ""])
    return {one.id for one in members if is_named(one.name, text)}


def _deadline(store: Store, row: Row[Any], kept: KeptRows, is_reopened: bool, is_waiting: bool) -> Deadline:
    begun = last_day_of(row.dated)
    newest = last_day_of(kept.said[-1].dated) if kept.said else begun
    begins = newest if is_reopened else begun
    return deadline_of(store.settings, store.today(), begins, newest if is_waiting else None)


def _is_unanswered(kept: KeptRows) -> bool:
    return not kept.replies or bool(kept.said and kept.said[-1].place > kept.replies[-1].place)
