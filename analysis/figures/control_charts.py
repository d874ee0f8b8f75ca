"""XmR charts: whether a series of figures changed by more than it always does from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

from analysis.errors import TooFewPointsError

TO_LIMITS = 2.66
"""From the mean moving range to three standard deviations: 3 / 1.128."""
TO_RANGE_LIMIT = 3.267
"""From the mean moving range to the limit of a single one."""
FEWEST_POINTS = 6
"""With fewer no limits are drawn at all."""
SURE_POINTS = 12
"""With fewer the limits are trial limits, which the next points may still move."""
RUN = 7
"""So many points on one side, or so many rising or falling, are a signal."""


class Rule(StrEnum):
    """Why a point is hardly chance."""

    BEYOND_LIMIT = "beyond_limit"
    NEAR_LIMIT = "near_limit"
    ONE_SIDE = "one_side"
    TREND = "trend"


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A series with its limits, in the unit of its values; `rules` names for each point the signals it is part of."""

    values: tuple[float, ...]
    mean: float
    mean_range: float
    low: float
    high: float
    rules: tuple[frozenset[Rule], ...]

    @property
    def is_trial(self) -> bool:
        """Whether there are too few points for limits that stay."""
        return len(self.values) < SURE_POINTS

    @property
    def has_signal(self) -> bool:
        """Whether any point is hardly chance."""
        return any(self.rules)

    @property
    def moving_ranges(self) -> tuple[float, ...]:
        """How far each point lies from the one before it."""
        return moving_ranges(self.values)

    @property
    def range_limit(self) -> float:
        """The largest moving range that is usual."""
        return TO_RANGE_LIMIT * self.mean_range


def control_chart(
    values: Sequence[float],
    *,
    spans: Sequence[tuple[float, float]] | None = None,
    least: float = float("-inf"),
    most: float = float("inf"),
) -> ControlChart:
    """Return the XmR chart of a series in the order of time.

    Args:
        values: one for each period that has a figure.
        spans: between which ends each value may lie, where some are known only as a range and `values` has its
            middle. Such a point is a signal only if it would be one wherever it lies.
        least: no value can be lower, so no limit is; of a share 0.
        most: no value can be higher; of a share 1.

    Raises:
        TooFewPointsError: there are fewer than six.

    Source: Wheeler (2000), Understanding Variation, 2nd ed., chapters 3 and 4; runs of seven as the project decided.
    """
    if len(values) < FEWEST_POINTS:
        raise TooFewPointsError(f"found {len(values)} points; draw limits from {FEWEST_POINTS} on")
    mean, mean_range = fmean(values), fmean(moving_ranges(values))
    reach = TO_LIMITS * mean_range
    ends = spans or [(value, value) for value in values]
    nearest = [min(max(mean, low), high) for low, high in ends]
    rules = _rules_of(nearest, mean, reach, [low == high for low, high in ends])
    return ControlChart(tuple(values), mean, mean_range, max(least, mean - reach), min(most, mean + reach), rules)


def moving_ranges(values: Sequence[float]) -> tuple[float, ...]:
    """Return how far each value lies from the one before it; one fewer than there are values."""
    return tuple(abs(later - earlier) for earlier, later in pairwise(values))


def _rules_of(
    values: Sequence[float], mean: float, reach: float, is_exact: Sequence[bool]
) -> tuple[frozenset[Rule], ...]:
    found: list[set[Rule]] = [set() for _ in values]
    for place, value in enumerate(values):
        if abs(value - mean) > reach:
            found[place].add(Rule.BEYOND_LIMIT)
        for near in _near_limit(values, place, mean, reach):
            found[near].add(Rule.NEAR_LIMIT)
    for end in range(RUN, len(values) + 1):
        window = slice(end - RUN, end)
        rules = {Rule.ONE_SIDE} if _on_one_side(values[window], mean) else set()
        rules |= {Rule.TREND} if all(is_exact[window]) and _is_trend(values[window]) else set()
        for each in found[window]:
            each |= rules
    return tuple(map(frozenset, found))


def _near_limit(values: Sequence[float], place: int, mean: float, reach: float) -> list[int]:
    """Return those of three successive points that lie in the outer third of one side, where they are two or more."""
    three = range(max(0, place - 2), place + 1)
    for side in (1, -1):
        outer = [each for each in three if side * (values[each] - mean) > reach * 2 / 3]
        if len(outer) >= 2:
            return outer
    return []


def _on_one_side(window: Sequence[float], mean: float) -> bool:
    return all(value > mean for value in window) or all(value < mean for value in window)


def _is_trend(window: Sequence[float]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(window)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)
