"""Quarters and years over time, as the section has them."""

from analysis.figures.series import Unit, series_of
from analysis.voice.quarters import moods_by_quarter
from config.instrument import Instrument
from config.load import instrument
from tests.analysis.builders import DAY_OF_QUARTER, some_voices

BOARD: Instrument = instrument("mood_board")


def test_quarters_are_those_of_the_section_laid_together_where_one_is_small() -> None:
    tallies = [
        *some_voices(DAY_OF_QUARTER[1], happy=8, sad=4),
        *some_voices(DAY_OF_QUARTER[2], happy=2),
        *some_voices(DAY_OF_QUARTER[3], happy=9, sad=9),
    ]
    moods = moods_by_quarter(tallies, BOARD, 2026, smallest_group=5)
    (quarters,), (year,) = (series_of(moods, BOARD, "good", unit) for unit in (Unit.QUARTER, Unit.YEAR))
    assert [(point.period, point.voices) for point in quarters.points] == [("2026-Q1-Q2", 14), ("2026-Q3-Q4", 18)]
    assert [(point.period, point.voices) for point in year.points] == [("2026", 32)]
