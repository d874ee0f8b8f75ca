"""A web in the chat: an area at a time, its levels in two rows, now first and then as it is wished."""

from bot.dialogue import Dialogue, submission_of
from bot.render import draw
from config.load import instruments
from config.steps import Answer
from tests.bot.test_interview import walk

WEB = {"web": instruments()["web"]}
ASKED = ("l:bg", "w:young_person", "g:15_17", "h:alone")


def begun(*taps: str) -> Dialogue:
    return walk(*ASKED, *taps, offered=WEB)


def test_levels_stand_in_two_rows_below_the_area_and_one_button_leaves_it_out() -> None:
    screen = draw(begun(), WEB)
    rows = [[button.text for button in row] for row in screen.rows]
    assert rows[:2] == [["0", "1", "2"], ["3", "4", "5"]] and len(rows[2]) == 1
    assert "Хората тук – сега (1/10)\nКолко е добре сега?" in screen.text
    wished = begun(*(f"k:life:{topic.key}" for topic in WEB["web"].step("life").topics[:5]))
    assert "(6/10)\nКолко добре искаш да е?" in draw(wished, WEB).text


def test_what_is_said_of_each_area_is_one_answer_and_stands_in_the_summary() -> None:
    aside = [f"k:life:{topic.key}" for topic in WEB["web"].step("life").topics[2:]]
    said = begun("a:life:people_now.l3", "a:life:friends_now.l0", *aside)
    assert "Хората тук – сега: 3" in draw(said, WEB).text
    assert submission_of(walk("s", dialogue=said)).answers == (Answer("life", ("people_now.l3", "friends_now.l0")),)
