"""Protected themes: nobody works out a small count from them, from their sums, or from what was shown before."""

from collections import defaultdict
from itertools import product

import pytest

from analysis.figures.mood import moods_of_week
from analysis.figures.series import Unit
from analysis.figures.themes import FEELINGS, ThemePoint, theme_series, themes_by_quarter, themes_by_week
from config.load import instruments
from config.reading import Theme
from feedback_store.tallies import VOICES, Tally

WEEK = "2026-W47"
JAR = "happiness_jar"


def a_tally(step: str, option: str, count: int, support: str = "alone", period: str = WEEK) -> Tally:
    return Tally("s", JAR, 1, step, option, "kiosk", "child", support, "8_11", "unmarked", period, count)


def said(
    base: int, counts: tuple[int, ...], theme: str = "food", support: str = "alone", period: str = WEEK
) -> list[Tally]:
    """Return the tallies of some voices of which so many spoke of a theme well, badly, or neither."""
    options = zip(FEELINGS, counts, strict=True)
    readings = [a_tally("note", f"@{theme}:{each}:1f0c", count, support, period) for each, count in options]
    return [a_tally(VOICES, VOICES, base, support, period), *readings]


def point(tallies: list[Tally], smallest: int = 5) -> ThemePoint | None:
    parts = themes_by_week(tallies, JAR, "note", [WEEK], smallest_group=smallest)
    series = theme_series(parts, [WEEK], Unit.WEEK)
    return series[0].points[0] if series else None


def shown(point: ThemePoint | None) -> object:
    """Return all that is published of food, as an attacker sees it."""
    if point is None:
        return None
    food = point.themes[Theme.FOOD]
    return point.voices, food.whole, tuple(food.feelings[each] for each in FEELINGS)


@pytest.mark.parametrize("smallest", [3, 5])
def test_no_count_of_a_theme_can_be_worked_out(smallest: int) -> None:
    """Whatever is not published exactly keeps three values or more, sums over rows and columns included."""
    for base in range(smallest, 18):
        fits: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for counts in product(range(base + 1), repeat=3):
            if sum(counts) <= base:
                fits[shown(point(said(base, counts), smallest))].append((*counts, sum(counts)))
        for told, originals in fits.items():
            for values in zip(*originals, strict=True):
                assert len(set(values)) == 1 or len(set(values)) >= 3, (base, told)
                assert len(set(values)) > 1 or values[0] == 0 or values[0] >= 3, (base, told)


def test_a_group_under_the_smallest_shows_no_theme() -> None:
    assert point(said(4, (4, 0, 0))) is None


def test_themes_stand_on_the_bases_that_are_shown_anyway() -> None:
    """Differences between the old tables and the new ones are all zero, so they give no base under k."""
    for alone, helped in product(range(12), repeat=2):
        tallies = said(alone, (min(alone, 3), 0, 0)) + said(helped, (0, 0, 0), support="with_help")
        parts = themes_by_week(tallies, JAR, "note", [WEEK], smallest_group=5)
        moods = moods_of_week(tallies, instruments()[JAR], week=WEEK, smallest_group=5)
        old = [(mood.helps, mood.base.count or 0) for mood in moods]
        assert [(part.helps, part.base) for part in parts if part.base] == [one for one in old if one[1]]


def test_the_same_theme_of_two_word_lists_is_one_theme() -> None:
    newer = a_tally("note", "@food:good:2a2a", 3)
    found = point([*said(20, (4, 0, 0)), newer])
    assert found and found.themes[Theme.FOOD].whole.low == 7


def test_the_feeling_of_a_whole_text_and_other_steps_are_no_theme() -> None:
    found = point([*said(20, (4, 0, 0)), a_tally("note", "@feeling:good:1", 9), a_tally("why", "@food:bad:1", 9)])
    assert found and found.themes[Theme.FOOD].whole.low == 4


def test_a_month_is_the_sum_of_its_weeks_with_ranges_as_ranges() -> None:
    tallies = said(20, (8, 0, 0)) + said(9, (1, 0, 0), period="2026-W46") + said(3, (3, 0, 0), period="2026-W45")
    weeks = ["2026-W45", "2026-W46", WEEK]
    parts = themes_by_week(tallies, JAR, "note", weeks, smallest_group=5)
    ((month,),) = (one.points for one in theme_series(parts, weeks, Unit.MONTH))
    food = month.themes[Theme.FOOD]
    assert (month.period, month.voices, month.has_hidden) == ("2026-11", 29, True)
    assert (food.whole.low, food.whole.high, food.is_told_apart) == (8, 10, False)


def test_a_past_year_is_cut_in_quarters_or_laid_together() -> None:
    months = [("2025-02", 9), ("2025-05", 2), ("2025-08", 9), ("2025-11", 9)]
    tallies = [one for month, base in months for one in said(base, (base, 0, 0), period=month)]
    parts = list(themes_by_quarter(tallies, JAR, "note", 2025, smallest_group=5))
    assert [(part.period, part.base) for part in parts] == [("2025-Q1-Q2", 11), ("2025-Q3-Q4", 18)]
