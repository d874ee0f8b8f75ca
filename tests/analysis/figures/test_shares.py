"""Shares and their Wilson intervals, against worked examples and for every group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import TooFewAnswersError
from analysis.figures.shares import share_of


@pytest.mark.parametrize(
    ("chosen", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_agrees_with_newcombe_1998_method_3(chosen: int, total: int, low: float, high: float) -> None:
    share = share_of(chosen, total, smallest_group=5)
    assert share.value == chosen / total
    assert (share.low, share.high) == pytest.approx((low, high), abs=0.00005)


@given(st.integers(1, 5000), st.data())
def test_the_interval_holds_the_share_and_stays_between_0_and_1(total: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, total))
    share = share_of(chosen, total, smallest_group=1)
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.low < share.high


@given(st.integers(1, 500), st.data())
def test_the_interval_of_those_who_did_not_choose_is_the_mirror(total: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, total))
    one, other = (share_of(n, total, smallest_group=1) for n in (chosen, total - chosen))
    assert (1 - one.high, 1 - one.low) == pytest.approx((other.low, other.high))


@given(st.integers(1, 300), st.data())
def test_four_times_as_many_answers_make_the_interval_narrower(total: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, total))
    few, many = share_of(chosen, total, smallest_group=1), share_of(4 * chosen, 4 * total, smallest_group=1)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("total", "smallest"), [(4, 5), (0, 5), (0, 0), (9, 10)])
def test_too_few_answers_give_no_share(total: int, smallest: int) -> None:
    with pytest.raises(TooFewAnswersError, match="fewer"):
        share_of(0, total, smallest_group=smallest)
