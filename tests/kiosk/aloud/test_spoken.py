"""How a text is said: phone numbers digit by digit, dates, money and numbers in words, stress where it belongs."""

import pytest

from kiosk.aloud.bulgarian_numbers import Gender, cardinal, ordinal
from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.making import guessed
from kiosk.aloud.spoken import spoken
from kiosk.aloud.stress import LIST, VOWELS, guessed_words, stressed_words, with_stress

BULGARIAN = {
    "116 111 – безплатно": "едно, едно, шест, едно, едно, едно – безплатно",
    "112 – при опасност": "едно, едно, две – при опасност",
    "0800 12 345": "нула, осем, нула, нула, едно, две, три, четири, пет",
    "Излет на 22.11.2026 г.": "Излет на двадесет и втори ноември две хиляди двадесет и шеста година",
    "На 1 май пеем": "На първи май пеем",
    "през 2026 г. беше": "през две хиляди двадесет и шеста година беше",
    "12,50 лв. за билет": "дванадесет лева и петдесет стотинки за билет",
    "1 лв.": "един лев",
    "2,01 лв.": "два лева и една стотинка",
    "1,01 €": "едно евро и един цент",
    "12 000 евро": "дванадесет хиляди евро",
    "1 234 деца": "хиляда двеста тридесет и четири деца",
    "2 деца и 21 играчки": "две деца и двадесет и едно играчки",
    "22.13.2026": "22.13.2026",
    "3,5 часа": "3,5 часа",
    "Как ти е тук днес?": "Как ти е тук днес?",
}
ENGLISH = {
    "116 111 – free": "one, one, six, one, one, one – free",
    "112 – danger": "one, one, two – danger",
    "on 22/11/2026": "on 22 November 2026",
    "€12.50 for a ticket": "12 euros and 50 cents for a ticket",
    "€1.01.": "1 euro and 1 cent.",
    "1234 children": "1234 children",
}


@pytest.mark.parametrize(("text", "said"), BULGARIAN.items())
def test_a_bulgarian_text_is_said_as_a_person_would_say_it(text: str, said: str) -> None:
    assert spoken(text, "bg") == said


@pytest.mark.parametrize(("text", "said"), ENGLISH.items())
def test_an_english_text_is_said_as_a_person_would_say_it(text: str, said: str) -> None:
    assert spoken(text, "en") == said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "нула"),
        (11, "единадесет"),
        (20, "двадесет"),
        (101, "сто и едно"),
        (125, "сто двадесет и пет"),
        (400, "четиристотин"),
        (1000, "хиляда"),
        (1100, "хиляда и сто"),
        (2500, "две хиляди и петстотин"),
        (21001, "двадесет и една хиляди и едно"),
        (1_000_000, "1000000"),
    ],
)
def test_a_number_is_written_out(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "първи"), (3, "трети"), (7, "седми"), (20, "двадесети"), (31, "тридесет и първи")]
)
def test_a_day_has_its_place_in_the_month(number: int, words: str) -> None:
    assert ordinal(number, Gender.MASCULINE) == words


def test_the_stress_is_marked_in_the_words_of_the_list_only() -> None:
    assert with_stress("Какво, Ангеле?") == "какво\u0300, Ангеле?"
    assert list(guessed_words("Какво видя Ангел")) == ["видя", "ангел"]


def test_every_word_of_the_list_has_one_stress_behind_a_vowel() -> None:
    for usual, marked in stressed_words().items():
        place = marked.index("\u0300")
        assert marked.count("\u0300") == 1 and marked[place - 1] in VOWELS and usual == usual.lower(), marked


def test_the_stress_of_every_word_on_the_page_stands_in_the_list() -> None:
    missing = guessed(all_clips())
    assert not missing, f"add these with their stress to {LIST.name}"
