"""The real bot of a provider with several social services: every voice goes to the one it was meant for."""

import pytest

from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

PARENT = ("Български", "Родител", "Табло на настроението", "Радвам се")


@pytest.fixture
def bot_of_two(make_bot: MakeBot) -> RunningBot:
    """A bot that polls, of a provider with two services."""
    running = make_bot()
    running.add_service("cnst-byala", "ЦНСТ Бяла")
    running.start()
    return running


@pytest.mark.parametrize("first", ["/start", "/start no-such-centre"])
def test_among_several_services_the_bot_asks_for_one(api: TelegramApi, bot_of_two: RunningBot, first: str) -> None:
    mother = api.person()
    mother.says(first)
    assert "116 111" in mother.waits_for("За коя услуга става дума?").text


def test_a_button_of_one_centre_never_counts_in_another(api: TelegramApi, bot_of_two: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD)
    old, button = child.message_with("Тъжно ми е")
    child.opens_link("cnst-byala")
    tap_through(child, *CHILD)
    child.message_with("Тъжно ми е")
    child.taps_again(old, button)
    wait_until(lambda: "Разговорът продължава в последното съобщение." in [toast.text for toast in child.toasts])
    child.taps("Радвам се")
    into_the_box(child)
    child.waits_for("Благодаря")
    assert (bot_of_two.count("cop-ruse"), bot_of_two.contents("cnst-byala")[0]["answers"]) == (0, {"mood": ["happy"]})


def test_who_speaks_for_two_centres_answers_anew_for_the_one_whose_button_is_tapped(
    api: TelegramApi, bot_of_two: RunningBot
) -> None:
    mother = api.person()
    mother.opens_link("cop-ruse")
    tap_through(mother, *PARENT)
    into_the_box(mother)
    old, button = mother.message_with("Да кажа друго")
    mother.opens_link("cnst-byala")
    tap_through(mother, *PARENT)
    into_the_box(mother)
    wait_until(lambda: bot_of_two.count("cnst-byala") == 1)
    mother.taps_again(old, button)
    assert "ЦОП Русе" in mother.waits_for("Започваме отначало").text
    tap_through(mother, *PARENT)
    into_the_box(mother)
    wait_until(lambda: (bot_of_two.count("cop-ruse"), bot_of_two.count("cnst-byala")) == (2, 1))
