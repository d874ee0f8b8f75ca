"""The chapters of a year and the days on which people come."""

from datetime import date, timedelta

import pytest

from analysis.example.crowds import ALONE, Chapter, Crowd, first_day
from config.vocabulary import AgeBand, Channel, Speaker

FIRST = date(2025, 11, 22)


@pytest.mark.parametrize(
    ("chapter", "day", "is_in"),
    [
        (Chapter((3, 1), (6, 1)), date(2026, 2, 28), False),
        (Chapter((3, 1), (6, 1)), date(2026, 3, 1), True),
        (Chapter((3, 1), (6, 1)), date(2026, 6, 1), False),
        (Chapter((12, 21), (1, 7)), date(2025, 12, 31), True),
        (Chapter((12, 21), (1, 7)), date(2026, 1, 6), True),
        (Chapter((12, 21), (1, 7)), date(2026, 1, 7), False),
        (Chapter((9, 15)), date(2025, 11, 30), False),
        (Chapter((9, 15)), date(2026, 9, 15), True),
        (Chapter((9, 15)), date(2026, 11, 21), True),
    ],
)
def test_a_chapter_holds_the_days_between_its_ends(chapter: Chapter, day: date, is_in: bool) -> None:
    assert chapter.holds(day, FIRST) is is_in


def a_crowd(*chapters: Chapter, growth: float = 1) -> Crowd:
    ages = (AgeBand.UNKNOWN,)
    return Crowd(10, Channel.KIOSK, Speaker.CHILD, ages, {"happy": 1}, "children", (1, 3), ALONE, chapters, growth)


def test_a_crowd_comes_on_its_days_only() -> None:
    week = [FIRST + timedelta(days=number) for number in range(7)]
    assert sorted(a_crowd().expected(day, FIRST) for day in week) == [0, 0, 0, 0, 0, 5, 5]


def test_fewer_come_in_the_holidays() -> None:
    tuesday = date(2026, 7, 7)
    assert a_crowd(Chapter((7, 1), (9, 1), busy=0.5)).expected(tuesday, FIRST) == 2.5


def test_a_growing_crowd_is_larger_at_the_end_than_at_the_beginning() -> None:
    crowd = a_crowd(growth=2)
    assert crowd.expected(date(2025, 11, 25), FIRST) == pytest.approx(5, rel=0.05)
    assert crowd.expected(date(2026, 11, 19), FIRST) == pytest.approx(10, rel=0.05)


@pytest.mark.parametrize(
    ("until", "first"),
    [
        (date(2026, 11, 21), FIRST),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2028, 2, 28), date(2027, 3, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
    ],
)
def test_a_year_has_twelve_months(until: date, first: date) -> None:
    assert first_day(until) == first
