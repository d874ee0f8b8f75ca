"""Threads as they are read: by staff by number, by the sender with the receipt and by nobody else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from feedback_store.complaints.letters import SENDER, SIGNATURE, STAFF
from feedback_store.complaints.papers import opened_paper
from feedback_store.complaints.receipts import mark_of
from feedback_store.concerns.heard import read_concerns
from feedback_store.engine import Store
from feedback_store.errors import UnknownComplaintError
from feedback_store.keys.sealed import unseal
from feedback_store.schema import (
    complaint_papers,
    complaint_replies,
    complaint_signatures,
    complaint_voices,
    complaints,
    voices,
)
from feedback_store.social_services import find_service
from feedback_store.words import read_words

REPLY = "reply"
"""What stands behind the place of a reply, so that it does not pass for words."""


@dataclass(frozen=True)
class Line:
    """What was said at one time.

    Attributes:
        by: SENDER or STAFF.
        dated: day or week of the opening, or day of the reply.
        text: None where nothing was written, or where it is gone.
        is_danger: somebody may be in danger by it; only the people named for that read it on the staff's side.
        signature: name and contact of a sender who wants to be known.
    """

    by: str
    dated: str
    text: str | None
    is_danger: bool = False
    signature: str | None = None


@dataclass(frozen=True)
class Thread:
    """An idea or complaint with all that followed it, in order; `closed_by` is SENDER, STAFF or None.

    `speaker` is who began it, None where that is forgotten.
    """

    service: str
    number: int
    dated: str
    closed_by: str | None
    speaker: str | None
    lines: tuple[Line, ...]


def find_thread(store: Store, words: Sequence[str], services: Iterable[str] | None = None) -> Thread | None:
    """Return the thread of a receipt, None where the box with it is not open yet or nobody was given these words.

    Args:
        words: four words of the list, in their order.
        services: keys of those in which it is looked for; all without it.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
        StoreBusyError, StoreFailedError: the database cannot be asked; try again.
    """
    return find_marked(store, mark_of(store, words), services)


def find_marked(store: Store, mark: bytes, services: Iterable[str] | None = None) -> Thread | None:
    """Return the thread with the mark of a receipt, None where there is none; raises what `find_thread` does."""
    condition = complaints.c.mark == mark
    if services is not None:
        condition &= complaints.c.service.in_(tuple(services))
    return next(iter(_threads(store, condition)), None)


def open_threads(store: Store, service: str) -> tuple[Thread, ...]:
    """Return the threads of a service that nobody has closed, by number; raises UnknownServiceError."""
    find_service(store, service)
    return _threads(store, (complaints.c.service == service) & complaints.c.closed_by.is_(None))


def thread_of(store: Store, service: str, number: int) -> Thread:
    """Return the thread with a number, closed or not; raises UnknownComplaintError where there is none."""
    found = _threads(store, (complaints.c.service == service) & (complaints.c.number == number))
    if not found:
        raise UnknownComplaintError(f"{service} has no idea or complaint with the number {number}; list the open ones")
    return found[0]


def _threads(store: Store, condition: ColumnElement[bool]) -> tuple[Thread, ...]:
    with store.reading() as connection:
        found = connection.execute(select(complaints).where(condition).order_by(complaints.c.number)).all()
        kept = [(row, *_rows_of(connection, row)) for row in found]
    return tuple(_thread(store, *one) for one in kept)


def _rows_of(connection: Connection, row: Row[Any]) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """Return the rows of what was said in a thread, of the replies, of the signatures, and of papers."""
    place = {"service": row.service, "number": row.number}
    of_voice = (voices.c.service == complaint_voices.c.service) & (voices.c.id == complaint_voices.c.voice)
    said = select(complaint_voices.c.voice, complaint_voices.c.place, voices.c.dated, voices.c.speaker).join(
        voices, of_voice
    )
    of_signed = (complaint_signatures.c.service == complaint_voices.c.service) & (
        complaint_signatures.c.voice == complaint_voices.c.voice
    )
    signed = select(complaint_signatures).join(complaint_voices, of_signed)
    in_thread = (complaint_voices.c.service == row.service) & (complaint_voices.c.number == row.number)
    return (
        list(connection.execute(said.where(in_thread))),
        list(connection.execute(select(complaint_replies).filter_by(**place))),
        list(connection.execute(signed.where(in_thread))),
        list(connection.execute(select(complaint_papers).filter_by(**place))),
    )


def _thread(
    store: Store, row: Row[Any], said: list[Any], replied: list[Any], signed: list[Any], papers: list[Any]
) -> Thread:
    signatures = {one.voice: _opened(store, one, one.service, one.voice, SIGNATURE) for one in signed}
    told = frozenset(heard.text for heard in read_concerns(store, row.service))
    lines = {one.place: _line_of_sender(store, row.service, one, signatures.get(one.voice), told) for one in said}
    for one in papers:
        lines[one.place] = _line_of_paper(store, one, told)
    for one in replied:
        text = _opened(store, one, row.service, str(row.number), str(one.place), REPLY)
        lines[one.place] = Line(STAFF, one.replied_on.isoformat(), text)
    ordered = tuple(line for _, line in sorted(lines.items()))
    speaker = min(said, key=lambda one: one.place).speaker if said else None
    return Thread(row.service, row.number, row.dated, row.closed_by, speaker, ordered)


def _line_of_sender(store: Store, service: str, row: Row[Any], signature: str | None, told: frozenset[str]) -> Line:
    text = "\n".join(read_words(store, service, row.voice).values()) or None
    return Line(SENDER, row.dated, text, _is_danger(store, service, text, told), signature)


def _line_of_paper(store: Store, row: Row[Any], told: frozenset[str]) -> Line:
    found = opened_paper(store, row)
    if found is None:
        return Line(SENDER, row.dated, None)
    is_danger = _is_danger(store, row.service, found.text, told)
    return Line(SENDER, row.dated, found.text, is_danger, found.signature)


def _is_danger(store: Store, service: str, text: str | None, told: frozenset[str]) -> bool:
    keep = frozenset({find_service(store, service).name})
    return text is not None and (text in told or store.reader(text, keep=keep).concern is not None)


def _opened(store: Store, row: Row[Any], *place: str) -> str | None:
    content = unseal(store.keys, row.key, bytes(row.sealed), *place)
    return None if content is None else content.decode()
