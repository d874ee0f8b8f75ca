"""Differences of shares, against a published table; and what is said of them."""

import pytest

from analysis.figures.comparisons import Change, compare, difference_of
from analysis.figures.shares import share_of
from analysis.figures.usual import Chosen

NEWCOMBE_TABLE_2 = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize(("chosen", "base", "other", "of", "low", "high"), NEWCOMBE_TABLE_2)
def test_the_interval_agrees_with_newcombe_1998_method_10(
    chosen: int, base: int, other: int, of: int, low: float, high: float
) -> None:
    found = difference_of(share_of(chosen, base, smallest_group=1), share_of(other, of, smallest_group=1))
    assert found.value == pytest.approx(chosen / base - other / of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.00006)


@pytest.mark.parametrize(
    ("later", "earlier", "change"),
    [
        (Chosen(56, 56, 70), Chosen(48, 48, 80), Change.MORE),
        (Chosen(48, 48, 80), Chosen(56, 56, 70), Change.FEWER),
        (Chosen(10, 10, 20), Chosen(11, 11, 20), Change.NOT_CLEAR),
        (Chosen(10, 10, 10), Chosen(0, 0, 40), Change.UNKNOWN),
        (Chosen(27, 30, 30), Chosen(0, 3, 30), Change.MORE),
        (Chosen(0, 30, 30), Chosen(0, 0, 30), Change.NOT_CLEAR),
    ],
)
def test_a_change_is_told_only_where_it_is_clear(later: Chosen, earlier: Chosen, change: Change) -> None:
    assert compare(later, earlier)[0] is change


def test_no_difference_is_told_of_a_range() -> None:
    assert compare(Chosen(27, 30, 30), Chosen(4, 4, 30))[1] is None
    assert compare(Chosen(27, 27, 30), Chosen(4, 4, 30))[1] is not None
