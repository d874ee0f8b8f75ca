"""Where periods end and which month they belong to, over several years and every turn of them."""

from datetime import date, timedelta

import pytest

from feedback_store.periods import (
    first_day_apart,
    first_month_needed,
    last_day_of,
    month_of,
    next_month_begin,
    periods_of_week,
    week_of,
)

DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(4 * 366)]


@pytest.mark.parametrize(
    ("period", "last", "month"),
    [
        ("2026-11-22", date(2026, 11, 22), "2026-11"),
        ("2026-W47", date(2026, 11, 22), "2026-11"),
        ("2026-W40", date(2026, 10, 4), "2026-10"),  # Monday 28 September, Thursday 1 October
        ("2026-W53", date(2027, 1, 3), "2026-12"),
        ("2026-W01", date(2026, 1, 4), "2026-01"),  # begins in 2025
        ("2026-02", date(2026, 2, 28), "2026-02"),
    ],
)
def test_a_period_has_its_last_day_and_its_month(period: str, last: date, month: str) -> None:
    assert last_day_of(period) == last
    assert month_of(period) == month


@pytest.mark.parametrize("period", ["", "2026", "2026-13", "2026-W54", "2026-02-30", "20261122", "2026-W47-1"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        month_of(period)


def test_a_month_is_needed_as_long_as_a_day_or_a_week_of_it_has_not_ended_before_the_oldest_day() -> None:
    for oldest in DAYS:
        around = [oldest + timedelta(days=days) for days in range(-8, 8)]
        kept = [period for day in around for period in (day.isoformat(), week_of(day)) if last_day_of(period) >= oldest]
        assert first_month_needed(oldest) == min(map(month_of, kept))


def test_days_are_told_apart_from_a_monday_in_or_before_the_quarter_before_this_one() -> None:
    assert first_day_apart(date(2026, 11, 22)) == date(2026, 6, 29)
    assert first_day_apart(date(2027, 2, 1)) == date(2026, 9, 28)
    for today in DAYS:
        first = first_day_apart(today)
        assert first.weekday() == 0
        assert 3 <= (today.year - first.year) * 12 + today.month - first.month <= 6
        assert first <= first_day_apart(today + timedelta(days=1))


def test_the_next_month_begins_on_its_first_day() -> None:
    assert [next_month_begin(day) for day in (date(2026, 12, 31), date(2028, 2, 1))] == [
        date(2027, 1, 1),
        date(2028, 3, 1),
    ]


def test_a_week_holds_itself_and_the_seven_days_that_lie_in_it() -> None:
    for day in DAYS:
        week, *days = periods_of_week(week_of(day))
        assert week == week_of(day) and day.isoformat() in days
        assert len(set(days)) == 7 and {week_of(date.fromisoformat(each)) for each in days} == {week}
