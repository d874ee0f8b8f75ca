"""What is said to words that nobody asked for: which are meant, whom they reach, and that an answer takes days."""

import pytest

from bot.dialogue import Dialogue, Stage
from bot.quoting import quoted
from bot.unasked_words import LONGEST_SHOWN, ask_what_it_is, reaches_nobody
from config.vocabulary import LANGUAGES


def asked_about(held: str, *, is_heard: bool = False) -> str:
    holding = Dialogue("cop-ruse", "ЦОП Русе", "bg", stage=Stage.HELD, held=held, is_heard=is_heard)
    return ask_what_it_is(holding, "Идея или оплакване")


def test_it_is_seen_which_words_are_meant_and_a_long_text_is_cut() -> None:
    assert "Това още не е записано: „Супата е студена“\nКакво е?" in asked_about("Супата е студена")
    assert f"„{'а' * (LONGEST_SHOWN - 1)}…“" in asked_about("а" * 2000)


def test_danger_is_not_said_again_and_is_told_by_which_button_it_goes_to_somebody() -> None:
    asked = asked_about("татко ме бие", is_heard=True)
    assert "бие" not in asked and "С „Идея или оплакване“ ще стигне до човек, който пази деца." in asked


def test_whoever_asks_something_hears_that_an_answer_takes_days_unless_it_is_danger() -> None:
    days = "Тук се отговаря след дни."
    assert days in asked_about("кога е отворено?")
    assert days not in asked_about("отворено е") + asked_about("ще ме бие ли пак?", is_heard=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_receives_words_danger_is_met_with_care_first_and_who_helps_last(language: str) -> None:
    first, nobody, *numbers = reaches_nobody(language).split("\n\n")
    assert first.count(".") == 2 and nobody.endswith(":") and "116 111" in "".join(numbers)


def test_words_stand_between_the_marks_of_their_language() -> None:
    shown = [quoted(language, "a") for language in ("bg", "en", "tr", "uk")]
    assert shown == ["„a“", "“a”", "“a”", "«a»"]
