"""What was drawn in a voice: sealed with the key of the voice's month, and read back for those who look at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from feedback_store.keys.sealed import seal, unseal
from feedback_store.periods import month_of, periods_of_week
from feedback_store.schema import drawings, voices
from feedback_store.tallies import Voice

DRAWING = "drawing"
"""What stands behind the place of a drawing, so that it does not pass for words."""


@dataclass(frozen=True)
class KeptDrawing:
    """Where a drawing stands, and to which question it is the answer."""

    service: str
    voice: str
    step: str
    instrument: str
    version: int


def seal_drawings(keys: Keys, of_voices: Iterable[Voice]) -> list[dict[str, object]]:
    """Return the rows of `drawings` for voices; the key of a month is made when it is first needed."""
    key_of = cache(keys.current)
    rows: list[dict[str, object]] = []
    for voice in of_voices:
        for step, drawing in voice.drawn():
            key, place = key_of(month_of(voice.dated)), (voice.service, voice.id, step)
            row = dict(zip(("service", "voice", "step"), place, strict=True))
            rows.append({**row, "key": key.id, "sealed": seal(key, drawing, *place, DRAWING)})
    return rows


def read_drawing(store: Store, service: str, voice: str, step: str) -> bytes | None:
    """Return a drawing as a PNG, or None where its month is over, it is hidden, or there is none.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
    """
    query = select(drawings.c.key, drawings.c.sealed).filter_by(service=service, voice=voice, step=step)
    with store.reading() as connection:
        found = connection.execute(query).first()
    return found and unseal(store.keys, found.key, bytes(found.sealed), service, voice, step, DRAWING)


def services_with_drawings(store: Store) -> frozenset[str]:
    """Return the services of which anything drawn is kept."""
    with store.reading() as connection:
        return frozenset(connection.scalars(select(drawings.c.service).distinct()))


def drawings_of_week(store: Store, service: str, week: str) -> tuple[KeptDrawing, ...]:
    """Return the drawings of an ISO week such as 2026-W47, in the order of random ids: it says nothing of when."""
    of_voice = (voices.c.service == drawings.c.service) & (voices.c.id == drawings.c.voice)
    query = select(drawings.c.service, drawings.c.voice, drawings.c.step, voices.c.instrument, voices.c.version)
    of_week = voices.c.dated.in_(periods_of_week(week)) & (drawings.c.service == service)
    with store.reading() as connection:
        found = connection.execute(query.join(voices, of_voice).where(of_week).order_by(drawings.c.voice)).all()
    return tuple(KeptDrawing(*row) for row in found)
