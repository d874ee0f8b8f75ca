"""What nobody has judged yet of what children let others see, each as it may be shown: without personal data."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select, union

from config.load import all_versions
from config.reading import Reading
from config.vocabulary import Speaker
from feedback_store.concerns.heard import read_concerns
from feedback_store.engine import Store
from feedback_store.quotes.consent import consents, is_for_all
from feedback_store.quotes.judged import Place, judged_places
from feedback_store.quotes.quarters import quarter_of
from feedback_store.schema import drawings, hidden_voices, quotes, voices, words
from feedback_store.social_services import find_service
from feedback_store.words import read_words

JAR = "jar"
"""The object of the instruments whose notes are read out together."""
CHILDREN = (Speaker.CHILD, Speaker.YOUNG_PERSON)
"""Whose notes they are; what parents and carers write is not for the circle of children."""
TEXT_LANGUAGES = ("bg", "en", "tr", "uk")


@dataclass(frozen=True)
class WaitingNote:
    """A note that somebody has to judge.

    Attributes:
        quarter: in which the box with it was opened, such as 2026-Q3.
        language: of the text; empty for a drawing.
        proposed: the text with marks in the place of personal data; None for a drawing.
    """

    service: str
    voice: str
    step: str
    instrument: str
    quarter: str
    language: str
    proposed: str | None


def waiting_notes(
    store: Store,
    service: str,
    *,
    of_voices: Collection[str] | None = None,
    most: int | None = None,
    keys: Collection[str] | None = None,
) -> tuple[WaitingNote, ...]:
    """Return the notes of quarters that are over and that nobody has judged: newest quarter first, by random ids.

    Of an instrument that asks who may see it only that is offered to which the child said yes (consent.py).

    Left out is every voice in which anything may tell of danger: as its words are read today, or as a concern has
    kept them when they came in. Those are for the people who receive concerns.

    Args:
        of_voices: only notes of these voices.
        most: how many are wanted at the most (count).
        keys: of which instruments; the jar's without it.

    Raises:
        UnknownServiceError: no service has this key.
        DamagedWordsError: the database holds something else than what was sealed.
    """
    keep = frozenset({find_service(store, service).name})
    told = frozenset(heard.text for heard in read_concerns(store, service))
    found = (
        note
        for voice in _voices(store, service, jars() if keys is None else keys)
        if of_voices is None or voice.id in of_voices
        for note in _notes(store, service, voice, keep, told)
    )
    return tuple(islice(found, most))


def services_with(store: Store, keys: Collection[str]) -> frozenset[str]:
    """Return the services in which anything was told, or approved, in some instruments; the others have no notes."""
    found = union(*(select(its.c.service).where(its.c.instrument.in_(sorted(keys))) for its in (voices, quotes)))
    with store.reading() as connection:
        return frozenset(connection.scalars(found))


@dataclass(frozen=True)
class _Found:
    """A voice in the jar, and the steps in it that nobody has judged."""

    id: str
    instrument: str
    language: str
    quarter: str
    written: tuple[str, ...]
    drawn: tuple[str, ...]


def jars() -> frozenset[str]:
    """Return the keys of the instruments whose notes are read out together."""
    return frozenset(one.key for one in all_versions() if one.object == JAR)


def _voices(store: Store, service: str, keys: Collection[str]) -> list[_Found]:
    """Return the voices of children, of quarters that are over, in which something may be shown and was not judged."""
    now = quarter_of(store.today().isoformat())
    with store.reading() as connection:
        judged = judged_places(connection, service)
        said = consents(connection, service)
        written, drawn = (_steps(connection, table, service, judged) for table in (words, drawings))
        rows = connection.execute(_of_children(service, keys)).all()
    shown = {table: _shown_steps(rows, steps, said) for table, steps in (("written", written), ("drawn", drawn))}
    found = [
        _Found(
            row.id,
            row.instrument,
            row.language,
            quarter_of(row.dated),
            shown["written"][row.id],
            shown["drawn"][row.id],
        )
        for row in rows
    ]
    waiting = [voice for voice in found if voice.quarter < now and voice.written + voice.drawn]
    return sorted(waiting, key=lambda voice: voice.quarter, reverse=True)  # stable: within a quarter by random ids


def _shown_steps(
    rows: Iterable[Row[Any]], steps: Mapping[str, tuple[str, ...]], said: Mapping[Place, str]
) -> dict[str, tuple[str, ...]]:
    """Return by voice the steps that others may see; where nobody was asked, only the jar is for all."""
    of_jar = jars()
    return {
        row.id: tuple(
            step for step in steps.get(row.id, ()) if is_for_all(said, (row.id, step), unasked=row.instrument in of_jar)
        )
        for row in rows
    }


def _of_children(service: str, keys: Collection[str]) -> Select[Any]:
    hidden = select(hidden_voices.c.voice).filter_by(service=service)
    query = select(voices.c.id, voices.c.instrument, voices.c.language, voices.c.dated).filter_by(service=service)
    is_of_children = voices.c.instrument.in_(sorted(keys)) & voices.c.speaker.in_(CHILDREN)
    return query.where(is_of_children, voices.c.id.not_in(hidden)).order_by(voices.c.id)


def _steps(
    connection: Connection, table: Table, service: str, judged: frozenset[Place]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(select(table.c.voice, table.c.step).filter_by(service=service)):
        if (row.voice, row.step) not in judged:
            found[row.voice] = (*found.get(row.voice, ()), row.step)
    return found


def _notes(
    store: Store, service: str, voice: _Found, keep: frozenset[str], told: frozenset[str]
) -> Iterator[WaitingNote]:
    texts = read_words(store, service, voice.id)
    readings = {step: store.reader(text, keep=keep) for step, text in texts.items()}
    if told.intersection(texts.values()) or any(reading.concern for reading in readings.values()):
        return
    place = (service, voice.id)
    for step in voice.written:
        if reading := readings.get(step):  # none once its month is over
            language = _language(reading, voice)
            yield WaitingNote(*place, step, voice.instrument, voice.quarter, language, reading.redacted)
    for step in voice.drawn:
        yield WaitingNote(*place, step, voice.instrument, voice.quarter, "", None)


def _language(reading: Reading, voice: _Found) -> str:
    """Return the language of a text; where its words do not tell, that of the page, and else Bulgarian."""
    return next((one for one in (reading.language, voice.language) if one in TEXT_LANGUAGES), "bg")
