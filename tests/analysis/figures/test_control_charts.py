"""XmR charts, against published worked examples and series whose signals can be seen."""

import pytest

from analysis.errors import TooFewPointsError
from analysis.figures.control_charts import Rule, control_chart

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: the flow rate of ten batches."""
QUIET = [10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0, 10.0, 12.0, 9.0, 11.0]


def rules_at(values: list[float], place: int) -> set[Rule]:
    return set(control_chart(values).rules[place])


def test_the_limits_agree_with_the_handbook() -> None:
    chart = control_chart(NIST)
    assert (chart.mean, chart.mean_range) == pytest.approx((50.81, 1.8778), abs=0.0001)
    assert (chart.low, chart.high) == pytest.approx((45.8159, 55.8041), abs=0.002)
    assert chart.moving_ranges == pytest.approx((2.0, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5))
    assert chart.range_limit == pytest.approx(3.267 * 1.8778, abs=0.001)


def test_limits_are_on_trial_under_12_points() -> None:
    assert control_chart(NIST).is_trial
    assert not control_chart(QUIET).is_trial


def test_a_quiet_series_has_no_signal() -> None:
    assert not control_chart(QUIET).has_signal


def test_a_point_beyond_the_limits_is_marked_and_no_other() -> None:
    chart = control_chart([*QUIET, 22.0])
    assert [Rule.BEYOND_LIMIT in rules for rules in chart.rules] == [False] * 12 + [True]


def test_two_of_three_near_the_same_limit_are_marked() -> None:
    marked = [Rule.NEAR_LIMIT in rules for rules in control_chart([*QUIET, 16.0, 16.0, 11.0]).rules]
    assert marked == [False] * 12 + [True, True, False]
    assert Rule.NEAR_LIMIT not in rules_at([*QUIET, 16.0, 11.0, 11.0], 12)
    assert Rule.NEAR_LIMIT not in rules_at([*QUIET, 16.0, 6.0, 11.0], 12)


@pytest.mark.parametrize(("length", "is_signal"), [(6, False), (7, True), (8, True)])
def test_seven_on_one_side_are_a_signal(length: int, is_signal: bool) -> None:
    highs = [15.0, 14.0] * 4
    values = [10.0, 11.0] * 7 + [10.0] + highs[:length]
    found = [Rule.ONE_SIDE in rules for rules in control_chart(values).rules]
    assert found[-length:] == [is_signal] * length


@pytest.mark.parametrize(("length", "is_signal"), [(6, False), (7, True)])
def test_seven_points_that_rise_are_a_trend(length: int, is_signal: bool) -> None:
    values = [*[10.0, 10.0, 14.0, 10.0, 14.0, 10.0], *[10.0 + step / 10 for step in range(length)]]
    assert any(Rule.TREND in rules for rules in control_chart(values).rules) is is_signal
    assert any(Rule.TREND in rules for rules in control_chart([-value for value in values]).rules) is is_signal


def test_limits_of_a_share_stay_between_none_and_all() -> None:
    chart = control_chart([0.9, 0.5, 1.0, 0.6, 0.9, 0.4], least=0, most=1)
    assert (chart.low, chart.high) == (0, 1)


def test_a_series_that_never_moves_has_no_signal() -> None:
    assert not control_chart([3.0] * 20).has_signal


def test_under_six_points_there_are_no_limits() -> None:
    with pytest.raises(TooFewPointsError, match="6"):
        control_chart([1.0] * 5)


def test_a_range_is_a_signal_only_where_it_would_be_one_wherever_it_lies() -> None:
    values = [*QUIET, 22.0]
    spans = [(value, value) for value in QUIET]
    assert control_chart(values, spans=[*spans, (20.0, 24.0)]).has_signal
    assert not control_chart(values, spans=[*spans, (14.0, 30.0)]).has_signal


def test_ranges_make_no_trend() -> None:
    values = [10.0, 10.0, 14.0, 10.0, 14.0, 10.0, *[10.0 + step / 10 for step in range(7)]]
    chart = control_chart(values, spans=[(value - 0.5, value + 0.5) for value in values])
    assert not any(Rule.TREND in rules for rules in chart.rules)
