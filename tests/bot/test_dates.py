"""A letter's day or week stands in words, in the reader's language."""

import pytest

from bot.dates import dated_in_words


@pytest.mark.parametrize(
    ("dated", "language", "words"),
    [
        ("2026-11-23", "bg", "23 ноември 2026 г."),
        ("2026-11-23", "en", "23 November 2026"),
        ("2026-11-23", "tr", "23 Kasım 2026"),
        ("2026-W47", "bg", "16 – 22 ноември 2026 г."),
        ("2026-W47", "uk", "16–22 лист. 2026 р."),
    ],
)
def test_a_day_and_a_week_are_told_as_people_say_them(dated: str, language: str, words: str) -> None:
    assert " ".join(dated_in_words(dated, language).split()).replace("\N{THIN SPACE}", " ") == words
