"""How many ideas and complaints came in a quarter and how they were answered: in steps, never as exact counts.

A journal joins all channels and groups, and paper too, while their voices are shown group by group. An exact number of
entries less the voices shown would give a small group away; a number in steps of the smallest group does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from analysis.figures.suppression import FEW

SHORT, MIDDLE, LONG = 7, 14, 30
"""Days within which half of the replies came."""


class Extent(StrEnum):
    """How many of some entries; of the first and the last one there may be none, one or two others."""

    ALMOST_ALL = "almost_all"
    MORE_THAN_HALF = "more_than_half"
    HALF_OR_FEWER = "half_or_fewer"
    HARDLY_ANY = "hardly_any"


@dataclass(frozen=True, slots=True)
class Handled:
    """One entry: its quarter such as 2026-Q3, whether and when its reply came, and whether it was right.

    `days` is None without a reply, and `is_upheld` until staff have said, or where it was an idea.
    """

    quarter: str
    is_in_time: bool
    days: int | None
    is_upheld: bool | None


@dataclass(frozen=True, slots=True)
class Journal:
    """What may be shown of a quarter; without `low` there were too few entries, or none.

    Attributes:
        low, high: between which numbers that of its entries lies.
        in_time: how many got their reply in time.
        within: days within which half of those replied to had their reply; 0 where it took longer than all steps.
        upheld: how many of those judged were right.
    """

    quarter: str
    low: int | None = None
    high: int | None = None
    in_time: Extent | None = None
    within: int | None = None
    upheld: Extent | None = None


def journal_by_quarter(
    entries: Iterable[Handled], quarters: Sequence[str], *, smallest_group: int
) -> tuple[Journal, ...]:
    """Return what may be shown of each quarter."""
    laid: Mapping[str, list[Handled]] = {quarter: [] for quarter in quarters}
    for entry in entries:
        if entry.quarter in laid:
            laid[entry.quarter].append(entry)
    return tuple(_journal(quarter, its, smallest_group) for quarter, its in laid.items())


def extent_of(chosen: int, whole: int) -> Extent:
    """Return how many of at least five entries; which of none, one and two were otherwise is never told."""
    if whole - chosen <= FEW:
        return Extent.ALMOST_ALL
    if chosen <= FEW:
        return Extent.HARDLY_ANY
    return Extent.MORE_THAN_HALF if chosen * 2 > whole else Extent.HALF_OR_FEWER


def _journal(quarter: str, its: Sequence[Handled], smallest_group: int) -> Journal:
    step = max(smallest_group, 2 * FEW + 1)
    low = len(its) // step * step
    if not low:
        return Journal(quarter)
    days = [one.days for one in its if one.days is not None]
    judged = [one.is_upheld for one in its if one.is_upheld is not None]
    return Journal(
        quarter,
        low,
        low + step - 1,
        extent_of(sum(one.is_in_time for one in its), len(its)),
        _within(median(days)) if len(days) >= step else None,
        extent_of(sum(judged), len(judged)) if len(judged) >= step else None,
    )


def _within(days: float) -> int:
    return next((step for step in (SHORT, MIDDLE, LONG) if days <= step), 0)
