"""Sentences that are right for 0, 1, 2, 5, 21 and all, in both languages."""

from itertools import combinations

import pytest

from analysis.figures.counting import HELP_LADDER, QUARTER_LADDER
from analysis.figures.groups import Help, Who
from analysis.figures.shares import share_of
from analysis.figures.suppression import NO_ANSWER, ProtectedBase, ProtectedCell
from analysis.report import wording
from config.load import instrument
from config.texts import speech
from config.vocabulary import STAFF_LANGUAGES, Channel


@pytest.mark.parametrize(
    ("number", "english", "bulgarian"),
    [
        (0, "0 voices", "0 гласа"),
        (1, "1 voice", "1 глас"),
        (2, "2 voices", "2 гласа"),
        (5, "5 voices", "5 гласа"),
        (21, "21 voices", "21 гласа"),
    ],
)
def test_voices_are_counted_in_the_right_form(number: int, english: str, bulgarian: str) -> None:
    assert [wording.voices(speech(language), number) for language in ("en", "bg")] == [english, bulgarian]


@pytest.mark.parametrize(
    ("base", "english", "bulgarian"),
    [
        (ProtectedBase(5), "5 voices", "5 гласа"),
        (ProtectedBase(6, is_least=True), "at least 6 voices", "поне 6 гласа"),
        (ProtectedBase(None), "too few to show", "твърде малко, за да ги покажем"),
    ],
)
def test_how_many_were_heard_is_said_as_far_as_it_may_be(base: ProtectedBase, english: str, bulgarian: str) -> None:
    assert [wording.heard(speech(language), base) for language in ("en", "bg")] == [english, bulgarian]


@pytest.mark.parametrize(
    ("low", "high", "base", "english", "bulgarian"),
    [
        (0, 0, 21, "0 of 21", "0 от 21"),
        (5, 5, 21, "5 of 21", "5 от 21"),
        (21, 21, 21, "21 of 21", "21 от 21"),
        (0, 2, 5, "at most 2 of 5", "най-много 2 от 5"),
        (3, 5, 5, "at least 3 of 5", "поне 3 от 5"),
        (0, 2, 14, "almost none (at most 2 of 14)", "почти нито един (най-много 2 от 14)"),
        (12, 14, 14, "almost all (at least 12 of 14)", "почти всички (поне 12 от 14)"),
        (18, 21, 21, "almost all (at least 18 of 21)", "почти всички (поне 18 от 21)"),
    ],
)
def test_a_count_is_said_with_its_base(low: int, high: int, base: int, english: str, bulgarian: str) -> None:
    cell = ProtectedCell(("happy",), low, high, base)
    assert [wording.count_of(speech(language), cell) for language in ("en", "bg")] == [english, bulgarian]


@pytest.mark.parametrize(
    ("chosen", "total", "english", "bulgarian"),
    [
        (0, 21, "at most 16 of 100", "най-много 16 от 100"),
        (5, 21, "between 10 and 46 of 100", "между 10 и 46 от 100"),
        (77, 100, "between 67 and 85 of 100", "между 67 и 85 от 100"),
        (21, 21, "at least 84 of 100", "поне 84 от 100"),
    ],
)
def test_an_interval_is_said_in_words(chosen: int, total: int, english: str, bulgarian: str) -> None:
    share = share_of(chosen, total, smallest_group=5)
    assert [wording.interval(speech(language), share) for language in ("en", "bg")] == [english, bulgarian]


@pytest.mark.parametrize(
    ("chosen", "total", "words"),
    [(0, 300, "0"), (1, 300, "under 1"), (1, 8, "13"), (299, 300, "over 99"), (300, 300, "100"), (5, 10, "50")],
)
def test_few_is_not_rounded_to_none_nor_most_to_all(chosen: int, total: int, words: str) -> None:
    assert wording.per_hundred(speech("en"), share_of(chosen, total, smallest_group=1)) == words


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_channel_group_support_and_period_has_a_name_of_its_own(language: str) -> None:
    said = speech(language)
    names = [
        *(wording.way(said, channel) for channel in Channel),
        *(wording.group(said, (who,)) for who in Who),
        wording.group(said, tuple(Who)),
        *(wording.help_given(said, (help_,)) for help_ in Help),
        wording.help_given(said, tuple(Help)),
        *(wording.period(said, tuple(place + 1 for place in part)) for rung in QUARTER_LADDER for part in rung),
    ]
    assert len(set(names)) == len(names) and all(names)
    assert all(len(part) == 1 for part in HELP_LADDER[0]) and len(HELP_LADDER) == 2


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_answer_that_can_be_published_has_words(language: str) -> None:
    board = instrument("mood_board")
    keys = [option.key for option in board.steps[0].options] + [NO_ANSWER]
    for size in range(1, len(keys) + 1):
        for answers in combinations(keys, size):
            assert wording.answer(speech(language), board, board.steps[0], answers)


def test_a_wider_answer_names_its_parts() -> None:
    board = instrument("mood_board")
    words = wording.answer(speech("bg"), board, board.steps[0], ("happy", "calm"))
    assert words == "Добре ми е (Радвам се, Спокойно ми е)"
