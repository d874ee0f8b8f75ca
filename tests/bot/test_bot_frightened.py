"""A frightened child tells of danger where something else is asked for: it is heard everywhere, and nothing is lost."""

import pytest

from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import CHILD, tap_through
from tests.bot.running_bot import RunningBot
from tests.bot.test_bot_letters import sends_an_idea
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.kinds import FORWARDED
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until

WHO = CHILD[:-1]
TRUST = "Благодаря за доверието."
READ = "Ще го прочете човек, който пази деца."


@pytest.fixture
def bot(open_house: RunningBot) -> RunningBot:
    """The bot that all these tests share."""
    return open_house


@pytest.fixture
def api(open_house: RunningBot) -> TelegramApi:
    """The emulator that it talks to."""
    return open_house.api


def concerns_of(bot: RunningBot) -> list[str]:
    """Return what was told and is kept for those who protect children."""
    return [one.text for one in read_concerns(bot.store, "cop-ruse")]


def sends(person: Person, bot: RunningBot) -> None:
    """Send what stands in the summary, and wait until it lies in the box and the thanks is shown."""
    before = bot.count("cop-ruse")
    person.taps("Пусни в кутията")
    wait_until(lambda: bot.count("cop-ruse") > before and "кутията?" not in person.screen(), 20, person.screen)


def is_led_to_help(child: Person, bot: RunningBot, text: str) -> None:
    """Go on with words that are held, and see that they come to those who protect children."""
    told = child.waits_for(TRUST, 30).text
    assert "116 111" in told and READ in told and concerns_of(bot).count(text) == 1
    child.taps("Идея или оплакване")
    assert READ in child.waits_for(f"„{text}“").text  # and nothing was asked before
    sends(child, bot)
    assert concerns_of(bot).count(text) == 1


def test_words_in_the_place_of_four_words_are_heard_and_stay(api: TelegramApi, bot: RunningBot) -> None:
    child, other = api.person(), api.person()
    child.says("/answer")
    child.waits_for("Четирите думи, в едно съобщение:")
    child.says("татко ме бие силно")
    is_led_to_help(child, bot, "татко ме бие силно")
    assert "Няма такава дума" not in child.screen() and "татко ме бие силно" in [one.text for one in child.sees()]
    sends_an_idea(other, *WHO)
    other.says("мама ме заключва в мазето")
    is_led_to_help(other, bot, "мама ме заключва в мазето")


@pytest.mark.parametrize("command", ["/idea", "/idea,", "/help", "/start", "/stop", "/reminder", "/answer", "/nothing"])
def test_words_behind_a_command_are_heard(api: TelegramApi, bot: RunningBot, command: str) -> None:
    child = api.person()
    child.says(f"{command} вчера татко ме би с колана")
    assert "116 111" in child.waits_for(TRUST, 30).text
    assert "обърка" not in child.screen()


def test_what_stands_behind_a_command_is_taken_with_it(api: TelegramApi, bot: RunningBot) -> None:
    mother, before = api.person(), bot.count("cop-ruse")
    words = sends_an_idea(mother, "English", "A parent", language="en")
    mother.says("/idea, the tea is cold too")
    tap_through(mother, "Idea or complaint", "A parent")
    mother.waits_for("“the tea is cold too”")
    mother.says(f"/answer {' '.join(words)}")
    mother.waits_for("There is nothing with these words yet.", 30)
    assert " ".join(words) not in mother.screen() and "in one message:" not in mother.screen()
    assert bot.count("cop-ruse") == before + 1


def test_another_command_ends_the_wait_for_four_words_and_who_wants_to_talk_hears_who_is_there(
    api: TelegramApi, bot: RunningBot
) -> None:
    child, there = api.person(), "Тук никой не отговаря веднага."
    words = sends_an_idea(child, *WHO)
    child.says("/help")
    child.waits_for(there)
    child.says(words[0])
    child.waits_for(f"„{words[0]}“")
    assert "Не са съвсем същите" not in child.screen()
    child.says("искам да говоря с някой")
    wait_until(lambda: child.sees()[-1].text.startswith(there) and "да говоря" in child.sees()[-1].text)
    child.opens_link("cop-ruse")
    tap_through(child, *WHO, "Искам да поговоря с някого")
    wait_until(lambda: child.sees()[-1].text.startswith(there) and "да говоря" not in child.sees()[-1].text)
    child.taps("Табло на настроението")
    child.waits_for("Как ти е тук днес?")


def test_more_that_is_told_while_another_language_is_asked_for_comes_to_the_rest(
    api: TelegramApi, bot: RunningBot
) -> None:
    child = api.person()
    child.says("/idea")
    tap_through(child, *WHO)
    child.waits_for("Не знаем кой пише.")
    child.says("татко ме би снощи")
    child.waits_for("Ето какво каза.")
    child.says("/language")
    assert "116 111" in child.waits_for("На какъв език?").text
    child.says("и ме би с колана")
    child.waits_for("„татко ме би снощи\nи ме би с колана“")
    sends(child, bot)
    assert "татко ме би снощи\nи ме би с колана" in concerns_of(bot)


def test_a_mother_who_tells_in_the_place_of_her_name_is_heard(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.says("/idea")
    tap_through(mother, "Български", "Родител")
    mother.waits_for("Какво не е наред?")
    mother.says("Супата е студена")
    mother.taps("Искам да се подпиша")
    mother.waits_for("не е анонимно")
    mother.says("Мария. Мъжът ми бие детето с колан")
    assert "116 111" in mother.waits_for("„Супата е студена\nМария. Мъжът ми бие детето с колан“").text
    sends(mother, bot)
    assert "Благодарим Ви, че ни казахте." in mother.screen()
    assert any("бие детето" in text for text in concerns_of(bot))


def test_who_stops_goes_back_or_begins_anew_after_telling_is_not_left_without_help(
    api: TelegramApi, bot: RunningBot
) -> None:
    child, before = api.person(), sum("татко ме би с колана" in one for one in concerns_of(bot))
    child.says("/idea")
    tap_through(child, *WHO)
    child.waits_for("Не знаем кой пише.")
    child.says("татко ме би с колана")
    child.waits_for("Ето какво каза.")
    child.taps("Назад")
    wait_until(lambda: any("116 111" in one.text and "Не знаем кой пише." in one.text for one in child.sees()))
    child.says("татко ме би с колана")
    child.waits_for("Ето какво каза.")
    child.says("/start")
    assert "116 111" in child.waits_for("Друго неизпратено не е записано.").text
    child.says("татко ме би с колана")
    child.waits_for(TRUST)
    child.says("/stop")
    assert "116 111" in child.waits_for("За опасността ще прочете човек, който пази деца.").text
    assert sum("татко ме би с колана" in one for one in concerns_of(bot)) == before + 1


def test_danger_below_a_later_picture_of_a_forwarded_album_is_heard(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    for caption in ("Виж", "ще те убия, ако кажеш на някого"):
        child.sends("photo", caption, media_group_id="21", forward_origin=FORWARDED)
    child.waits_for(TRUST, 30)
