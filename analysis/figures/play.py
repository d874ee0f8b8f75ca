"""How many voices are left without those that look like play, where that can be told without showing a small group."""

from collections.abc import Sequence

from analysis.figures.counting import voices
from analysis.figures.suppression import Rung, protect_split
from config.vocabulary import Play
from feedback_store.tallies import Tally

PLAY_LADDER: Sequence[Rung] = (((0,), (1,)), ((0, 1),))
"""Without and with the mark, else together."""


def without_play(tallies: Sequence[Tally], *, smallest_group: int) -> int | None:
    """Return the voices of a shown base without those that look like play, or None where that is not told.

    Both totals are given only where the voices with the mark and those without are each none or enough, so that
    subtracting shows no small group. It is not told either where nothing is marked: so "not told" leaves it open
    whether there were none or a few.
    """
    marked = [tally for tally in tallies if tally.play == Play.SUSPECTED]
    counts = [voices(tallies) - voices(marked), voices(marked)]
    parts = protect_split(counts, PLAY_LADDER, smallest_group=smallest_group)
    return parts[0].count if len(parts) > 1 and parts[1].count else None
