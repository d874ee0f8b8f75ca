"""What was written in a voice, and what was read in it: sealed with the key of the voice's month."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import select

from config.reading import Reading
from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from feedback_store.keys.sealed import seal, unseal
from feedback_store.periods import month_of
from feedback_store.readings import from_bytes, to_bytes
from feedback_store.schema import words
from feedback_store.tallies import Voice

READING = "reading"
"""What stands behind the place of words to make that of their reading, so that neither passes for the other."""


def seal_words(keys: Keys, voices: Iterable[Voice]) -> list[dict[str, object]]:
    """Return the rows of `words` for voices; the key of a month is made when it is first needed."""
    key_of = cache(keys.current)
    rows: list[dict[str, object]] = []
    for voice in voices:
        for step, text, reading in voice.written():
            key, place = key_of(month_of(voice.dated)), (voice.service, voice.id, step)
            row = dict(zip(("service", "voice", "step"), place, strict=True))
            sealed_reading = seal(key, to_bytes(reading), *place, READING)
            rows.append({**row, "key": key.id, "sealed": seal(key, text.encode(), *place), "reading": sealed_reading})
    return rows


def read_words(store: Store, service: str, voice: str) -> dict[str, str]:
    """Return what was written in a voice, by step; empty where its month is over, it is hidden, or there is none.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
    """
    query = select(words.c.service, words.c.voice, words.c.step, words.c.key, words.c.sealed)
    with store.reading() as connection:
        found = connection.execute(query.filter_by(service=service, voice=voice).order_by(words.c.step)).all()
    read = {row.step: unseal(store.keys, row.key, bytes(row.sealed), *row[:3]) for row in found}
    return {step: text.decode() for step, text in read.items() if text is not None}


def read_readings(store: Store, service: str, voice: str) -> dict[str, Reading]:
    """Return what was read in the words of a voice, by step, as `read_words` does; without what may be a concern.

    Words from before there was a reader have no reading.
    """
    query = select(words.c.service, words.c.voice, words.c.step, words.c.key, words.c.reading)
    is_read = words.c.reading.is_not(None)
    with store.reading() as connection:
        found = connection.execute(query.filter_by(service=service, voice=voice).where(is_read)).all()
    read = {row.step: unseal(store.keys, row.key, bytes(row.reading), *row[:3], READING) for row in found}
    return {step: from_bytes(content) for step, content in read.items() if content is not None}
