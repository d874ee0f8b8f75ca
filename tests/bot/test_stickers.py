"""Stickers in the chat: an area at a time with the same stickers as buttons."""

from bot.dialogue import submission_of
from bot.render import draw
from config.load import instruments
from config.steps import Answer
from tests.bot.test_interview import walk

PLACE = {"my_place": instruments()["my_place"]}
ASKED = ("l:bg", "w:child", "g:8_11", "h:alone")


def test_each_area_is_asked_with_the_stickers_and_one_button_leaves_it_out() -> None:
    screen = draw(walk(*ASKED, offered=PLACE), PLACE)
    assert [button.text for (button,) in screen.rows[:4]] == [
        "☀️ Хубаво ми е тук",
        "⛅ Кога как",
        "☁️ Не ми е хубаво",
        "❓ Не знам",
    ]
    assert "Където играем (1/7)" in screen.text and len(screen.rows) >= 5


def test_what_was_put_is_one_answer_and_stands_in_the_summary() -> None:
    aside = [f"k:places:{area.key}" for area in PLACE["my_place"].step("places").topics[2:]]
    said = walk(*ASKED, "a:places:play.sun", "a:places:eating.cloud", *aside, offered=PLACE)
    assert "Където ядем: Не ми е хубаво" in draw(said, PLACE).text
    assert submission_of(walk("s", dialogue=said)).answers == (Answer("places", ("play.sun", "eating.cloud")),)
