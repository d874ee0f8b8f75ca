"""The wish to talk to somebody is understood in every language, and answered with who is there at once."""

from dataclasses import replace

import pytest

from bot.dialogue import Dialogue, Stage
from bot.render import draw
from bot.talking import asks_for_somebody, who_is_there
from config.load import offered_instruments
from config.vocabulary import LANGUAGES, Speaker

WISHES = (
    "искам да говоря с някой",
    "Искам да поговоря с някого!",
    "може ли да си поговоря с психолог",
    "има ли с някого да поговоря?",
    "I want to talk to someone",
    "can i speak with a person",
    "Biriyle konuşmak istiyorum",
    "Хочу з кимось поговорити",
    "хочу поговорити з людиною",
)


@pytest.mark.parametrize("text", WISHES)
def test_the_wish_to_talk_is_understood(text: str) -> None:
    assert asks_for_somebody(text)


@pytest.mark.parametrize("text", ["говоря с мама всеки ден", "супата е студена", "we talk a lot", "говоря добре", ""])
def test_other_words_are_no_such_wish(text: str) -> None:
    assert not asks_for_somebody(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_names_both_numbers(language: str) -> None:
    said = who_is_there(language)
    assert "116 111" in said and "112 –" in said


def test_a_child_finds_the_wish_on_the_shelf_and_a_parent_does_not() -> None:
    offered = offered_instruments(with_words=True, with_receipts=True)
    shelf = Dialogue("cop-ruse", "ЦОП Русе", "bg", stage=Stage.SHELF, speaker=Speaker.CHILD)
    screens = (draw(shelf, offered), draw(replace(shelf, speaker=Speaker.PARENT), offered))
    assert ["Искам да поговоря с някого" in str(one.rows[-1]) for one in screens] == [True, False]
