"""A month's reminder is sent from its first Saturday on, late in the afternoon; a machine that was off sends later."""

from datetime import date, datetime, timedelta

import pytest

from config.settings import ZONE
from feedback_store.reminders.rounds import first_saturday, round_at, round_before_first


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-12-04 17:00", None),
        ("2026-12-05 15:59", None),
        ("2026-12-05 16:00", "2026-12"),
        ("2026-12-05 19:59", "2026-12"),
        ("2026-12-05 20:00", None),
        ("2026-12-06 03:00", None),
        ("2026-12-07 08:30", None),
        ("2026-12-18 17:00", "2026-12"),
        ("2026-12-19 17:00", None),
        ("2027-01-01 17:00", None),
        ("2027-01-02 17:00", "2027-01"),
        ("2027-05-01 17:00", "2027-05"),
    ],
)
def test_it_is_sent_on_its_days_and_neither_at_night_nor_in_the_morning(moment: str, month: str | None) -> None:
    assert round_at(datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)) == month


def test_whoever_has_just_asked_waits_for_a_week_at_least_and_44_days_at_most() -> None:
    for number in range(800):
        asked = date(2026, 1, 1) + timedelta(days=number)
        coming = (asked + timedelta(days=days) for days in range(60))
        sent = (day for day in coming if day == first_saturday(day) and f"{day:%Y-%m}" > round_before_first(asked))
        assert 7 <= (next(sent) - asked).days <= 44
