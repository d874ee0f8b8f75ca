"""The journal of ideas and complaints: number, date, subject, replies, outcome; all in staff's words."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from config.answer_check import is_storable
from feedback_store.complaints.letters import SENDER
from feedback_store.complaints.replies import journal_key
from feedback_store.complaints.threads import REPLY, Thread, thread_of
from feedback_store.concerns.recipients import is_named
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import SubjectRefusedError
from feedback_store.keys.sealed import seal, unseal
from feedback_store.periods import day_that_decides
from feedback_store.schema import complaint_replies, complaint_subjects, complaints
from feedback_store.social_services import find_service
from feedback_store.upsert import put_row

LONGEST_SUBJECT = 120
"""Characters; it is one line of the journal."""
SUBJECT = "subject"
"""What stands behind the number of an entry, so that a subject does not pass for a reply."""
SAME_WORDS = 4
"""So many words in a row as the sender wrote them are the sender's, and must go with the letter."""
WORD = re.compile(r"\w+")


class Outcome(StrEnum):
    """How an entry stands."""

    OPEN = "open"
    REPLIED = "replied"
    CLOSED_BY_SENDER = "closed_by_sender"
    CLOSED_BY_STAFF = "closed_by_staff"


@dataclass(frozen=True)
class Entry:
    """One line of the journal.

    Attributes:
        dated: day or week of the opening.
        subject: None where staff have not noted one.
        replies: day and text of each, in order.
    """

    number: int
    dated: str
    subject: str | None
    replies: tuple[tuple[str, str], ...]
    outcome: Outcome


def journal_of(store: Store, service: str, year: int | None = None) -> tuple[Entry, ...]:
    """Return the entries of a service by number, those of one year where it is given; raises UnknownServiceError."""
    find_service(store, service)
    with store.reading() as connection:
        found = connection.execute(select(complaints).filter_by(service=service).order_by(complaints.c.number)).all()
        asked = [row for row in found if year in (None, day_that_decides(row.dated).year)]
        return tuple(entry_in(store, connection, row) for row in asked)


def entry_in(store: Store, connection: Connection, row: Row[Any]) -> Entry:
    """Return the entry of a row of complaints."""
    return entry_from(store, row, *_texts_of(connection, row))


def note_subject(store: Store, service: str, number: int, text: str) -> None:
    """Note what an idea or complaint is about, in staff's words; an earlier subject is replaced.

    Raises:
        UnknownComplaintError: the service has none with this number.
        SubjectRefusedError: it is empty, too long, copied from the letter, or names who signed it.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    thread = thread_of(store, service, number)
    text = fit_subject(thread, text)
    with told_plainly(), store.writing() as connection:
        put_subject(store, connection, thread, text)


def fit_subject(thread: Thread, text: str) -> str:
    """Return a subject as it is kept; raises SubjectRefusedError as `note_subject` does."""
    text = " ".join(text.split())
    if not (0 < len(text) <= LONGEST_SUBJECT and is_storable(text)):
        raise SubjectRefusedError(f"a subject has 1 to {LONGEST_SUBJECT} characters, this one has {len(text)}")
    require_own_words(thread, text)
    return text


def put_subject(store: Store, connection: Connection, thread: Thread, text: str) -> None:
    """Keep a subject that fits, in place of an earlier one."""
    key = journal_key(store, thread.dated)
    row = {"service": thread.service, "number": thread.number, "key": key.id}
    sealed = seal(key, text.encode(), thread.service, str(thread.number), SUBJECT)
    put_row(connection, complaint_subjects, {**row, "sealed": sealed})


def require_own_words(thread: Thread, subject: str) -> None:
    """Raise SubjectRefusedError at what would keep the sender's words, or a signature, longer than the letter."""
    runs = _runs(subject)
    for line in thread.lines:
        if line.by == SENDER and line.text and runs & _runs(line.text):
            raise SubjectRefusedError(f"the subject repeats {SAME_WORDS} words of the letter; say it in other words")
        if line.signature and is_named(line.signature, subject):
            raise SubjectRefusedError("the subject names whoever signed the letter; leave the name out")


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[place : place + SAME_WORDS]) for place in range(len(words) - SAME_WORDS + 1)}


def _texts_of(connection: Connection, row: Row[Any]) -> tuple[list[Any], Any]:
    place = {"service": row.service, "number": row.number}
    replied = select(complaint_replies).filter_by(**place).order_by(complaint_replies.c.place)
    subject = connection.execute(select(complaint_subjects).filter_by(**place)).one_or_none()
    return list(connection.execute(replied)), subject


def entry_from(store: Store, row: Row[Any], replied: list[Any], subject: Any) -> Entry:
    """Return an entry from its rows: of complaints, of replies in their order, and of its subject or None."""
    place = (row.service, str(row.number))
    replies = tuple((one.replied_on.isoformat(), _opened(store, one, *place, str(one.place), REPLY)) for one in replied)
    about = _opened(store, subject, *place, SUBJECT) if subject else None
    return Entry(row.number, row.dated, about or None, replies, _outcome(row, is_replied=bool(replies)))


def _outcome(row: Row[Any], *, is_replied: bool) -> Outcome:
    if row.closed_by is not None:
        return Outcome.CLOSED_BY_SENDER if row.closed_by == SENDER else Outcome.CLOSED_BY_STAFF
    return Outcome.REPLIED if is_replied else Outcome.OPEN


def _opened(store: Store, row: Any, *place: str) -> str:
    content = unseal(store.keys, row.key, bytes(row.sealed), *place)
    return "" if content is None else content.decode()
