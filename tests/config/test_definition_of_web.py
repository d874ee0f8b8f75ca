"""A web: its areas now and wished, each answered with a level, counted apart, and refused where it is broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from config.answer_check import check_answers
from config.errors import AnswerError, DefinitionError
from config.load import INSTRUMENT_FOLDERS, instrument, load_instrument
from config.steps import Answer, Kind
from config.vocabulary import AgeBand

WEB = instrument("web")
FILE = INSTRUMENT_FOLDERS[0] / "web.toml"


def test_every_area_is_asked_about_as_it_is_and_then_as_it_is_wished() -> None:
    (step,) = WEB.steps
    assert step.kind is Kind.WEB
    half = len(step.topics) // 2
    assert [topic.key.removesuffix("_now") for topic in step.topics[:half]] == [
        topic.key.removesuffix("_wished") for topic in step.topics[half:]
    ]
    assert [level.text["bg"] for level in step.columns] == list("012345")
    assert step.options[5].text["bg"] == "Хората тук – сега: 5" and step.options[5].fold == "high"


def test_nobody_under_8_is_asked_a_web() -> None:
    assert not replace(WEB, ages=()).suits(AgeBand.FROM_4_TO_7)
    assert WEB.suits(AgeBand.FROM_12_TO_14) and not WEB.suits(AgeBand.UNKNOWN)


def test_an_area_has_one_level_now_and_one_wished_and_may_be_left_out() -> None:
    check_answers(WEB, [Answer("life", ("people_now.l0", "people_wished.l5", "friends_now.l3"))])
    for wrong in (("people_now.l0", "people_now.l1"), ("people_now.l6",), ("people.l1",)):
        with pytest.raises(AnswerError):
            check_answers(WEB, [Answer("life", wrong)])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[folds.low]", "[folds.lowest]", "no wider answer 'low'"),
        ('key = "friends"', 'key = "people"', "an area a second time"),
        ('key = "people"', 'key = "people_in_this_house"', "write at most 13 letters"),
        ("now.tr", "now.ro", "now.ro: found an unknown key"),
        ("wished.bg", "wish.bg", "an unknown key"),
    ],
)
def test_a_broken_web_is_refused_with_what_to_do(tmp_path: Path, old: str, new: str, told: str) -> None:
    broken = tmp_path / "web.toml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError, match=told):
        load_instrument(broken)
