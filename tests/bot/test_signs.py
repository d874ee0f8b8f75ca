"""Odd signs: what shows nothing is no answer, and what Telegram counts twice still fits into a message."""

import pytest

from bot.dialogue import Dialogue, Stage
from bot.interview import say_words
from bot.letter_screens import draw_thread
from bot.signs import is_seen, length_of
from config.load import instrument
from config.vocabulary import LANGUAGES, Speaker
from feedback_store.complaints.letters import SENDER, STAFF
from feedback_store.complaints.replies import LONGEST_REPLY
from feedback_store.complaints.threads import Line, Thread

IDEA = instrument("idea")
ASKED = Dialogue("home", "ЦОП", "bg", Stage.STEP, Speaker.CHILD, instrument=IDEA, step=IDEA.steps[0])


@pytest.mark.parametrize("text", ["\u200b\u200d\u2060", "\u202e", "\u00a0", "\ufe0f", "\u0301 \u0301"])
def test_what_shows_nothing_answers_nothing(text: str) -> None:
    assert not is_seen(text) and say_words(ASKED, text) is ASKED


@pytest.mark.parametrize("text", ["🙂", "?", "ок", "\u202eобратно", "👨\u200d👩\u200d👧", "١"])
def test_whatever_is_seen_is_an_answer(text: str) -> None:
    assert is_seen(text) and say_words(ASKED, text).answers[0].words == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thread_of_emoji_fits_into_a_message_with_its_newest_reply_whole(language: str) -> None:
    replies = tuple(Line(STAFF, "2026-11-23", f"{number}" + "😀" * (LONGEST_REPLY - 1)) for number in range(3))
    thread = Thread("home", 1, "2026-11-23", STAFF, "child", (Line(SENDER, "2026-11-20", "😀" * 2000), *replies))
    text = draw_thread(thread, language).text
    assert length_of(text) <= 4096 and str(replies[-1].text) in text
