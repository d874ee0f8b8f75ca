"""The journal in steps: what it tells leaves three numbers or more, beside the voices that are shown too."""

from collections import defaultdict
from itertools import product

import pytest

from analysis.figures.complaints import Extent, Handled, extent_of, journal_by_quarter

QUARTER = "2026-Q3"


def entries(*days: int | None, upheld: int = 0, judged: int = 0) -> list[Handled]:
    """Return entries with the days to their reply, of which so many were judged and so many found right."""
    verdicts = [place < upheld if place < judged else None for place in range(len(days))]
    told = zip(days, verdicts, strict=True)
    return [Handled(QUARTER, each is not None and each <= 7, each, verdict) for each, verdict in told]


def test_a_number_of_entries_is_told_in_steps() -> None:
    (told,) = journal_by_quarter(entries(*[3] * 12), [QUARTER], smallest_group=5)
    assert (told.low, told.high, told.in_time, told.within) == (10, 14, Extent.ALMOST_ALL, 7)


@pytest.mark.parametrize("number", range(5))
def test_few_entries_and_none_are_told_alike(number: int) -> None:
    none, few = (journal_by_quarter(entries(*[3] * each), [QUARTER], smallest_group=5) for each in (0, number))
    assert none == few and few[0].low is None


@pytest.mark.parametrize(("smallest", "step"), [(3, 5), (5, 5), (10, 10)])
def test_a_step_is_the_smallest_group_and_never_under_five(smallest: int, step: int) -> None:
    (told,) = journal_by_quarter(entries(*[3] * 20), [QUARTER], smallest_group=smallest)
    assert told.low is not None and told.high is not None and told.high - told.low + 1 == step


@pytest.mark.parametrize(
    ("days", "within"), [([2, 7, 40], 7), ([8, 10, 14], 14), ([15, 30, 90], 30), ([31, 40, 50], 0)]
)
def test_half_of_the_replies_came_within_so_many_days(days: list[int], within: int) -> None:
    (told,) = journal_by_quarter(entries(*days * 3), [QUARTER], smallest_group=5)
    assert told.within == within


def test_replies_and_verdicts_of_few_entries_are_not_told() -> None:
    (told,) = journal_by_quarter(entries(*[3] * 4, *[None] * 8, upheld=4, judged=4), [QUARTER], smallest_group=5)
    assert (told.within, told.upheld) == (None, None)


def test_no_number_of_others_is_known_to_be_one_or_two() -> None:
    fits: dict[tuple[int, Extent], set[int]] = defaultdict(set)
    for whole in range(5, 40):
        for chosen in range(whole + 1):
            extent = extent_of(chosen, whole)
            few = whole - chosen if extent is Extent.ALMOST_ALL else chosen
            fits[whole // 5, extent].add(few)
    assert all(len(few) >= 3 or min(few) > 2 for few in fits.values())


def test_journal_and_voices_together_give_no_base_under_the_smallest_group() -> None:
    """An attacker subtracts the exact voices of shown groups; what is left may always be none or enough."""
    for shown, hidden, paper in product(range(5, 30), range(5), range(3)):
        (told,) = journal_by_quarter(entries(*[3] * (shown + hidden + paper)), [QUARTER], smallest_group=5)
        assert told.low is not None and told.high is not None
        left = range(max(told.low - shown, 0), told.high - shown + 1)
        assert 0 in left or (len(left) >= 3 and max(left) >= 5)
