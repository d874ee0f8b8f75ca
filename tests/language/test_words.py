"""A word is read as it was meant, however it was typed."""

import pytest

from analysis.language.words import meant


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("мноооого", ["много"]),
        ("mn", ["много"]),
        ("6te", ["ще"]),
        ("немога", ["не", "мога"]),
        ("nehubavo", ["не", "хубаво"]),
        ("хупаво", ["хубаво"]),
        ("хуабво", ["хубаво"]),
        ("възпитатилка", ["възпитателка"]),
        ("обижадт", ["обиждат"]),
        ("шастлив", ["щастлив"]),
        ("хaресва", ["харесва"]),
    ],
)
def test_a_word_is_read_as_it_was_meant(typed: str, expected: list[str]) -> None:
    assert list(meant(typed)) == expected


@pytest.mark.parametrize("word", ["топка", "щастлив", "Роблокс", "зелен"])
def test_a_word_that_people_write_is_not_mended(word: str) -> None:
    assert list(meant(word)) == [word.lower()]
