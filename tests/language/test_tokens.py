"""A text is cut into words, emoji, smileys, numbers and stops, and nothing is moved from its place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.tokens import Kind, spellings, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("мноооого яко!!!", [("мноооого", Kind.WORD), ("яко", Kind.WORD), ("!!!", Kind.STOP)]),
        ("Тук е гадно :(((", [("Тук", Kind.WORD), ("е", Kind.WORD), ("гадно", Kind.WORD), (":(((", Kind.SMILEY)]),
        ("👍🏽❤️", [("👍🏽", Kind.EMOJI), ("❤️", Kind.EMOJI)]),
        ("6te doida v 5", [("6te", Kind.WORD), ("doida", Kind.WORD), ("v", Kind.WORD), ("5", Kind.NUMBER)]),
        ("k'vo по-добре", [("k'vo", Kind.WORD), ("по-добре", Kind.WORD)]),
        ("хаха)))", [("хаха", Kind.WORD), (")", Kind.COMMA), ("))", Kind.SMILEY)]),
        ("<3 xD :Д", [("<3", Kind.SMILEY), ("xD", Kind.SMILEY), (":Д", Kind.SMILEY)]),
    ],
)
def test_a_text_is_cut_into_its_parts(text: str, found: list[tuple[str, Kind]]) -> None:
    assert [(token.text, token.kind) for token in tokens(text)] == found


@given(st.text(max_size=300))
def test_every_part_stands_in_the_text_where_it_says(text: str) -> None:
    places = [(token.start, token.end) for token in tokens(text)]
    assert [text[start:end] for start, end in places] == [token.text for token in tokens(text)]
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@pytest.mark.parametrize(("word", "meant"), [("мнооого", "много"), ("ГАДНООО", "гадно"), ("яко", "яко")])
def test_a_stretched_word_is_shortened(word: str, meant: str) -> None:
    assert meant in spellings(word)
