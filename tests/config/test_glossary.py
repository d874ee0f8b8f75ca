"""The glossary has every word that rows, pages and dialogues share, with its Bulgarian word and one sentence."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from config.load import instruments
from config.steps import Kind
from config.vocabulary import AgeBand, Channel, Speaker, Support

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<word>[^`]+)` \| (?P<bulgarian>[^|]+) \| (?P<sentence>[^|]+) \|$", re.MULTILINE)
SECTIONS = {
    "Channel": Channel,
    "Speaker": Speaker,
    "Support": Support,
    "Age band": AgeBand,
    "Kind": Kind,
}
WORDS_OF_THE_TRADE = [
    "provider", "service", "instrument", "step", "submission", "voice", "answer",
    "reading", "tally", "quote", "notebook", "receipt", "concern", "gathering",
    "artefact", "action", "evidence", "point", "direction", "framework",
]  # fmt: skip


def words_of(section: str) -> dict[str, str]:
    """Return the words in the table of a section, each with its Bulgarian one."""
    text = GLOSSARY.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return {row["word"]: row["bulgarian"] for row in ROW.finditer(text)}


@pytest.mark.parametrize(("section", "members"), SECTIONS.items())
def test_every_member_stands_in_its_section(section: str, members: type[StrEnum]) -> None:
    assert list(words_of(section)) == [member.value for member in members]


def test_every_instrument_stands_in_the_glossary_by_its_bulgarian_title() -> None:
    assert words_of("Instruments") == {key: one.title["bg"] for key, one in instruments().items()}


@pytest.mark.parametrize("word", WORDS_OF_THE_TRADE)
def test_every_word_of_the_trade_is_explained(word: str) -> None:
    assert word in {row["word"] for row in ROW.finditer(GLOSSARY)}


def test_every_row_has_a_bulgarian_word_and_one_sentence() -> None:
    rows = list(ROW.finditer(GLOSSARY))
    assert len(rows) == len(re.findall(r"^\| `", GLOSSARY, re.MULTILINE))
    assert [row["word"] for row in rows if not re.search("[а-я]", row["bulgarian"])] == ["telegram"]
    assert [row["word"] for row in rows if not re.fullmatch(r"[A-Z](?!.*\. ).*\.", row["sentence"])] == []
