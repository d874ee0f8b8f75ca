"""What waits for review: words and drawings of opened boxes that nobody has judged, in an order that tells nothing."""

from collections.abc import Iterator
from hashlib import blake2b

from sqlalchemy import Connection, Select, Table, select, union_all

from feedback_store.engine import Store
from feedback_store.quotes.judged import Place
from feedback_store.reviews.tables import reviews
from feedback_store.schema import drawings, hidden_voices, judged_notes, words

ORDER_BYTES = 8


def waiting_places(store: Store, service: str) -> tuple[Place, ...]:
    """Return where something waits in a service, by random ids; what tells of danger is among it, so give no number."""
    with store.reading() as connection:
        return _waiting(connection, service)


def services_with_any(store: Store) -> frozenset[str]:
    """Return the services in which anything waits, be it only what tells of danger."""
    found = union_all(*(_unjudged(told).with_only_columns(told.c.service).distinct() for told in (words, drawings)))
    with store.reading() as connection:
        return frozenset(connection.scalars(found))


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
    of_service = (_unjudged(told).where(told.c.service == service) for told in (words, drawings))
    return tuple((row.voice, row.step) for row in connection.execute(union_all(*of_service)))


def _unjudged(told: Table) -> Select[tuple[str, str]]:
    """Return the query of the voices and steps of a table of which nobody has said anything."""
    query = select(told.c.voice, told.c.step)
    for done in (judged_notes, reviews):
        same = (done.c.service == told.c.service) & (done.c.voice == told.c.voice) & (done.c.step == told.c.step)
        query = query.where(~select(done.c.voice).where(same).exists())
    hidden = (hidden_voices.c.service == told.c.service) & (hidden_voices.c.voice == told.c.voice)
    return query.where(~select(hidden_voices.c.voice).where(hidden).exists())
