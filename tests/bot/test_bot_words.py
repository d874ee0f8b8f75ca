"""Words in the chat: asked for where somebody receives them, read once more before they go, answered with care."""

import pytest

from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import CHILD, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until


@pytest.fixture
def heard_bot(make_bot: MakeBot) -> RunningBot:
    """A bot of a service in which what is told in words is received."""
    running = make_bot()
    recipients_in(running.store, "cop-ruse")
    running.start()
    return running


def test_words_are_written_in_the_chat_and_read_once_more_before_they_go(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Бурканче за щастие", "С думи")
    child.waits_for("Не знаем кой пише.")
    child.sends_document(b"letter", "letter.txt")
    child.waits_for("Тук се побират само думи.")
    child.says("б" * 501)
    child.waits_for("501 знака, а се побират 500")
    child.says("Баба ме научи да правя баница 🥧")
    assert "– „Баба ме научи да правя баница 🥧“" in child.waits_for("Ето какво каза.").text
    child.taps("Назад")
    child.waits_for("Какво те зарадва тук?")
    child.says("Направихме баница")
    child.waits_for("– „Направихме баница“")
    tap_through(child, "Пусни в кутията")
    assert "116 111" in child.waits_for("Листчето ти е в бурканчето.").text
    (said,) = heard_bot.contents("cop-ruse")
    assert said["answers"] == {"how": ["words"], "note": "Направихме баница"}
    assert "баница" not in heard_bot.log


def test_words_that_come_twice_are_taken_once_and_nobody_is_told_that_they_were_not_kept(
    api: TelegramApi, heard_bot: RunningBot
) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Бурканче за щастие", "С думи")
    child.waits_for("Не знаем кой пише.")
    api.duplicates(1)
    child.says("Направихме баница")
    child.waits_for("Ето какво каза.")
    wait_until(lambda: api.pending == 0)
    tap_through(child, "Пусни в кутията")
    child.waits_for("Листчето ти е в бурканчето.")
    assert "никой не чете" not in child.screen()


def test_words_that_sound_like_danger_are_answered_with_care_at_once(api: TelegramApi, heard_bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Бурканче за щастие", "С думи")
    child.waits_for("Не знаем кой пише.")
    child.says("вкъщи татко ме бие с колана")
    said = child.waits_for("Ето какво каза.").text
    assert "116 111" in said and "Ще го прочете човек, който пази деца." in said
    tap_through(child, "Пусни в кутията")
    answer = child.waits_for("Да кажа друго").text
    assert (
        "Хубаво е, че го казваш." in answer
        and "вината не е твоя" in answer
        and "116 111" in answer
        and "112" in answer
        and "бурканче" not in answer
    )
    assert [one.concern.severity for one in read_concerns(heard_bot.store, "cop-ruse")] == [3]
    assert heard_bot.count("cop-ruse") == 1


def test_without_receivers_no_words_are_asked_for(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Бурканче за щастие")
    assert child.waits_for("Храната").has_button("Готово")
    assert "Не знаем кой пише." not in child.screen()
