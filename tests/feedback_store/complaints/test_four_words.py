"""The words of receipts: none like another, none that hurts, all understood however they are typed."""

import re
from collections import Counter
from itertools import pairwise

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as some

from config.word_lists import word_list
from feedback_store.complaints.four_words import all_words, draw_words, in_latin, is_near, read_word, split_words

FRIGHTENING = frozenset(
    {
        *("alcohol_drug", "anger", "court_police", "danger", "fear", "force", "hitting_tool", "hurt_body", "illness"),
        *("insult_mock", "kin_other", "kin_parent", "lie_cheat", "pain", "partner", "person_bad", "quarrel"),
        *("religion_thing", "sadness", "tell_on", "toilet_bath", "violence_concept", "war", "weapon_blade"),
        "wound_mark",
    }
)
"""Groups of words that a frightened or shamed child must not be given to remember."""
words_of_the_list = some.sampled_from(all_words())


def test_there_are_as_many_words_as_the_design_asks() -> None:
    assert len(set(all_words())) == len(all_words()) == 2048


def test_a_word_is_short_and_has_no_letter_twice_in_a_row() -> None:
    assert [word for word in all_words() if not re.fullmatch("[а-я]{3,10}", word)] == []
    hard = [word for word in all_words() if any(one == next_one for one, next_one in pairwise(word))]
    assert hard == []


def test_no_two_words_differ_by_one_letter_or_by_two_that_changed_places() -> None:
    near: dict[str, set[str]] = {}
    for word in all_words():  # words that are near each other are the same without one letter, or with two swapped
        without = {word[:place] + word[place + 1 :] for place in range(len(word))}
        swapped = {word[:place] + word[place : place + 2][::-1] + word[place + 2 :] for place in range(len(word) - 1)}
        for form in {word, *without, *swapped}:
            near.setdefault(form, set()).add(word)
    pairs = {(one, other) for group in near.values() for one in group for other in group if one < other}
    assert [pair for pair in pairs if is_near(*pair)] == []


def test_no_word_is_a_form_of_another() -> None:
    known = set(all_words())
    forms = {word: simplemma.lemmatize(word, lang="bg") for word in all_words()}
    assert {word: lemma for word, lemma in forms.items() if lemma != word and lemma in known} == {}


def test_no_word_frightens_shames_or_names_somebody() -> None:
    known = set(all_words())
    groups = {word for word, group in word_list("groups", 2) if group in FRIGHTENING}
    bad = {word for word, value in word_list("polarity", 2) if float(value) < 0 and "*" not in word}
    names = {name for name, _, certainty in word_list("names", 3) if certainty == "sure"}
    assert (known & groups, known & bad, known & names) == (set(), set(), set())


def test_in_latin_letters_no_two_words_are_the_same() -> None:
    assert [latin for latin, many in Counter(map(in_latin, all_words())).items() if many > 1] == []


@given(words_of_the_list)
def test_a_word_is_understood_in_either_script_and_in_capitals(word: str) -> None:
    assert [read_word(typed) for typed in (word, word.upper(), in_latin(word), in_latin(word).title())] == [word] * 4


@given(words_of_the_list.filter(lambda word: len(word) > 4), some.data())
def test_one_wrong_letter_is_forgiven_or_asked_again_but_never_taken_for_another_word(
    word: str, data: some.DataObject
) -> None:
    place = data.draw(some.integers(0, len(word) - 1))
    letter = data.draw(some.sampled_from("абвгдежзийклмнопрстуфхцчшщъюя"))
    typed = word[:place] + letter + word[place + 1 :]
    assert read_word(typed) in (word, None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("чадар", "чадър"),
        ("4adur", "чадър"),
        ("qbalka", "ябълка"),
        ("йабълка", "ябълка"),
        ("шоколат", "шоколад"),
        ("6okolad", "шоколад"),
        ("şokolad", "шоколад"),
        ("звізда", "звезда"),
        ("ябьлка", "ябълка"),
        ("", None),
        ("абракадабра", None),
    ],
)
def test_it_is_read_as_people_type(typed: str, meant: str | None) -> None:
    assert read_word(typed) == meant


def test_four_words_are_drawn_that_differ_and_hardly_ever_come_again() -> None:
    drawn = [draw_words() for _ in range(200)]
    assert len(set(drawn)) == 200 and {len(set(words)) for words in drawn} == {4}


def test_words_are_split_at_whatever_stands_between_them() -> None:
    assert split_words(" Ябълка, кораб\n3. звезда – ЧАДЪР! ") == ("ябълка", "кораб", "3", "звезда", "чадър")
