"""Which notes somebody has said yes or no to: that it was said, not what, so that nothing leads to a quote."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, union_all

from feedback_store.schema import judged_notes, reviews
from feedback_store.upsert import add_missing

Place = tuple[str, str]
"""The voice of a note and the step in which it was written or drawn."""


def judged_places(connection: Connection, service: str) -> frozenset[Place]:
    """Return the notes of a service that were judged, or of which something was said in review today."""
    found = (select(table.c.voice, table.c.step).filter_by(service=service) for table in (judged_notes, reviews))
    return frozenset((row.voice, row.step) for row in connection.execute(union_all(*found)))


def note_judged(connection: Connection, service: str, places: Iterable[Place]) -> None:
    """Keep that notes were judged, in an order that tells nothing."""
    rows = [{"service": service, "voice": voice, "step": step} for voice, step in sorted(places)]
    add_missing(connection, judged_notes, rows)
