"""A week's mood against what is usual, from protected tables only; in steps for which there are words, never a number.

Voices are not a sample, and one child may speak several times. So a week counts as clearly other than usual only where
it differs by more than chance and by more than the earlier weeks differ among themselves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import pvariance

from analysis.figures.shares import Z_95
from analysis.figures.suppression import INTERVAL_FROM, ProtectedTable
from config.steps import Step

FEWEST_WEEKS = 4
"""With fewer earlier weeks nobody knows what is usual."""
SMALL = 0.05
"""A share that differs by no more than this is as usual."""


class Usual(StrEnum):
    """How a week was against the weeks before it."""

    UNKNOWN = "unknown"
    AS_USUAL = "as_usual"
    A_LITTLE_BETTER = "a_little_better"
    A_LITTLE_HARDER = "a_little_harder"
    BETTER = "better"
    HARDER = "harder"


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many of the voices of a base chose an answer of one fold, as far as that is published (counts)."""

    low: int
    high: int
    base: int

    @property
    def middle(self) -> float:
        """The middle of what the share may be."""
        return (self.low + self.high) / 2 / self.base


def chosen_in(tables: Iterable[ProtectedTable], step: Step, fold: str) -> Chosen | None:
    """Return how many chose an answer of a fold in tables laid together; None where a table has no answers."""
    options = {option.key for option in step.options if option.fold == fold}
    found = tuple(tables)
    if not found or not all(table.cells for table in found):
        return None
    cells = [cell for table in found for cell in table.cells if set(cell.answers) <= options]
    return Chosen(sum(cell.low for cell in cells), sum(cell.high for cell in cells), sum(one.base for one in found))


def against_usual(week: Chosen, earlier: Sequence[Chosen]) -> Usual:
    """Return how a week was against earlier ones; where a range leaves it open, as usual.

    Args:
        week: the voices of the week with an answer such as "I feel good".
        earlier: the same of the weeks before it that have figures.
    """
    base = sum(one.base for one in earlier)
    if len(earlier) < FEWEST_WEEKS or base < INTERVAL_FROM:
        return Usual.UNKNOWN
    low, high = sum(one.low for one in earlier) / base, sum(one.high for one in earlier) / base
    least, most = week.low / week.base - high, week.high / week.base - low
    difference = least if least > 0 else most if most < 0 else 0.0
    if abs(difference) <= SMALL:
        return Usual.AS_USUAL
    is_clear = week.base >= INTERVAL_FROM and abs(difference) > Z_95 * _spread(week, earlier, (low + high) / 2)
    if difference > 0:
        return Usual.BETTER if is_clear else Usual.A_LITTLE_BETTER
    return Usual.HARDER if is_clear else Usual.A_LITTLE_HARDER


def _spread(week: Chosen, earlier: Sequence[Chosen], usual: float) -> float:
    """Return the standard deviation that a share of such a base has by chance and between weeks."""
    base = sum(one.base for one in earlier)
    by_chance = usual * (1 - usual) * (1 / week.base + 1 / base)
    return sqrt(by_chance + pvariance([one.middle for one in earlier]))
