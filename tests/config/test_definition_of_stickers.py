"""Stickers on the areas of a place: one an area or none, nothing finer than the area, and broken ones refused."""

from pathlib import Path

import pytest

from config.answer_check import check_answers
from config.errors import AnswerError, DefinitionError
from config.load import INSTRUMENT_FOLDERS, instrument, load_instrument
from config.steps import Answer, Kind
from config.vocabulary import AgeBand

PLACE = instrument("my_place")
FILE = INSTRUMENT_FOLDERS[0] / "my_place.toml"


def test_what_counts_is_area_and_sticker() -> None:
    (step,) = PLACE.steps
    assert step.kind is Kind.STICKERS
    assert {option.key for option in step.options} == {
        f"{area.key}.{sticker.key}" for area in step.topics for sticker in step.columns
    }
    assert step.options[0].text["bg"] == "Където играем: Хубаво ми е тук" and step.options[0].fold == "good"


def test_no_sticker_says_that_a_place_is_not_safe() -> None:
    texts = " ".join(sticker.text["en"] for step in PLACE.steps for sticker in step.columns).lower()
    assert not any(word in texts for word in ("safe", "afraid", "scared", "danger"))


def test_children_under_8_put_stickers_too() -> None:
    assert PLACE.suits(AgeBand.FROM_4_TO_7) and PLACE.suits(AgeBand.FROM_8_TO_11)


def test_an_area_has_one_sticker_or_none_and_there_is_no_spot_on_it() -> None:
    check_answers(PLACE, [Answer("places", ("play.sun", "yard.sun", "washing.cloud"))])
    for wrong in (("play.sun", "play.cloud"), ("play.sun.3.7",), ("play",), ("roof.sun",)):
        with pytest.raises(AnswerError):
            check_answers(PLACE, [Answer("places", wrong)])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "eating"', 'key = "play"', "an area a second time"),
        ('key = "cloud"', 'key = "sun"', "a sticker a second time"),
        ('key = "entrance"', 'key = "the_way_in_and_out"', "too long beside the area"),
        ('fold = "unsure"', 'fold = "lost"', "'lost'"),
        ("[[steps.stickers]]", "[[steps.columns]]", "an unknown key"),
    ],
)
def test_broken_stickers_are_refused_with_what_to_do(tmp_path: Path, old: str, new: str, told: str) -> None:
    broken = tmp_path / "my_place.toml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=told):
        load_instrument(broken)
