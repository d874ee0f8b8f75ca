"""What staff do with an idea or a complaint: reply, close; and when the journal forgets it."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from config.answer_check import is_storable
from feedback_store.complaints.letters import STAFF, next_place
from feedback_store.complaints.threads import REPLY, thread_of
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import ReplyRefusedError
from feedback_store.keys.ring import DataKey
from feedback_store.keys.sealed import seal
from feedback_store.periods import day_that_decides
from feedback_store.schema import complaint_replies, complaint_voices, complaints, journal_reviews

LONGEST_REPLY = 1500
"""Characters; a reply is read on a phone."""
PURPOSE = "journal"
"""First word of the purpose of the keys of replies; the year of the complaint follows."""


def reply(store: Store, service: str, number: int, text: str) -> None:
    """Write a reply, which the sender reads by the receipt.

    Raises:
        UnknownComplaintError: the service has none with this number.
        ReplyRefusedError: nothing is in it, or more than fits.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    thread_of(store, service, number)
    with told_plainly(), store.writing() as connection:
        # Two replies at once must not take one place.
        connection.execute(select(complaints.c.number).filter_by(service=service, number=number).with_for_update())
        write_reply(store, connection, service, number, text)


def write_reply(store: Store, connection: Connection, service: str, number: int, text: str) -> None:
    """Write a reply within a transaction that holds the entry; raises ReplyRefusedError."""
    text = text.strip()
    if not (0 < len(text) <= LONGEST_REPLY and is_storable(text)):
        raise ReplyRefusedError(f"a reply has 1 to {LONGEST_REPLY} characters, this one has {len(text)}; change it")
    dated = connection.scalars(select(complaints.c.dated).filter_by(service=service, number=number)).one()
    key = journal_key(store, dated)
    place = next_place(connection, service, number)
    row = {"service": service, "number": number, "place": place, "replied_on": store.today(), "key": key.id}
    sealed = seal(key, text.encode(), service, str(number), str(place), REPLY)
    connection.execute(insert(complaint_replies).values(**row, sealed=sealed))


def journal_key(store: Store, dated: str) -> DataKey:
    """Return the key that seals what staff write about an idea or complaint of a day or week."""
    return store.keys.current(f"{PURPOSE} {_year_of(dated)}")


def close(store: Store, service: str, number: int) -> None:
    """Close a thread on behalf of staff; what the sender adds opens it again. Twice is harmless.

    Raises:
        UnknownComplaintError: the service has none with this number.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    if thread_of(store, service, number).closed_by is None:
        with told_plainly(), store.writing() as connection:
            is_it = (complaints.c.service == service) & (complaints.c.number == number)
            is_open = complaints.c.closed_by.is_(None)
            connection.execute(update(complaints).where(is_it, is_open).values(closed_by=STAFF))


def forget_complaints(connection: Connection, today: date, journal_years: int) -> None:
    """Forget the receipts of threads whose words are all gone, and the journal's entries whose years are over."""
    is_left = (
        select(complaint_voices.c.number)
        .where(complaint_voices.c.service == complaints.c.service, complaint_voices.c.number == complaints.c.number)
        .exists()
    )
    connection.execute(update(complaints).where(~is_left).values(mark=None))
    dates = connection.scalars(select(complaints.c.dated).distinct()).all()
    over = [dated for dated in dates if _year_of(dated) < today.year - journal_years]
    connection.execute(delete(complaints).where(complaints.c.dated.in_(over), ~is_left))


def destroy_journal_keys(store: Store, today: date) -> None:
    """Destroy the keys of years whose entries are forgotten, so that no old backup gives the replies away."""
    with store.reading() as connection:
        left = {_year_of(dated) for dated in connection.scalars(select(complaints.c.dated).distinct())}
        left |= {held_on.year for held_on in connection.scalars(select(journal_reviews.c.held_on).distinct())}
    first = today.year - store.settings.journal_years
    keys = [key for key in store.keys.ring().keys.values() if key.purpose.startswith(f"{PURPOSE} ")]
    over = [key.id for key in keys if (year := int(key.purpose.split()[1])) < first and year not in left]
    if over:
        store.keys.destroy(*over)


def _year_of(dated: str) -> int:
    return day_that_decides(dated).year
