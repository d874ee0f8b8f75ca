"""A text heard as a whole: the order of its words tells, and what is heard does not depend on where it stands."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.language.network import network
from analysis.language.parse import parse
from analysis.language.reader import read
from analysis.language.safeguarding import DANGER, WORRY, doubt_of, is_heard
from analysis.language.sentences.hearing import LONGEST_TEXT, MOST_PIECES, as_meant, whole_score
from analysis.language.sentences.network import sentences
from config.reader import SAMPLE

TOLD = "тати ме бие с колана всяка вечер"


def score(text: str) -> float:
    found = whole_score(parse(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("told", "harmless"),
    [
        (TOLD, "бия тати на шах всяка вечер"),
        ("чичо ми пипа под дрехите", "чичо ми купи нови дрехи"),
        ("i want to die", "i want to dye my hair"),
    ],
)
def test_a_disclosure_sounds_more_like_one_than_what_has_its_words(told: str, harmless: str) -> None:
    assert score(told) > score(harmless)


def test_latin_letters_are_heard_as_the_words_that_are_meant() -> None:
    assert as_meant(parse("ba6ta mi me bie!")) == "баща ми ме бие!"
    assert as_meant(parse("annem iki gündür gelmedi")) == "annem iki gündür gelmedi"


def test_what_stands_at_the_end_of_a_longer_text_is_heard_too() -> None:
    before = "Тук е хубаво и играем на топка. " * 8
    assert score(before + TOLD) > score(before) + 2


def test_a_text_that_is_very_long_is_left_to_its_words() -> None:
    assert whole_score(parse("да " * (MOST_PIECES + 1))) is None
    assert whole_score(parse("а" * (LONGEST_TEXT + 1))) is None


def test_the_same_text_sounds_alike_in_many_threads() -> None:
    texts = [TOLD, "супата беше вкусна", "ne iskam da se pribiram"] * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(score, texts)) == [score(text) for text in texts]


def test_a_text_whose_words_leave_no_doubt_is_not_heard_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(parsed: object) -> float:
        raise AssertionError("its words are enough")

    monkeypatch.setattr("analysis.language.safeguarding.whole_score", never)
    for text in (TOLD, "супата беше вкусна", ""):
        doubt = doubt_of(parse(text))
        assert not doubt.least < network().score(parse(text).sums) < doubt.most, text
        is_heard(parse(text))


def test_what_would_be_grave_is_listened_to_for_longer_and_needs_less_to_be_heard() -> None:
    assert doubt_of(parse("тати ще ме убие")) == DANGER
    assert doubt_of(parse("искам още супа")) == WORRY
    assert DANGER.least < WORRY.least and DANGER.most >= WORRY.most and DANGER.rather > WORRY.rather


def test_the_sample_that_warms_the_reader_loads_the_model_too() -> None:
    sentences.cache_clear()
    read(SAMPLE)
    assert sentences.cache_info().currsize == 1
