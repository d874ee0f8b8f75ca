"""Tells one after another of those who are to be told by a way, and lets one who is not reached keep nobody waiting."""

from collections.abc import Callable, Iterable

from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError, WayClosedError
from feedback_store.ways.way import Occasion, Way

Due = tuple[str, Callable[[], None]]
"""The id of a member of staff who is to be told, and what notes that they were."""


def tell_each(store: Store, way: Way, occasion: Occasion, due: Iterable[Due]) -> int:
    """Tell everybody whom a way reaches; return how many were.

    Args:
        store: the store.
        way: by which they are told.
        occasion: of what.
        due: who is to be told, gravest first; it is not looked at where the way reaches nobody.

    Raises:
        PostNotSentError: the first that was not sent, after all had their turn; it is tried again.
        WayClosedError: nobody is reached by this way now.
    """
    addresses = way.addresses(store)
    if not addresses:
        return 0
    problems: list[PostNotSentError] = []
    told = 0
    for member, note in due:
        if member not in addresses:
            continue
        try:
            if way.tell(store, member, addresses[member], occasion):
                note()
                told += 1
        except WayClosedError:
            raise
        except PostNotSentError as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return told
