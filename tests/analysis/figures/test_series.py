"""Figures over time: laid together from what is published anyway, and from nothing else."""

from analysis.figures.groups import Help, Who
from analysis.figures.series import Point, Unit, moods_by_week, series_of
from analysis.figures.usual import Chosen
from config.instrument import Instrument
from config.load import instrument
from config.vocabulary import Channel, Speaker, Support
from feedback_store.tallies import Tally
from tests.analysis.builders import some_voices

BOARD: Instrument = instrument("mood_board")
WEEKS = ("2026-W44", "2026-W45", "2026-W46")


def points(tallies: list[Tally], unit: Unit = Unit.WEEK, help_given: Help | None = None) -> tuple[Point, ...]:
    moods = moods_by_week(tallies, BOARD, WEEKS, smallest_group=5)
    (series,) = series_of(moods, BOARD, "good", unit, help_given=help_given)
    assert (series.channel, series.who) == (Channel.KIOSK, Who.CHILDREN)
    return series.points


def test_weeks_stand_beside_each_other_with_those_that_may_not_be_told() -> None:
    tallies = [*some_voices("2026-10-28", happy=12, sad=8), *some_voices("2026-W45", happy=3)]
    assert points(tallies) == (
        Point("2026-W44", 20, Chosen(12, 12, 20), False),
        Point("2026-W45", 0, None, True),
        Point("2026-W46", 0, None, False),
    )


def test_a_month_is_the_sum_of_its_shown_weeks_and_never_a_count_of_its_own() -> None:
    tallies = [*some_voices("2026-W45", happy=3), *some_voices("2026-W46", happy=12, sad=8)]
    assert points(tallies, Unit.MONTH) == (
        Point("2026-10", 0, None, False),
        Point("2026-11", 20, Chosen(12, 12, 20), True),
    )


def test_ranges_of_weeks_are_added_as_ranges() -> None:
    tallies = [*some_voices("2026-W45", happy=10), *some_voices("2026-W46", happy=5, sad=5)]
    assert points(tallies, Unit.MONTH)[1].chosen == Chosen(13, 15, 20)


def test_who_spoke_alone_is_followed_only_where_that_is_told_apart() -> None:
    tallies = [
        *some_voices("2026-W44", happy=6),
        *some_voices("2026-W44", support=Support.BY_PROXY, happy=5, sad=1),
        *some_voices("2026-W45", happy=6),
        *some_voices("2026-W45", support=Support.BY_PROXY, sad=2),
    ]
    assert [(point.voices, point.has_hidden) for point in points(tallies, help_given=Help.HELPED)] == [
        (6, False),
        (0, True),
        (0, False),
    ]


def test_groups_and_channels_are_never_added_up() -> None:
    tallies = [*some_voices("2026-W45", happy=9), *some_voices("2026-W45", speaker=Speaker.PARENT, happy=9)]
    moods = moods_by_week(tallies, BOARD, WEEKS, smallest_group=5)
    assert [one.who for one in series_of(moods, BOARD, "good", Unit.WEEK)] == [Who.CHILDREN, Who.FAMILY]
