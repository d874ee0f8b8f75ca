"""What people correct of what was read: kept apart from the reading, sealed as the words are, and gone with them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select

from config.reading import Reading, Theme
from feedback_store.engine import Store
from feedback_store.keys.sealed import seal, unseal
from feedback_store.periods import month_of
from feedback_store.quotes.judged import Place
from feedback_store.readings import BAD, GOOD, NONE, SHOWS_FEELING
from feedback_store.reviews.items import Item
from feedback_store.reviews.tables import corrections
from feedback_store.upsert import put_row
from feedback_store.words import read_words

CORRECTION = "correction"
"""What stands behind the place of a correction, so that it does not pass for words."""
FEELINGS = (GOOD, NONE, BAD)


@dataclass(frozen=True)
class Told:
    """How a text feels, and its themes, each with how the text says that it is; all as good, none or bad."""

    feeling: str
    themes: Mapping[Theme, str]


@dataclass(frozen=True)
class Corrected:
    """A text with what people say of it in place of what was read."""

    text: str
    told: Told


def told_by(reading: Reading) -> Told:
    """Return what was read in a text, as people correct it."""
    of_theme = dict(reading.theme_polarity)
    return Told(_sign(reading.polarity), {theme: _sign(of_theme.get(theme, 0.0)) for theme in sorted(reading.themes)})


def correct(store: Store, item: Item, told: Told) -> None:
    """Keep a correction of a text; none where it says what was read."""
    at = {"service": item.service, "voice": item.voice, "step": item.step}
    if item.reading is None or told == told_by(item.reading):
        with store.writing() as connection:
            connection.execute(delete(corrections).filter_by(**at))
        return
    key = store.keys.current(month_of(item.dated))
    content = json.dumps({"feeling": told.feeling, "themes": dict(told.themes)}).encode()
    with store.writing() as connection:
        put_row(connection, corrections, {**at, "key": key.id, "sealed": seal(key, content, *at.values(), CORRECTION)})


def correction_of(store: Store, service: str, place: Place) -> Told | None:
    """Return what people say of a text in place of what was read, or None."""
    query = select(corrections).filter_by(service=service, voice=place[0], step=place[1])
    with store.reading() as connection:
        row = connection.execute(query).one_or_none()
    content = row and unseal(store.keys, row.key, bytes(row.sealed), service, *place, CORRECTION)
    return _told(content) if content else None


def all_corrections(store: Store) -> Iterator[Corrected]:
    """Give all corrections of all services with their texts, in the order of random ids."""
    with store.reading() as connection:
        rows = connection.execute(select(corrections).order_by(corrections.c.voice, corrections.c.step)).all()
    for row in rows:
        content = unseal(store.keys, row.key, bytes(row.sealed), row.service, row.voice, row.step, CORRECTION)
        text = read_words(store, row.service, row.voice).get(row.step)
        if content is not None and text is not None:
            yield Corrected(text, _told(content))


def _told(content: bytes) -> Told:
    parts = json.loads(content)
    return Told(parts["feeling"], {Theme(theme): feeling for theme, feeling in parts["themes"].items()})


def _sign(polarity: float) -> str:
    return GOOD if polarity >= SHOWS_FEELING else BAD if polarity <= -SHOWS_FEELING else NONE
