"""The public holidays of Bulgaria, as they were: with Easter, and the days after those on a weekend."""

from datetime import date

import pytest

from config.public_holidays import Feast, orthodox_easter, public_holidays


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2016, 5, 1), (2021, 5, 2), (2024, 5, 5), (2025, 4, 20), (2026, 4, 12), (2027, 5, 2)]
)
def test_orthodox_easter(year: int, month: int, day: int) -> None:
    assert orthodox_easter(year) == date(year, month, day)


OFF_INSTEAD = {
    2021: ["05-04", "12-27", "12-28"],
    2022: ["01-03", "05-02", "12-27", "12-28"],
    2023: ["01-02", "05-08", "12-27"],
    2024: ["03-04", "09-23"],
    2025: ["05-26", "09-08"],
    2026: ["05-25", "09-07", "12-28"],
}
"""The working days that were off since a holiday fell on a weekend, as the library `holidays` has them too."""


@pytest.mark.parametrize("year", OFF_INSTEAD)
def test_a_holiday_on_a_weekend_gives_the_next_working_day(year: int) -> None:
    found = [f"{day:%m-%d}" for day, feast in public_holidays(year).items() if feast is Feast.INSTEAD]
    assert found == OFF_INSTEAD[year]


def test_easter_on_a_weekend_gives_none_and_lasts_from_friday_to_monday() -> None:
    easter = [day for day, feast in public_holidays(2026).items() if feast is Feast.EASTER]
    assert easter == [date(2026, 4, day) for day in (10, 11, 12, 13)]
