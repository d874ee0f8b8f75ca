"""How full a thing that children fill together is drawn in public, in a few steps; one rule for shelf and wall."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from analysis.figures.counting import voices
from analysis.figures.periods import quarter_of
from analysis.figures.wall import PUBLIC_GROUP
from feedback_store.periods import day_that_decides
from feedback_store.tallies import Tally

STEPS = (PUBLIC_GROUP, 30, 60, 100)
"""From so many voices of the quarter on it is drawn one step fuller."""


def level_of(tallies: Iterable[Tally], instrument: str, today: date, *, smallest_group: int) -> int:
    """Return how full it is in this quarter, as after the last opening: 0 (too few for the public) to 4.

    A child who drops in a note wants to see the jar fill the day after, so the level follows the openings and not
    finished weeks as all figures on a wall do. An opening of five voices may hold one note, though, and whoever knows
    the figures of the weeks before would see it come. So openings are laid together until they hold the smallest group,
    and only then fill the jar: no step stands for fewer notes than that. A quarter, as a week would show a jar that is
    nearly always empty, and a year one that nobody sees fill.

    Args:
        tallies: of one service, as after the last opening.
        instrument: its key; all versions and channels count together.
        smallest_group: fewest voices behind a figure for staff (count); in public it is never less than 10.
    """
    quarter = quarter_of(today.isoformat())
    its = [one for one in tallies if one.instrument == instrument and quarter_of(one.period) == quarter]
    filled = filled_by(its, smallest_group)
    return sum(filled >= max(step, smallest_group) for step in STEPS)


def filled_by(tallies: Iterable[Tally], smallest_group: int) -> int:
    """Return the voices (count) of all openings laid together to at least the smallest group, in their order."""
    opened = Counter[str]()
    for tally in tallies:
        opened[tally.period] += voices([tally])
    filled = waiting = 0
    for period in sorted(opened, key=day_that_decides):
        waiting += opened[period]
        if waiting >= smallest_group:
            filled, waiting = filled + waiting, 0
    return filled
