"""A jar holds whole quarters that are over, and at least ten notes of children."""

from datetime import date

import pytest

from analysis.figures.jars import jars_of
from config.vocabulary import Speaker
from feedback_store.tallies import VOICES, Tally

TODAY = date(2026, 11, 16)


def notes(period: str, count: int, speaker: str = Speaker.CHILD) -> Tally:
    about = ("home", "happiness_jar", 1, VOICES, VOICES, "kiosk", speaker, "alone", "8_11", "unmarked")
    return Tally(*about, period, count)


@pytest.mark.parametrize(
    ("filled", "jars"),
    [
        ((), ()),
        ((("2026-02", 9),), ()),
        ((("2026-02", 10),), (("2026-Q1",),)),
        ((("2026-02", 6), ("2026-05", 4), ("2026-08-03", 12)), (("2026-Q1", "2026-Q2"), ("2026-Q3",))),
        ((("2026-02", 12), ("2026-08-03", 9)), (("2026-Q1",),)),
        ((("2026-W30", 12), ("2026-11-15", 30)), (("2026-Q3",),)),
    ],
)
def test_a_quarter_with_few_notes_waits_for_the_next(
    filled: tuple[tuple[str, int], ...], jars: tuple[tuple[str, ...], ...]
) -> None:
    tallies = [notes(*each) for each in filled]
    assert jars_of(tallies, {"happiness_jar"}, 2026, TODAY, smallest_group=5) == jars


def test_only_notes_of_children_count_and_a_larger_group_holds() -> None:
    adults = [notes("2026-02", 20, Speaker.PARENT), notes("2026-02", 9)]
    assert jars_of(adults, {"happiness_jar"}, 2026, TODAY, smallest_group=5) == ()
    assert jars_of([notes("2026-02", 11)], {"happiness_jar"}, 2026, TODAY, smallest_group=12) == ()
    assert jars_of([notes("2026-02", 11)], {"another"}, 2026, TODAY, smallest_group=5) == ()
