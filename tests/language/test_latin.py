"""Bulgarian in Latin letters is read as its writer meant it, whichever habit they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.latin import MEANINGS, in_cyrillic


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6te", "ще"),
        ("shte", "ще"),
        ("4etene", "четене"),
        ("chetene", "четене"),
        ("q", "я"),
        ("nyama", "няма"),
        ("nqma", "няма"),
        ("nema", "нема"),
        ("vkushti", "вкъщи"),
        ("yabulka", "ябълка"),
        ("ne6to", "нещо"),
        ("neshto", "нещо"),
        ("hodq", "ходя"),
        ("xodim", "ходим"),
        ("jena", "жена"),
        ("djob", "джоб"),
        ("lo6o", "лошо"),
        ("shtastliva", "щастлива"),
        ("pla4a", "плача"),
        ("wsi4ko", "всичко"),
        ("ludo", "лудо"),
        ("djudje", "джудже"),
    ],
)
def test_a_word_in_latin_letters_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert in_cyrillic(typed)[0].word == meant


def test_a_word_that_no_dictionary_knows_is_read_sign_by_sign() -> None:
    first = in_cyrillic("grumpfq")[0]
    assert (first.word, first.is_known) == ("грумпфя", False)


@given(st.text(alphabet=[sign for sign in MEANINGS if len(sign) == 1], min_size=1, max_size=40))
def test_every_word_of_known_signs_has_a_reading_and_the_cheapest_stands_first(word: str) -> None:
    costs = [one.cost for one in in_cyrillic(word)]
    assert costs and costs == sorted(costs)


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_it(word: str) -> None:
    in_cyrillic(word)
