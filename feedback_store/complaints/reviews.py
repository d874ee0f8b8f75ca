"""The reviews of a service's journal, with their minutes: who met, what was found and what follows."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from config.answer_check import is_storable
from feedback_store.complaints.replies import journal_key
from feedback_store.engine import Store
from feedback_store.errors import EntryRefusedError
from feedback_store.keys.sealed import seal, unseal
from feedback_store.schema import journal_reviews, services
from feedback_store.social_services import find_service

REVIEW = "journal_review"
"""What stands behind the number of a review, so that it does not pass for an entry."""
LONGEST_MINUTES, LONGEST_LINE = 3000, 300
"""Characters of what was found and decided; of who met and of who signs."""


@dataclass(frozen=True)
class Minutes:
    """What is written down of a review; the figures are those of its day.

    Attributes:
        present: who met.
        found: what was found and what follows from it.
        signed_by: who answers for the minutes.
        entries: entries of the journal, and of them open ones and those whose time was over (counts).
    """

    present: str
    found: str
    signed_by: str
    entries: int
    open_entries: int
    late_entries: int


@dataclass(frozen=True)
class Review:
    """A review with its minutes; None where their time is over."""

    number: int
    held_on: date
    minutes: Minutes | None


def keep_minutes(store: Store, service: str, held_on: date, minutes: Minutes) -> int:
    """Keep the minutes of a review and return its number; the same ones twice are kept once.

    Raises:
        UnknownServiceError: no service has this key.
        EntryRefusedError: the day is to come, or a part is empty or too long.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    find_service(store, service)
    _require_fit(store, held_on, minutes)
    same = next((one for one in reviews_of(store, service) if (one.held_on, one.minutes) == (held_on, minutes)), None)
    if same is not None:
        return same.number
    key = journal_key(store, held_on.isoformat())
    content = json.dumps(asdict(minutes), ensure_ascii=False).encode()
    with store.writing() as connection:
        connection.execute(select(services.c.key).filter_by(key=service).with_for_update())
        number = (connection.scalar(select(func.max(journal_reviews.c.number)).filter_by(service=service)) or 0) + 1
        sealed = seal(key, content, service, str(number), REVIEW)
        row = {"service": service, "number": number, "held_on": held_on, "key": key.id, "sealed": sealed}
        connection.execute(insert(journal_reviews).values(row))
    return number


def reviews_of(store: Store, service: str) -> tuple[Review, ...]:
    """Return the reviews of a service's journal, newest first."""
    asked = select(journal_reviews).filter_by(service=service)
    with store.reading() as connection:
        rows = connection.execute(asked.order_by(journal_reviews.c.held_on.desc(), journal_reviews.c.number.desc()))
        found = [
            (row, unseal(store.keys, row.key, bytes(row.sealed), service, str(row.number), REVIEW)) for row in rows
        ]
    return tuple(Review(row.number, row.held_on, Minutes(**json.loads(text)) if text else None) for row, text in found)


def forget_reviews(connection: Connection, today: date, journal_years: int) -> None:
    """Forget the minutes whose years are over."""
    connection.execute(
        delete(journal_reviews).where(journal_reviews.c.held_on < date(today.year - journal_years, 1, 1))
    )


def _require_fit(store: Store, held_on: date, minutes: Minutes) -> None:
    if held_on > store.today():
        raise EntryRefusedError(f"found {held_on} as the day of the review; it is to come, give one that was")
    parts = ((minutes.present, LONGEST_LINE), (minutes.found, LONGEST_MINUTES), (minutes.signed_by, LONGEST_LINE))
    for text, most in parts:
        if not (0 < len(text.strip()) <= most and is_storable(text)):
            raise EntryRefusedError(f"found a text of {len(text)} characters; it has 1 to {most}")
