"""What the pictures show lies within the example year, whenever they are taken."""

from datetime import date

import pytest

from tests.pictures.shown import fullest_year, last_finished_week


@pytest.mark.parametrize(
    ("until", "week"),
    [(date(2026, 11, 21), "2026-W46"), (date(2026, 11, 22), "2026-W47"), (date(2026, 11, 23), "2026-W47")],
)
def test_the_week_shown_is_over_on_the_day_after(until: date, week: str) -> None:
    assert last_finished_week(until) == week


@pytest.mark.parametrize(("until", "year"), [(date(2026, 11, 21), 2026), (date(2027, 2, 1), 2026)])
def test_the_section_shown_is_of_the_fullest_year(until: date, year: int) -> None:
    assert fullest_year(until) == year
