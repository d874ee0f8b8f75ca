"""Which submissions came out of a box that was opened already: their marks are kept for 45 days."""

from collections.abc import Iterator, Sequence

from feedback_store.boxes.box import Drop, Known, compare
from feedback_store.boxes.quick_reads import QuickReads
from feedback_store.keys.box_keys import BoxKeys, Epoch

MOST_ASKED = 5000
"""So many marks are looked for at a time, under the limits of both databases (count)."""


class Repeats:
    """The memory for repeats, asked last, when no box that is still there holds a submission."""

    def __init__(self, quick: QuickReads, keys: BoxKeys) -> None:
        """Take the reads of the main database, where the marks are, and the keys of the epochs that they belong to."""
        self._quick = quick
        self._keys = keys

    def known(self, drops: Sequence[Drop]) -> list[Known]:
        """Return of each submission whether it came out of a box that has been opened."""
        epochs = self._keys.epochs()
        asked = {(epoch.name, epoch.id_mark(drop.client_id)): (drop, epoch) for epoch in epochs for drop in drops}
        found: dict[str, tuple[Epoch, bytes]] = {}
        for name, id_mark, content_mark in self._marks(list(asked)):
            drop, epoch = asked[name, id_mark]
            found[drop.client_id] = (epoch, content_mark)
        return [_compare(drop, *found[drop.client_id]) if drop.client_id in found else Known.NO for drop in drops]

    def _marks(self, asked: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, bytes]]:
        for first in range(0, len(asked), MOST_ASKED):
            some = asked[first : first + MOST_ASKED]
            # Not `(epoch, id_mark) IN …`, for which SQLite reads the whole table.
            places = ", ".join(["(?, ?)"] * len(some))
            query = (
                f"WITH asked (epoch, id_mark) AS (VALUES {places}) "  # noqa: S608 - only question marks
                "SELECT epoch, id_mark, content_mark FROM asked JOIN accepted USING (epoch, id_mark)"
            )
            for name, id_mark, content_mark in self._quick.rows(query, [part for pair in some for part in pair]):
                yield name, bytes(id_mark), bytes(content_mark)


def _compare(drop: Drop, epoch: Epoch, known_mark: bytes) -> Known:
    return compare(known_mark, epoch.content_mark(drop.client_id, drop.content))
