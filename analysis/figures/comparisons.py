"""Whether two shares differ by more than chance: the difference with its interval, from published counts only."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from analysis.figures.shares import Share, share_of
from analysis.figures.suppression import INTERVAL_FROM
from analysis.figures.usual import Chosen


class Change(StrEnum):
    """What may be said of a difference."""

    MORE = "more"
    FEWER = "fewer"
    NOT_CLEAR = "not_clear"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Difference:
    """The later share less the earlier one, with its 95 % interval, each in -1..1."""

    value: float
    low: float
    high: float


def difference_of(later: Share, earlier: Share) -> Difference:
    """Return the difference of two independent shares, with its 95 % interval.

    It is built from both Wilson intervals, so that it stays within -1..1 and holds for the small groups here.

    Source: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10.
    """
    value = later.value - earlier.value
    below = sqrt((later.value - later.low) ** 2 + (earlier.high - earlier.value) ** 2)
    above = sqrt((later.high - later.value) ** 2 + (earlier.value - earlier.low) ** 2)
    return Difference(value, max(-1.0, value - below), min(1.0, value + above))


def compare(later: Chosen, earlier: Chosen) -> tuple[Change, Difference | None]:
    """Return whether more or fewer chose an answer than before, with the difference where both counts are exact.

    Where a count is a range, a change is told only if it is clear wherever the count may lie in it. Under 20 voices on
    either side nothing is told.
    """
    if min(later.base, earlier.base) < INTERVAL_FROM:
        return Change.UNKNOWN, None
    found = [
        difference_of(share_of(one, later.base, smallest_group=1), share_of(other, earlier.base, smallest_group=1))
        for one in {later.low, later.high}
        for other in {earlier.low, earlier.high}
    ]
    change = Change.NOT_CLEAR
    if all(each.low > 0 for each in found):
        change = Change.MORE
    if all(each.high < 0 for each in found):
        change = Change.FEWER
    return change, found[0] if len(found) == 1 else None
