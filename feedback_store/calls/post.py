"""Tells people that a child wants to talk; who and where is told on the staff pages only."""

from datetime import UTC, datetime

from feedback_store.calls.kept import CallAct, note_call_act, waiting_calls
from feedback_store.calls.line import reached
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError, WayClosedError
from feedback_store.ways.mail import BY_MAIL
from feedback_store.ways.way import Occasion, Way


def tell_of_calls(store: Store, now: datetime | None = None, way: Way = BY_MAIL) -> int:
    """Tell everybody who is to know by now of a call that nobody has taken on; return how many were told.

    Raises:
        PostNotSentError: the first that was not sent, after all had their turn; it is tried again.
        WayClosedError: nobody is reached by this way now.
    """
    addresses = way.addresses(store)
    if not addresses:
        return 0
    now = now or datetime.now(UTC)
    problems: list[PostNotSentError] = []
    told, act = 0, CallAct(way.act)
    for call in waiting_calls(store):
        known = {one.member for one in call.done if one.act is act}
        for member in reached(store, call, now):
            if member.id not in addresses or member.id in known:
                continue
            try:
                if way.tell(store, member.id, addresses[member.id], Occasion.CALL):
                    note_call_act(store, call, member.id, act, now)
                    told += 1
            except WayClosedError:
                raise
            except PostNotSentError as problem:
                problems.append(problem)
    if problems:
        raise problems[0]
    return told
