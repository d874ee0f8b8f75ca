"""Hiding takes two people: one asks, another confirms; then the voice goes as any hidden one, and is counted."""

from sqlalchemy import delete, func, select

from feedback_store.engine import Store
from feedback_store.errors import SameMemberError
from feedback_store.quotes.judged import Place
from feedback_store.reviews.tables import hidden_counts, reviews
from feedback_store.reviews.verdicts import Verdict
from feedback_store.upsert import add_counts
from feedback_store.voices import hide_voice


def confirm_hiding(store: Store, service: str, place: Place, member: str) -> bool:
    """Hide a voice for which somebody else asked; False where nobody asks any more. Twice is harmless.

    Its words are deleted, it leaves the figures at a next opening, and it is counted as hidden for ever.

    Raises:
        SameMemberError: this member has asked for it.
        NotTidiedError: the words are deleted, but the file could not be rewritten; the evening's sweep does it.
        StoreBusyError, StoreFailedError: confirm it once more.
    """
    if not _is_asked(store, service, place, member):
        return False
    hide_voice(store, service, place[0])
    with store.writing() as connection:
        asked = delete(reviews).filter_by(service=service, voice=place[0], step=place[1], verdict=Verdict.HIDING.value)
        if connection.execute(asked).rowcount:
            row = {"service": service, "year": store.today().year, "count": 1}
            add_counts(connection, hidden_counts, [row])
        connection.execute(delete(reviews).filter_by(service=service, voice=place[0]))
    return True


def decline_hiding(store: Store, service: str, place: Place) -> bool:
    """Let a thing for which hiding was asked wait for review again; False where nobody asks any more."""
    asked = delete(reviews).filter_by(service=service, voice=place[0], step=place[1], verdict=Verdict.HIDING.value)
    with store.writing() as connection:
        return bool(connection.execute(asked).rowcount)


def hidden_in(store: Store, service: str, year: int) -> int:
    """Return how many voices of a service were hidden in review in a year (count)."""
    query = select(func.sum(hidden_counts.c.count)).filter_by(service=service, year=year)
    with store.reading() as connection:
        return connection.scalar(query) or 0


def _is_asked(store: Store, service: str, place: Place, member: str) -> bool:
    query = select(reviews.c.member).filter_by(
        service=service, voice=place[0], step=place[1], verdict=Verdict.HIDING.value
    )
    with store.reading() as connection:
        asker = connection.scalar(query)
    if asker == member:
        raise SameMemberError("whoever asks for hiding does not confirm it; a second person does")
    return asker is not None
