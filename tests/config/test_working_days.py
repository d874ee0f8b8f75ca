"""Times that are counted in working days end where a Bulgarian calendar says."""

from datetime import date

import pytest

from config.working_days import days_after, working_days_after, working_days_left


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 11, 16), 5, date(2026, 11, 23)),
        (date(2026, 12, 23), 1, date(2026, 12, 29)),  # Christmas, and Monday for the Saturday among its days
        (date(2026, 4, 9), 1, date(2026, 4, 14)),  # Orthodox Easter
    ],
)
def test_weekends_and_holidays_are_no_working_days(day: date, count: int, last: date) -> None:
    assert working_days_after(day, count) == last
    assert working_days_left(day, last) == count and working_days_left(last, day) == -count


def test_a_decreed_day_off_is_none_and_a_time_never_ends_on_one() -> None:
    assert working_days_after(date(2026, 11, 16), 1, [date(2026, 11, 17)]) == date(2026, 11, 18)
    assert days_after(date(2026, 11, 16), 5) == date(2026, 11, 23)  # a Saturday would be the fifth
    assert days_after(date(2026, 11, 16), 4) == date(2026, 11, 20)
