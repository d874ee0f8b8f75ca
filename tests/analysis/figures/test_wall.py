"""What may stand on a wall: a choice of what staff see, with ten voices behind everything."""

import pytest

from analysis.figures.groups import Who
from analysis.figures.mood import moods_of_week
from analysis.figures.wall import public_moods
from config.load import instrument
from config.vocabulary import Channel, Speaker, Support
from feedback_store.tallies import Tally
from tests.analysis.builders import some_voices

BOARD = instrument("mood_board")
WEEK = "2026-W46"


def public(tallies: list[Tally], smallest_group: int = 5) -> list[tuple[Channel, int | None]]:
    moods = public_moods(tallies, BOARD, week=WEEK, smallest_group=smallest_group)
    return [(mood.channel, mood.base.count) for mood in moods]


@pytest.mark.parametrize(("voices", "shown"), [(9, []), (10, [(Channel.KIOSK, 10)])])
def test_ten_voices_stand_behind_a_board(voices: int, shown: list[tuple[Channel, int]]) -> None:
    assert public(some_voices(happy=voices)) == shown


def test_a_larger_smallest_group_holds_on_the_wall_too() -> None:
    assert public(some_voices(happy=14), smallest_group=15) == []


def test_only_children_stand_on_the_wall() -> None:
    assert public(some_voices(speaker=Speaker.PARENT, happy=30)) == []


def test_a_circle_and_a_tablet_are_never_pooled() -> None:
    tallies = some_voices(happy=9) + some_voices(channel=Channel.GATHERING, happy=12)
    assert public(tallies) == [(Channel.GATHERING, 12)]


def test_the_wall_says_nothing_that_staff_do_not_see() -> None:
    tallies = some_voices(happy=20, sad=5) + some_voices(support=Support.WITH_HELP, happy=4, sad=2)
    of_staff = moods_of_week(tallies, BOARD, week=WEEK, smallest_group=5)
    on_wall = public_moods(tallies, BOARD, week=WEEK, smallest_group=5)
    assert [mood.base.count for mood in of_staff] == [25, 6]
    assert on_wall == (of_staff[0],) and on_wall[0].who is Who.CHILDREN
