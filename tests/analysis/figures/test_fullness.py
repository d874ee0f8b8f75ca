"""How full the jar is drawn: in few steps, from many voices of the quarter, and never of fewer than ten."""

from datetime import date

import pytest

from analysis.figures.fullness import level_of
from tests.analysis.builders import some_voices

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(("notes", "level"), [(0, 0), (9, 0), (10, 1), (29, 1), (30, 2), (60, 3), (100, 4), (900, 4)])
def test_the_jar_fills_in_few_steps(notes: int, level: int) -> None:
    jar = some_voices(instrument="happiness_jar", happy=notes)
    assert level_of(jar, "happiness_jar", TODAY, smallest_group=3) == level


def test_other_quarters_and_instruments_do_not_fill_it() -> None:
    others = [*some_voices("2026-08-11", instrument="happiness_jar", happy=50), *some_voices(happy=50)]
    assert level_of(others, "happiness_jar", TODAY, smallest_group=5) == 0


def test_a_larger_smallest_group_holds_here_too() -> None:
    jar = some_voices(instrument="happiness_jar", happy=15)
    assert level_of(jar, "happiness_jar", TODAY, smallest_group=20) == 0
