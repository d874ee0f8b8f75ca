"""The year of a service: a nested partition, protected at every level."""

from analysis.figures.groups import Help, Who
from analysis.voice.evidence import Heard, YearEvidence, evidence_of_year
from config.load import instruments
from config.vocabulary import Channel, Speaker, Support
from feedback_store.tallies import APART, Tally
from tests.analysis.builders import DAY_OF_QUARTER, some_voices


def evidence(tallies: list[Tally], smallest_group: int = 5) -> YearEvidence:
    return evidence_of_year(tallies, instruments().values(), year=2026, smallest_group=smallest_group)


def only_group(tallies: list[Tally]) -> Heard:
    (group,) = evidence(tallies).groups
    return group


def test_five_taps_are_shown_and_four_dialogues_are_not() -> None:
    tallies = [*some_voices(happy=5), *some_voices(channel=Channel.TELEGRAM, happy=4)]
    assert [(heard.channel, heard.base.count) for heard in evidence(tallies).groups] == [
        (Channel.KIOSK, 5),
        (Channel.TELEGRAM, None),
    ]


def test_a_group_with_too_few_voices_has_no_parts() -> None:
    heard = only_group(some_voices(happy=4))
    assert heard.base.count is None and heard.parts == ()
    assert evidence(some_voices(happy=4)).shown == ()


def test_a_larger_threshold_hides_more() -> None:
    assert only_group(some_voices(happy=9)).base.count == 9
    assert evidence(some_voices(happy=9), smallest_group=10).shown == ()


def test_quarters_follow_the_period() -> None:
    heard = only_group([*some_voices(DAY_OF_QUARTER[1], happy=6), *some_voices("2026-W20", sad=7)])
    assert [(mood.quarters, mood.count) for mood in heard.parts[0].moods] == [
        ((1,), 6),
        ((2,), 7),
        ((3,), 0),
        ((4,), 0),
    ]


def test_a_week_whose_thursday_lies_in_the_next_year_is_left_out() -> None:
    assert evidence(some_voices("2027-W01", happy=9)).groups == ()
    assert only_group(some_voices("2026-W53", happy=9)).base.count == 9


def test_parts_of_support_add_up_to_their_group() -> None:
    heard = only_group([*some_voices(happy=30), *some_voices(support=Support.WITH_HELP, sad=12)])
    assert [(part.helps, part.count) for part in heard.parts] == [((Help.ALONE,), 30), ((Help.HELPED,), 12)]
    assert heard.base.count == 42


def test_children_are_never_laid_together_with_adults() -> None:
    tallies = [*some_voices(happy=30), *some_voices(speaker=Speaker.PARENT, happy=2)]
    groups = evidence(tallies).groups
    assert [(heard.who, heard.base.count) for heard in groups] == [((Who.CHILDREN,), 30), ((Who.FAMILY,), None)]


def test_groups_too_small_to_tell_apart_stand_together_without_moods() -> None:
    heard = only_group([*some_voices(happy=2), *some_voices(speaker=Speaker.PARENT, happy=3)])
    assert heard.is_together and (heard.base.count, heard.parts) == (5, ())


def test_voices_are_not_laid_together_over_channels_or_instruments() -> None:
    parents = some_voices(channel=Channel.TELEGRAM, speaker=Speaker.PARENT, happy=3)
    assert evidence([*some_voices(happy=2), *parents]).shown == ()


def test_what_is_counted_apart_from_the_speaker_adds_no_voices() -> None:
    apart = Tally("cop-ruse", "mood_board", 1, "@language", "bg", APART, APART, APART, APART, APART, "2026-11-10", 9)
    assert only_group([*some_voices(support=Support.APART, happy=9), apart]).base.count == 9


def test_answers_that_only_an_earlier_version_had_count_as_no_answer() -> None:
    tallies = [*some_voices(happy=20, calm=10), *some_voices(bored=4)]
    table = only_group(tallies).parts[0].moods[3].table
    assert table is not None and [cell.low for cell in table.cells] == [20, 10, 0, 0, 0, 0, 4]


def test_an_empty_year_has_no_evidence() -> None:
    assert evidence([]).groups == () and evidence([]).with_moods == ()
