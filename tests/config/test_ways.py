"""Ways of telling: what a definition may say of them, and what is left where words and drawings are not received."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from config.answer_check import check_answers
from config.errors import AnswerError, DefinitionError
from config.load import instrument, load_instrument
from config.narrowing import without_kinds, without_words
from config.steps import Answer, Condition, Kind

BOARD = instrument("mood_board")
FILE = (Path(__file__).parents[2] / "config" / "instruments" / "happiness_jar.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace('any_of = ["drawing"]', 'any_of = ["words"]'), "'drawing', which leads to no step"),
        (lambda text: text.replace('key = "words"\n', 'key = "words"\nfold = "good"\n'), "fold: found an unknown key"),
    ],
)
def test_a_way_that_cannot_be_is_told_with_its_place(tmp_path: Path, change: Callable[[str], str], told: str) -> None:
    path = tmp_path / "happiness_jar.toml"
    path.write_text(change(FILE), encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"steps\[0\]\.options") as refused:
        load_instrument(path)
    assert told in str(refused.value)


def test_without_drawings_only_that_way_is_left_out() -> None:
    left = without_kinds(BOARD, {Kind.DRAWING})
    assert left and [option.key for option in left.step("more").options] == ["feelings", "pictures", "words"]


def test_what_follows_a_lone_way_is_asked_when_the_way_would_have_been() -> None:
    only_sad = (Condition("mood", ("sad",)),)
    kept = [step for step in BOARD.steps if step.key in ("mood", "more", "pictures", "why")]
    steps = tuple(replace(step, ask_when=only_sad) if step.key == "more" else step for step in kept)
    closed = without_words(replace(BOARD, steps=steps))
    assert closed and [(step.key, step.ask_when) for step in closed.steps] == [("mood", ()), ("pictures", only_sad)]


@pytest.mark.parametrize(
    "answers",
    [
        (Answer("mood", ("sad",)), Answer("why", (), "шумно е")),
        (Answer("mood", ("sad",)), Answer("more", ("pictures",)), Answer("feelings", ("tired",))),
        (Answer("mood", ("sad",)), Answer("more", ("pictures", "feelings"))),
    ],
)
def test_what_was_told_in_a_way_that_was_not_chosen_is_refused(answers: tuple[Answer, ...]) -> None:
    with pytest.raises(AnswerError):
        check_answers(BOARD, answers)
