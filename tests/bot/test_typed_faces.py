"""A face that is typed where faces are asked: the fitting one is offered, and nothing where it is not clear."""

import pytest

from bot.dialogue import Dialogue, Stage
from bot.typed_faces import face_meant
from config.load import instrument

MOOD, AGAIN = instrument("mood_board"), instrument("again")
ASKED = Dialogue("home", "ЦОП", "bg", stage=Stage.STEP, instrument=MOOD, step=MOOD.step("mood"))


@pytest.mark.parametrize(
    ("typed", "face"),
    [
        ("тъжно", "😢 Тъжно ми е"),
        ("Тъжна съм", "😢 Тъжно ми е"),
        ("sad", "😢 Тъжно ми е"),
        ("😢", "😢 Тъжно ми е"),
        ("☹️", "😢 Тъжно ми е"),
        ("Страх!", "😨 Страх ме е"),
        ("спокоен", "😌 Спокойно ми е"),
        ("kızgın", "😠 Ядосвам се"),
        ("не знам", "❓ Не знам"),
    ],
)
def test_the_fitting_face_is_found(typed: str, face: str) -> None:
    assert face_meant(ASKED, typed) == face


@pytest.mark.parametrize(
    "typed",
    ["не ми е тъжно", "тъжно и страх", "страхотно", "тъжно ми е защото мама я няма", "баница", "ме", "🍲", "!", ""],
)
def test_what_is_no_face_or_more_than_one_is_none(typed: str) -> None:
    assert face_meant(ASKED, typed) is None


def test_a_short_answer_is_found_among_others_and_nothing_where_no_faces_are_asked() -> None:
    step = next(one for one in AGAIN.steps if one.key == "again_play")
    assert face_meant(Dialogue("home", "ЦОП", "bg", stage=Stage.STEP, instrument=AGAIN, step=step), "не") == "👎 Не"
    assert face_meant(Dialogue("home", "ЦОП", "bg", stage=Stage.SHELF), "тъжно") is None
