"""The moods of a week, by channel and group."""

from analysis.figures.groups import Help, Who
from analysis.figures.mood import moods_of_week
from config.instrument import Instrument
from config.load import instrument
from config.vocabulary import Channel, Speaker, Support
from feedback_store.tallies import Tally
from tests.analysis.builders import some_voices

BOARD: Instrument = instrument("mood_board")


def counts_of(tallies: list[Tally], week: str = "2026-W46") -> list[tuple[Channel, Who, int | None]]:
    moods = moods_of_week(tallies, BOARD, week=week, smallest_group=5)
    return [(mood.channel, mood.who, mood.base.count) for mood in moods]


def test_days_and_the_week_itself_are_summed() -> None:
    tallies = [*some_voices("2026-11-09", happy=2), *some_voices("2026-11-15", sad=2), *some_voices("2026-W46", calm=3)]
    assert counts_of(tallies) == [(Channel.KIOSK, Who.CHILDREN, 7)]


def test_other_weeks_do_not_count() -> None:
    assert counts_of([*some_voices("2026-11-08", happy=9), *some_voices("2026-11-16", happy=9)]) == []


def test_a_group_with_too_few_voices_has_no_number_and_no_faces() -> None:
    tallies = [*some_voices(happy=5), *some_voices(channel=Channel.TELEGRAM, happy=4)]
    assert counts_of(tallies) == [(Channel.KIOSK, Who.CHILDREN, 5), (Channel.TELEGRAM, Who.CHILDREN, None)]
    assert moods_of_week(tallies, BOARD, week="2026-W46", smallest_group=5)[1].table is None


def test_channels_and_groups_stand_apart() -> None:
    tallies = [
        *some_voices(happy=6),
        *some_voices(speaker=Speaker.YOUNG_PERSON, happy=5),
        *some_voices(speaker=Speaker.PARENT, sad=8),
        *some_voices(channel=Channel.TELEGRAM, speaker=Speaker.CARER, sad=7),
    ]
    assert counts_of(tallies) == [
        (Channel.KIOSK, Who.CHILDREN, 11),
        (Channel.KIOSK, Who.FAMILY, 8),
        (Channel.TELEGRAM, Who.FAMILY, 7),
    ]


def test_support_is_told_apart_only_where_every_part_is_large_enough() -> None:
    alone = some_voices(happy=6)
    enough, too_few = (some_voices(support=Support.BY_PROXY, happy=number) for number in (5, 4))
    apart = moods_of_week([*alone, *enough], BOARD, week="2026-W46", smallest_group=5)
    assert [(mood.helps, mood.base.count) for mood in apart] == [((Help.ALONE,), 6), ((Help.HELPED,), 5)]
    together = moods_of_week([*alone, *too_few], BOARD, week="2026-W46", smallest_group=5)
    assert [(mood.helps, mood.base.count) for mood in together] == [(tuple(Help), 10)]


def test_adults_are_not_told_apart_by_support() -> None:
    tallies = [
        *some_voices(speaker=Speaker.PARENT, happy=6),
        *some_voices(speaker=Speaker.PARENT, support=Support.UNKNOWN, happy=6),
    ]
    assert counts_of(tallies) == [(Channel.KIOSK, Who.FAMILY, 12)]


def test_another_instrument_does_not_count() -> None:
    assert counts_of(some_voices(instrument="jar", happy=9)) == []
