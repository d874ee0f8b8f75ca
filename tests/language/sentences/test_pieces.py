"""A text in pieces: put together again it is the same, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.language.sentences.pieces import SPACE, pieces
from config.word_lists import word_list

NAMES = [piece for _, piece in word_list("weights/pieces", 2)]


def test_a_text_is_cut_into_known_pieces_that_make_it_again() -> None:
    for text in ("батко ме бие всеки ден", "I like it here", "burada mutluyum"):
        found = [NAMES[number] for number in pieces().of(text)]
        assert "".join(found).replace(SPACE, " ").strip() == text
        assert len(found) < len(text)


def test_the_likeliest_pieces_are_taken_not_the_first_that_fit() -> None:
    assert [NAMES[number] for number in pieces().of("мама ме обича")] == ["▁мама", "▁ме", "▁обича"]


@given(st.text(max_size=200))
def test_whatever_stands_in_a_text_has_pieces(text: str) -> None:
    found = pieces().of(text)
    assert found
    assert all(pieces().unknown <= number < len(NAMES) for number in found)


def test_a_sign_that_the_model_does_not_know_is_one_unknown_piece() -> None:
    assert pieces().of("ꙮ").count(pieces().unknown) == 1


def test_no_piece_goes_on_behind_a_word() -> None:
    assert not [piece for piece in pieces().known if SPACE in piece[1:]]
