"""Consent: three answers in one order, asked only behind what was told, left out with it, and never needed."""

from pathlib import Path

import pytest

from config.answer_check import check_answers
from config.errors import AnswerError, DefinitionError
from config.load import INSTRUMENT_FOLDERS, instrument, load_instrument
from config.narrowing import without_words
from config.steps import GIVEN, Answer, Kind
from config.transitions import next_step

DRAW = instrument("draw")
FILE = INSTRUMENT_FOLDERS[0] / "draw.toml"
DRAWN = Answer("here", (), drawing=b"png")


def test_it_is_asked_only_where_something_was_drawn_and_no_comes_first() -> None:
    assert [option.key for option in DRAW.step("shown").options] == ["no", "here", "yes"]
    assert next_step(DRAW.table, "here", {"here": (GIVEN,)}) == "shown"
    assert next_step(DRAW.table, "here", {}) is None


def test_every_answer_is_one_sentence_more_than_itself() -> None:
    for option in DRAW.step("shown").options:
        assert all(text.count(".") == 2 for text in option.text.values()), option.key


def test_a_drawing_is_taken_with_an_answer_and_without_and_no_answer_stands_alone() -> None:
    check_answers(DRAW, [DRAWN])
    check_answers(DRAW, [DRAWN, Answer("shown", ("no",))])
    for wrong in ([Answer("shown", ("yes",))], [DRAWN, Answer("shown", ("yes", "no"))]):
        with pytest.raises(AnswerError):
            check_answers(DRAW, wrong)


def test_where_nobody_receives_drawings_nothing_is_left_to_ask() -> None:
    assert without_words(DRAW) is None
    assert DRAW.step("shown").kind is Kind.CONSENT and DRAW.step("shown").skippable


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('of = "here"', 'of = "there"', "write one of here"),
        ('key = "no"', 'key = "never"', "write no, here, yes, in this order"),
        ('of = "here"', 'of = "here"\nskippable = false', "an unknown key"),
    ],
)
def test_broken_consent_is_refused_with_what_to_do(tmp_path: Path, old: str, new: str, told: str) -> None:
    broken = tmp_path / "draw.toml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=told):
        load_instrument(broken)
