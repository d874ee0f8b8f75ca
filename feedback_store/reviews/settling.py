"""In the evening what was said in review becomes lasting: quotes are copied all together, and who said what is gone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from feedback_store.concerns.heard import read_concerns
from feedback_store.drawings.kept import read_drawing
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.quotes.judged import note_judged
from feedback_store.quotes.kept import Quote, new_quote, seal_quote
from feedback_store.quotes.quarters import quarter_of
from feedback_store.reviews.tables import reviews
from feedback_store.reviews.verdicts import Verdict, read_wording
from feedback_store.schema import quotes, voices
from feedback_store.social_services import all_services
from feedback_store.tidying import tidy
from feedback_store.words import read_words


def settle_all(store: Store) -> None:
    """Settle what was reviewed in all services; the sweep, which comes next, rewrites the file."""
    for service in all_services(store):
        _settle(store, service.key)


def settle(store: Store, service: str) -> int:
    """Settle what was reviewed in a service now, and return how many quotes came of it; from then on nothing is undone.

    Quotes are written in the order of random ids and the file is rewritten, so that none leads to a voice.

    Raises:
        NotTidiedError: all is written, but the file could not be rewritten; the evening's sweep does it.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    with told_plainly():
        made = _settle(store, service)
        tidy(store)
    return made


def _settle(store: Store, service: str) -> int:
    with store.reading() as connection:
        of_voice = (voices.c.service == reviews.c.service) & (voices.c.id == reviews.c.voice)
        query = select(reviews, voices.c.instrument, voices.c.dated, voices.c.speaker).join(voices, of_voice)
        said = query.where(reviews.c.service == service, reviews.c.verdict != Verdict.HIDING.value)
        rows = connection.execute(said).all()
    told = frozenset(heard.text for heard in read_concerns(store, service)) if rows else frozenset()
    made = {(row.voice, row.step): quote for row in rows if (quote := _quote(store, row, told))}
    with store.writing() as connection:
        kept = _taken(connection, rows)
        if written := [seal_quote(store.keys, made[place]) for place in kept if place in made]:
            connection.execute(insert(quotes), sorted(written, key=lambda row: str(row["id"])))
        note_judged(connection, service, kept)
    return len(written)


def _taken(connection: Connection, rows: Sequence[Row[Any]]) -> list[tuple[str, str]]:
    """Delete the rows that still stand as they were read, and return their places; others were undone meanwhile."""
    taken = []
    for row in rows:
        same = delete(reviews).filter_by(service=row.service, voice=row.voice, step=row.step, verdict=row.verdict)
        if connection.execute(same.where(reviews.c.sealed.is_not_distinct_from(row.sealed))).rowcount:
            taken.append((row.voice, row.step))
    return taken


def _quote(store: Store, row: Row[Any], told: frozenset[str]) -> Quote | None:
    """Return the quote that was approved; none where it was not, or its text is gone or tells of danger by now."""
    wording = read_wording(store.keys, row) if row.verdict == Verdict.QUOTED else None
    if wording is None:
        return None
    about = (row.service, row.instrument, quarter_of(row.dated))
    if wording.text is None:
        drawing = read_drawing(store, row.service, row.voice, row.step)
        return new_quote(*about, drawing=drawing) if drawing else None
    texts = read_words(store, row.service, row.voice)
    if row.step not in texts or told.intersection(texts.values()):
        return None
    more = {"is_ours": wording.is_ours, "speaker": row.speaker}
    return new_quote(*about, language=wording.language, text=wording.text, drawing=None, **more)
