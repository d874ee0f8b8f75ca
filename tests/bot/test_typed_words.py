"""What is typed where four words are asked for is told apart: the words, or something else that somebody tells."""

import pytest

from bot.letter_words import unknown_words
from bot.typed_words import read_typed
from config.vocabulary import LANGUAGES

WORDS = "абажур, банан, машина, клепач"


@pytest.mark.parametrize("typed", [WORDS, WORDS.upper(), "abajur banan ma6ina klepa4", "абажур.банан\nмашина–клепач!"])
def test_four_words_are_known_however_they_are_typed(typed: str) -> None:
    assert read_typed(typed).words == ("абажур", "банан", "машина", "клепач") and read_typed(typed).is_whole


@pytest.mark.parametrize("typed", ["абажур", "абажур банан", "абажур банан машина абракадабра", f"{WORDS} пералня"])
def test_a_slip_is_still_an_attempt(typed: str) -> None:
    assert not read_typed(typed).is_whole and not read_typed(typed).is_something_else


@pytest.mark.parametrize("typed", ["ребро петуния ботуш абракадабра", "кувертюра, двойка, ребро, аз"])
def test_three_words_of_a_receipt_are_a_try_whatever_they_sound_like(typed: str) -> None:
    assert read_typed(typed).is_a_try


@pytest.mark.parametrize(
    "typed", ["татко ме бие силно", "крие нож в леглото", "мама пие ракия вкъщи", "искам да умра днес"]
)
def test_four_words_of_danger_are_no_try(typed: str) -> None:
    assert not read_typed(typed).is_a_try


@pytest.mark.parametrize(
    "typed", ["Здравейте", "татко ме бие силно", "Искам машина и банан, но никой не ме слуша вкъщи", "🙂", "я" * 4096]
)
def test_what_is_no_attempt_is_something_else(typed: str) -> None:
    assert read_typed(typed).is_something_else


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_words_fit_into_the_answer(language: str) -> None:
    assert len(unknown_words(language, read_typed(" ".join(["банан", *["я" * 1300] * 3])).unknown)) < 200
