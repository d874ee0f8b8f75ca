"""How a text feels is told from its words, idioms and signs, and from what turns or weakens them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.parse import parse
from analysis.language.sentiment import FROM, feeling_of
from analysis.language.weights import weights


def feels(text: str) -> int:
    polarity = feeling_of(weights("polarity").scores(parse(text).sums)).polarity
    return (polarity >= FROM) - (polarity <= -FROM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("много е хубаво", 1),
        ("mn e hubavo", 1),
        ("гадно е", -1),
        ("gadnooo e", -1),
        ("не е хубаво", -1),
        ("не е зле", 1),
        ("не ми харесва тук", -1),
        ("нищо не ми харесва", -1),
        ("вторник сме в залата", 0),
    ],
)
def test_a_text_feels_as_its_writer(text: str, expected: int) -> None:
    assert feels(text) == expected


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_it(text: str) -> None:
    feeling = feeling_of(weights("polarity").scores(parse(text).sums))
    assert -1 <= feeling.polarity <= 1
    assert 0 <= feeling.subjectivity <= 1
