"""The same question at several ages in the section: side by side, never added, and no less protected."""

import re
from dataclasses import replace

import pytest
from lxml import html

from config.vocabulary import STAFF_LANGUAGES, AgeBand, Channel, Speaker
from feedback_store.tallies import Tally
from tests.analysis.builders import a_section, some_answers


def safe(age: str, base: int, **chosen: int) -> list[Tally]:
    """Return the tallies of children who were asked whether they feel safe."""
    return some_answers(f"about_place_{age}", base, "safe", speaker=Speaker.CHILD, channel=Channel.KIOSK, **chosen)


def rows_of(section: str, caption: str) -> dict[str, list[str]]:
    """Return the rows of the table with a caption, by their first cell."""
    tables = [each for each in html.fromstring(section).findall(".//table") if caption in each[0].text_content()]
    cells = [
        [re.sub(r"\s+", " ", cell.text_content()).strip() for cell in row] for row in tables[0].findall(".//tbody/tr")
    ]
    return {first: rest for first, *rest in cells}


def test_each_age_has_a_row_with_its_own_words_and_base() -> None:
    young, old = safe("4_7", 20, calm=14, uneasy=6), safe("12_17", 30, always=9, often=9, sometimes=7, never=5)
    section = a_section([*young, *old])
    rows = rows_of(section, "“Yes, mostly”")
    assert [(row.partition(" – ")[2][:14], its[0]) for row, its in rows.items()] == [
        ("4 to 7 years, ", "14 of 20"),
        ("12 to 17 years", "18 of 30"),
    ]
    assert "“Do you feel safe here?”" in next(iter(rows)) and "of 50" not in section


def test_a_question_of_one_age_has_no_such_table() -> None:
    assert "in different words" not in a_section(safe("8_11", 30, yes=20, no=10))


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_an_age_of_few_voices_tells_nothing(language: str) -> None:
    section = a_section([*safe("8_11", 30, yes=20, no=10), *safe("12_17", 7, always=2, never=5)], language)
    assert "different words" not in section and "различни думи" not in section
    assert not re.search("[25] (of|от) 7", section)


def test_in_a_small_service_the_ages_are_those_that_were_asked() -> None:
    small = [replace(tally, age_band=AgeBand.UNDER_12) for tally in safe("4_7", 20, calm=14, uneasy=6)]
    grown = [replace(tally, age_band=AgeBand.FROM_12) for tally in safe("12_17", 20, always=12, never=8)]
    words = " ".join(rows_of(a_section([*small, *grown]), "“Yes, mostly”"))
    assert "up to 11 years" in words and "12 years and older" in words and "4 to 7" not in words


def test_again_is_told_by_what_was_done_and_is_no_mood() -> None:
    play = some_answers("again", 20, "again_play", yes=12, no=4, dont_know=4)
    section = a_section([*play, *some_answers("again", 0, "again_outing", yes=10, maybe=6, dont_know=3)])
    asked = list(rows_of(section, "“Yes”"))
    assert [row.split("”")[0] for row in asked] == [
        "“Do you want such a game again?",
        "“Do you want such an outing again?",
    ]
    assert "nobody was asked for their mood" in section
