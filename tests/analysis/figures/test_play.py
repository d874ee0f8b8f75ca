"""Figures with and without play, and days with many more voices than usual: neither shows a small group."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.figures.jumps import jump_days
from analysis.figures.mood import moods_of_week
from analysis.figures.play import without_play
from config.load import instruments
from config.vocabulary import Play
from feedback_store.tallies import Tally
from tests.analysis.builders import some_voices

MONDAY = date(2026, 11, 16)


def laid(unmarked: int, marked: int) -> list[Tally]:
    played = some_voices(play=Play.SUSPECTED, angry=marked) if marked else []
    return [*(some_voices(happy=unmarked) if unmarked else []), *played]


@pytest.mark.parametrize(
    ("unmarked", "marked", "told"),
    [(20, 5, 20), (20, 4, None), (20, 0, None), (4, 20, None), (0, 20, 0), (5, 5, 5), (20, 1, None)],
)
def test_both_totals_are_given_only_where_neither_part_is_small(unmarked: int, marked: int, told: int | None) -> None:
    assert without_play(laid(unmarked, marked), smallest_group=5) == told


@given(st.integers(0, 60), st.integers(0, 60), st.integers(3, 10))
def test_subtracting_never_shows_fewer_than_the_smallest_group(unmarked: int, marked: int, smallest: int) -> None:
    told = without_play(laid(unmarked, marked), smallest_group=smallest)
    if told is not None:
        assert told == unmarked and unmarked + marked - told >= smallest
        assert told == 0 or told >= smallest


def test_the_mood_of_a_week_counts_all_voices_and_tells_how_many_are_left_without_play() -> None:
    (mood,) = moods_of_week(laid(20, 6), instruments()["mood_board"], week="2026-W46", smallest_group=5)
    assert (mood.base.count, mood.without_play) == (26, 20)


def days(*counts: int, last: int) -> list[Tally]:
    """Return voices of consecutive days that end on MONDAY."""
    every = [*counts, last]
    first = MONDAY - timedelta(days=len(every) - 1)
    return [
        tally
        for number, count in enumerate(every)
        for tally in some_voices(period=(first + timedelta(days=number)).isoformat(), happy=count)
    ]


@pytest.mark.parametrize(
    ("earlier", "last", "is_jump"),
    [
        ([6, 7, 8, 6, 7, 8, 6, 7], 30, True),
        ([6, 7, 8, 6, 7, 8, 6, 7], 9, False),
        ([6, 7, 8, 6, 7, 8, 6, 70], 30, True),
        ([6, 30, 8, 25, 7, 40, 6, 35], 45, False),
        ([5, 5, 5, 5, 5, 5, 5, 5], 9, False),
        ([5, 5, 5, 5, 5, 5, 5, 5], 10, True),
        ([6, 7, 8, 6, 7, 8, 6], 90, False),
    ],
)
def test_a_day_is_told_where_it_is_far_beyond_the_usual(earlier: list[int], last: int, is_jump: bool) -> None:
    found = jump_days(days(*earlier, last=last), week="2026-W47", smallest_group=5)
    assert found == ((MONDAY,) if is_jump else ())


def test_weeks_and_months_have_no_days() -> None:
    tallies = [*some_voices(period="2026-W47", happy=90), *some_voices(period="2026-11", happy=90)]
    assert jump_days(tallies, week="2026-W47", smallest_group=5) == ()
