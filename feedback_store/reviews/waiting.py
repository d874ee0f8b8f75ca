"""What waits for review: words and drawings of opened boxes that nobody has judged, in an order that tells nothing."""

from collections.abc import Iterator
from hashlib import blake2b

from sqlalchemy import Connection, Select, Table, select, tuple_, union_all

from feedback_store.engine import Store
from feedback_store.quotes.judged import Place
from feedback_store.reviews.tables import reviews
from feedback_store.schema import drawings, hidden_voices, judged_notes, words

ORDER_BYTES = 8


def waiting_places(store: Store, service: str) -> tuple[Place, ...]:
    """Return where something waits in a service, by random ids; what tells of danger is among it, so give no number."""
    with store.reading() as connection:
        return _waiting(connection, service)


def in_order(places: tuple[Place, ...], seed: str) -> tuple[Place, ...]:
    """Return places in an order of their own for each seed, the same as long as the seed is: not by date or device."""
    return tuple(sorted(places, key=lambda place: order_of(place, seed)))


def order_of(place: Place, seed: str) -> bytes:
    """Return what a place is sorted by."""
    return blake2b("\0".join((seed, *place)).encode(), digest_size=ORDER_BYTES).digest()


def from_here(places: tuple[Place, ...], seed: str, passed: Place | None) -> Iterator[Place]:
    """Give places in their order, from behind the one that was passed on, and then from the beginning."""
    ordered = in_order(places, seed)
    limit = order_of(passed, seed) if passed else b""
    behind = [place for place in ordered if order_of(place, seed) > limit] if passed else list(ordered)
    yield from behind
    yield from ordered[: len(ordered) - len(behind)]


def _waiting(connection: Connection, service: str) -> tuple[Place, ...]:
    found = connection.execute(union_all(_unjudged(words, service), _unjudged(drawings, service)))
    return tuple((row.voice, row.step) for row in found)


def _unjudged(told: Table, service: str) -> Select[tuple[str, str]]:
    done = (select(table.c.voice, table.c.step).filter_by(service=service) for table in (judged_notes, reviews))
    hidden = select(hidden_voices.c.voice).filter_by(service=service)
    query = select(told.c.voice, told.c.step).filter_by(service=service)
    for places in done:
        query = query.where(tuple_(told.c.voice, told.c.step).not_in(places))
    return query.where(told.c.voice.not_in(hidden))
