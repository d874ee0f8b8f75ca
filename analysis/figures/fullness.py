"""How full a thing that children fill together is drawn in public, in a few steps."""

from collections.abc import Iterable
from datetime import date

from analysis.figures.counting import voices
from analysis.figures.periods import quarter_of
from analysis.figures.suppression import protect_base
from analysis.figures.wall import PUBLIC_GROUP
from feedback_store.tallies import Tally

STEPS = (PUBLIC_GROUP, 30, 60, 100)
"""From so many voices of the quarter on it is drawn one step fuller."""


def level_of(tallies: Iterable[Tally], instrument: str, today: date, *, smallest_group: int) -> int:
    """Return how full it is in this quarter: 0 (fewer voices than may be told in public) to 4.

    Args:
        tallies: of one service, as after the last opening.
        instrument: its key; all versions and channels count together.
        smallest_group: fewest voices behind a figure for staff (count); in public it is never less than 10.
    """
    quarter = quarter_of(today.isoformat())
    its = [one for one in tallies if one.instrument == instrument and quarter_of(one.period) == quarter]
    shown = protect_base(voices(its), smallest_group=max(PUBLIC_GROUP, smallest_group))
    return sum(shown.count is not None and shown.count >= step for step in STEPS)
