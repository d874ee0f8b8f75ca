"""A word list when it is looked up: what goes before what, and by many at once."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.language import lexicon
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokens
from analysis.language.words import Word, words_of

LIST = Lexicon([("игра", 1), ("игра*", 2), ("играчк*", 3), ("нова игра*", 4), ("нова игра на карти", 5)])


@pytest.fixture
def hurried_threads() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def words(text: str) -> list[Word]:
    """Return the words of a text."""
    return list(words_of(tokens(text)))


@pytest.mark.parametrize(
    ("form", "lemma", "values"),
    [("игра", "игра", [1]), ("игри", "игра", [1]), ("играем", "играя", [2]), ("играчки", "играчка", [3])],
)
def test_a_form_goes_before_its_lemma_and_both_before_the_longest_stem(
    form: str, lemma: str, values: list[int]
) -> None:
    assert LIST.of(form, lemma) == values


def test_the_longest_phrase_hides_its_words_but_not_where_everything_is_asked_for() -> None:
    assert [found.value for found in LIST.in_row(words("нова игра на карти"))] == [5]
    assert [found.value for found in LIST.in_row(words("нова игра на топка"))] == [4]
    assert [found.entry for found in LIST.in_row(words("имаме нова игра"))] == ["нова игра"]
    assert list(LIST.everywhere(words("нова игра на карти"))) == [5, 1]


@pytest.mark.usefixtures("hurried_threads")
def test_threads_that_forget_words_for_each_other_find_them_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "KEPT_WORDS", 1)
    forms = ["игра", "играчки", "мравка", "играем"] * 100

    def found(_: int) -> list[list[int]]:
        return [LIST.of(form, form) for form in forms]

    with ThreadPoolExecutor(8) as threads:
        assert all(one == found(0) for one in threads.map(found, range(16)))
