"""Shares of small groups with their uncertainty."""

from dataclasses import dataclass
from math import sqrt

from analysis.errors import TooFewAnswersError

Z_95 = 1.959964
"""The 97.5 % point of the normal distribution, for a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share and its 95 % interval, each a fraction in 0..1."""

    value: float
    low: float
    high: float


def share_of(chosen: int, total: int, *, smallest_group: int) -> Share:
    """Return the share of answers that chose an option, with its 95 % interval.

    Groups here are small (often 8 to 30 children), where the plain normal
    interval strays outside 0..1; the Wilson interval does not.

    Args:
        chosen: answers that chose the option (count, 0..total).
        total: answers to the question (count).
        smallest_group: fewest answers that may be reported (count).

    Returns:
        value, low and high, each a fraction in 0..1.

    Raises:
        TooFewAnswersError: total is below smallest_group.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22(158), 209-212.
    """
    if total < max(smallest_group, 1):
        raise TooFewAnswersError(f"{total} answers are fewer than {smallest_group}; show no share of them")
    value, square = chosen / total, Z_95**2
    middle = (value + square / (2 * total)) / (1 + square / total)
    half = Z_95 * sqrt(value * (1 - value) / total + square / (4 * total**2)) / (1 + square / total)
    # At 0 and at all answers the formula gives the bound itself but for rounding.
    low = 0.0 if chosen == 0 else middle - half
    high = 1.0 if chosen == total else middle + half
    return Share(value, low, high)
