"""Days, weeks and months in the lattice of periods."""

from datetime import date, timedelta

import pytest

from analysis.errors import PeriodError
from analysis.figures.periods import Quarter, quarter_of, week_of, year_of


@pytest.mark.parametrize(
    ("period", "quarter"),
    [
        ("2026-01-01", Quarter(2026, 1)),
        ("2026-03-31", Quarter(2026, 1)),
        ("2026-04-01", Quarter(2026, 2)),
        ("2026-09-30", Quarter(2026, 3)),
        ("2026-12-31", Quarter(2026, 4)),
        ("2026-W47", Quarter(2026, 4)),
        ("2026-W14", Quarter(2026, 2)),  # Monday 30 March, Thursday 2 April
        ("2026-W27", Quarter(2026, 3)),  # Monday 29 June, Thursday 2 July
        ("2026-W01", Quarter(2026, 1)),  # begins in 2025
        ("2026-W53", Quarter(2026, 4)),  # ends in 2027
        ("2026-01", Quarter(2026, 1)),
        ("2026-12", Quarter(2026, 4)),
    ],
)
def test_a_week_belongs_to_the_quarter_of_its_thursday(period: str, quarter: Quarter) -> None:
    assert quarter_of(period) == quarter
    assert year_of(period) == quarter.year


@pytest.mark.parametrize(
    ("period", "week"),
    [("2026-11-22", "2026-W47"), ("2026-11-23", "2026-W48"), ("2027-01-03", "2026-W53"), ("2026-W07", "2026-W07")],
)
def test_a_day_lies_in_its_iso_week(period: str, week: str) -> None:
    assert week_of(period) == week


def test_a_month_lies_in_no_week() -> None:
    assert week_of("2026-11") is None


def test_every_day_of_a_week_leads_to_the_same_week() -> None:
    monday = date(2025, 12, 29)
    for week in range(120):
        days = [(monday + timedelta(weeks=week, days=day)).isoformat() for day in range(7)]
        (found,) = {week_of(day) for day in days}
        assert found and quarter_of(found) == quarter_of(days[3])


@pytest.mark.parametrize(
    "period", ["", "2026", "2026-13", "2026-W54", "2025-W53", "2026-02-30", "20261122", "W47-2026", "2026-W47-1"]
)
def test_what_is_no_day_week_or_month_is_refused(period: str) -> None:
    with pytest.raises(PeriodError, match="2026-W47"):
        quarter_of(period)
