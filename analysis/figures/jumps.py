"""Days on which a service heard many more voices than usual, by the rule in docs/playing.md; never how many."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from analysis.figures.periods import week_of
from feedback_store.tallies import VOICES, Tally

LOOK_BACK = timedelta(weeks=8)
FEWEST_DAYS = 8
"""With fewer earlier days nobody knows what is usual."""

SPREADS = 5.0
NORMAL = 1.4826
"""Makes the median deviation as wide as a standard deviation where days scatter normally."""


def jump_days(tallies: Iterable[Tally], *, week: str, smallest_group: int) -> tuple[date, ...]:
    """Return the days of an ISO week on which a box gave many more voices than in the eight weeks before.

    A day counts as a jump from the largest of these on: twice the smallest group, twice the median of the earlier
    days, and the median and five robust standard deviations.

    Args:
        tallies: of one service, also of the eight weeks before; weeks and months in them are passed over.

    Source: median absolute deviation, Leys et al. (2013), J. Exp. Soc. Psychol. 49(4), 764-766.
    """
    counted = Counter[date]()
    for tally in tallies:
        if tally.step == VOICES and len(tally.period) == len("2026-11-22"):
            counted[date.fromisoformat(tally.period)] += tally.count
    of_week = sorted(day for day in counted if week_of(day.isoformat()) == week)
    return tuple(day for day in of_week if _is_jump(day, counted, smallest_group))


def _is_jump(day: date, counted: Counter[date], smallest_group: int) -> bool:
    earlier = [count for other, count in counted.items() if day - LOOK_BACK <= other < day]
    if len(earlier) < FEWEST_DAYS:
        return False
    usual = median(earlier)
    spread = NORMAL * median(abs(count - usual) for count in earlier)
    return counted[day] >= max(2 * smallest_group, 2 * usual, usual + SPREADS * spread)
