"""Answers beside the mood in the section: their tables, and their sentences at the points they were asked for."""

import re

import pytest
from lxml import html

from config.vocabulary import STAFF_LANGUAGES, Channel, Speaker
from feedback_store.tallies import Tally
from tests.analysis.builders import a_section, some_answers, some_voices


def parents(base: int, step: str = "listened", **chosen: int) -> list[Tally]:
    """Return the tallies of parents who answered one question in Telegram."""
    return some_answers("for_parents", base, step, speaker=Speaker.PARENT, channel=Channel.TELEGRAM, **chosen)


def words_of(section: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(section).find("body").text_content())


def point(section: str, key: str) -> str:
    """Return what stands at a point."""
    (found,) = (each for each in html.fromstring(section).findall(".//dl/div") if each.find("dt/span").text == key)
    return re.sub(r"\s+", " ", found.text_content())


@pytest.mark.parametrize(
    ("language", "chosen", "told"),
    [
        ("bg", 0, "Разговорите с нас – почти нито един (най-много 2 от 21)"),
        ("bg", 1, "Разговорите с нас – почти нито един (най-много 2 от 21)"),
        ("bg", 2, "Разговорите с нас – почти нито един (най-много 2 от 21)"),
        ("bg", 5, "Разговорите с нас – 5 от 21"),
        ("bg", 21, "Разговорите с нас – почти всички (поне 19 от 21)"),
        ("en", 0, "Talking with us – almost none (at most 2 of 21)"),
        ("en", 1, "Talking with us – almost none (at most 2 of 21)"),
        ("en", 2, "Talking with us – almost none (at most 2 of 21)"),
        ("en", 5, "Talking with us – 5 of 21"),
        ("en", 21, "Talking with us – almost all (at least 19 of 21)"),
    ],
)
def test_a_sentence_at_its_point_is_right_for_none_some_and_all(language: str, chosen: int, told: str) -> None:
    assert told in point(a_section(parents(21, "better", talk=chosen, hours=9), language), "5.1")


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
@pytest.mark.parametrize("base", [0, 1, 2])
def test_of_too_few_voices_no_answer_stands_anywhere(language: str, base: int) -> None:
    words = words_of(a_section(parents(base, always=base), language))
    assert "Винаги" not in words and "Always" not in words and "averages" not in words and "Средни" not in words


@pytest.mark.parametrize(("language", "told"), [("bg", "Винаги или често"), ("en", "Always or often")])
def test_of_five_voices_the_wider_answer_is_a_range(language: str, told: str) -> None:
    assert told in point(a_section(parents(5, always=5), language), "5.3")


def test_parents_answers_stand_at_their_points_with_their_table() -> None:
    section = a_section([*some_voices(happy=30), *parents(40, always=20, often=10, sometimes=5)], "bg")
    (caption,) = [
        each.text_content()
        for each in html.fromstring(section).findall(".//caption")
        if "Изслушваме" in each.text_content()
    ]
    number = re.search(r"\d+", caption)
    assert number and "родители" in caption
    told = point(section, "5.3")
    assert "Винаги – 20 от 40; Често – 10 от 40; Понякога – 5 от 40; Никога – 0 от 40; Без отговор – 5 от 40." in told
    assert f"таблица {number[0]}." in told and "Изслушваме" not in point(section, "5.6")


def test_answers_to_points_of_other_directions_have_their_own_heading() -> None:
    section = a_section(parents(30, "whom_to_tell", yes=20, no=10))
    assert "Points of other directions that somebody was asked about" in words_of(section)
    assert "Yes – 20 of 30" in point(section, "2.1")
    assert "other directions" not in words_of(a_section(some_voices(happy=30)))


def test_childrens_feelings_and_pictures_stand_in_tables_of_their_own() -> None:
    told = words_of(a_section(some_answers("mood_board", 30, "feelings", tired=12, proud=3)))
    assert "“What else do you feel?” – Kiosk, children and young people, on their own (several answers" in told
    assert "I'm tired 12 of 30 40" in told
