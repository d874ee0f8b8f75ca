"""How a text feels is told from its words, idioms and signs, and from what turns or weakens them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.polarity import feeling_of
from analysis.language.tokens import tokens

FROM = 0.1
"""Feelings weaker than this are none."""


def feels(text: str) -> int:
    polarity = feeling_of(tokens(text)).polarity
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
        ("учителката е супер, ама обядът е гаден", -1),
        ("обядът е гаден, но учителката е супер", 1),
        ("вторник сме в залата", 0),
    ],
)
def test_a_text_feels_as_its_writer(text: str, expected: int) -> None:
    assert feels(text) == expected


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_it(text: str) -> None:
    feeling = feeling_of(tokens(text))
    assert -1 <= feeling.polarity <= 1
    assert 0 <= feeling.subjectivity <= 1
