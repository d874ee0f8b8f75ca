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


def test_no_step_stands_for_fewer_notes_than_the_smallest_group() -> None:
    before = some_voices("2026-11-10", instrument="happiness_jar", happy=29)
    levels = []
    for day in ("2026-11-11", "2026-11-12", "2026-11-13"):
        before += some_voices(day, instrument="happiness_jar", happy=2)
        levels.append(level_of(before, "happiness_jar", TODAY, smallest_group=5))
    assert levels == [1, 1, 2]


def test_openings_are_laid_together_in_their_order_also_where_some_are_dated_by_week() -> None:
    opened = {"2026-W41": 25, "2026-11-10": 3, "2026-11-11": 2}
    notes = [one for day, many in opened.items() for one in some_voices(day, instrument="happiness_jar", happy=many)]
    for tallies in (notes, notes[::-1]):
        assert level_of(tallies, "happiness_jar", TODAY, smallest_group=6) == 1  # the last five wait


def test_a_larger_smallest_group_holds_here_too() -> None:
    jar = some_voices(instrument="happiness_jar", happy=15)
    assert level_of(jar, "happiness_jar", TODAY, smallest_group=20) == 0
