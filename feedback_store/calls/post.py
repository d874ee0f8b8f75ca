"""Tells people that a child wants to talk; who and where is told on the staff pages only."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from feedback_store.calls.kept import CallAct, note_call_act, waiting_calls
from feedback_store.calls.line import reached
from feedback_store.engine import Store
from feedback_store.ways.mail import BY_MAIL
from feedback_store.ways.telling import Due, tell_each
from feedback_store.ways.way import Occasion, Way


def tell_of_calls(store: Store, now: datetime | None = None, way: Way = BY_MAIL) -> int:
    """Tell everybody who is to know by now of a call that nobody has taken on; return how many were told.

    Raises:
        PostNotSentError, WayClosedError: as `tell_each` does.
    """
    return tell_each(store, way, Occasion.CALL, _due(store, now or datetime.now(UTC), CallAct(way.act)))


def _due(store: Store, now: datetime, act: CallAct) -> Iterator[Due]:
    for call in waiting_calls(store):
        known = {one.member for one in call.done if one.act is act}
        for member in reached(store, call, now):
            if member.id not in known:
                yield member.id, partial(note_call_act, store, call, member.id, act, now)
