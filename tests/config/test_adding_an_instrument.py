"""The page that tells how to add an instrument is true: its example loads and its tables name every key."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from config.answer_check import check_answers
from config.errors import DefinitionError
from config.instrument import Instrument
from config.load import load_instrument
from config.steps import CLOSED_KINDS, Answer, Kind, Step

PAGE = (Path(__file__).parents[2] / "docs" / "adding-an-instrument.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```toml\n")[2].partition("```")[0]


def load_example(folder: Path, text: str = EXAMPLE) -> Instrument:
    path = folder / "lunch.toml"
    path.write_text(text, encoding="utf-8")
    return load_instrument(path)


def test_the_example_loads_and_takes_answers(tmp_path: Path) -> None:
    lunch = load_example(tmp_path)
    check_answers(
        lunch,
        [
            Answer("taste", ("not_tasty",)),
            Answer("why", ("cold", "little")),
            Answer("soup_or_salad", ("salad",)),
            Answer("how", ("feelings",)),
            Answer("feeling", ("calm", "happy")),
            Answer("time", ("nearly",)),
            Answer("at_lunch", ("dessert.good", "table.so_so")),
        ],
    )
    assert {step.kind for step in lunch.steps} == CLOSED_KINDS - {Kind.CONSENT}  # that speaks of what was told freely


def test_the_message_on_the_page_is_the_one_that_is_given(tmp_path: Path) -> None:
    (message,) = re.findall(r"^ +config/instruments/(lunch\.toml: .+)$", PAGE, re.MULTILINE)
    with pytest.raises(DefinitionError) as refused:
        load_example(tmp_path, EXAMPLE.replace('text.en = "It was not tasty"\n', ""))
    assert str(refused.value) == f"{tmp_path}/{message}"


def test_every_key_of_instrument_and_step_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", PAGE, re.MULTILINE))))
    assert explained == {field.name for shape in (Instrument, Step) for field in fields(shape) if field.init}
