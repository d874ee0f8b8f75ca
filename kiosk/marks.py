"""The marks of receipts that come in, each made once: a list that took too long is quick when it is sent again."""

from hmac import digest
from secrets import token_bytes
from threading import Lock

from feedback_store.complaints.picture_receipts import PictureReceipt, mark_of_pictures
from feedback_store.engine import Store

MOST_MARKS = 256
"""A tablet gives up after 15 s, and a mark takes half a second on a slow machine: without them it would never end."""


class Marks:
    """Holds the newest marks in memory, under a hash with a key that nobody else has; never asked for an answer."""

    def __init__(self) -> None:
        """Begin without any."""
        self._key = token_bytes(32)
        self._made: dict[bytes, bytes] = {}
        self._lock = Lock()

    def mark_of(self, store: Store, service: str, receipt: PictureReceipt) -> bytes:
        """Return the mark of a receipt; raises what `mark_of_pictures` does."""
        name = digest(self._key, " ".join((service, *receipt.pictures, receipt.colour)).encode(), "sha256")
        mark = self._made.get(name)
        if mark is None:
            mark = mark_of_pictures(store, service, receipt)
            with self._lock:
                self._made[name] = mark
                for oldest in list(self._made)[:-MOST_MARKS]:
                    del self._made[oldest]
        return mark
