"""The bot of an example year says so from its first message on, and that of a real installation never."""

import pytest

from config.example_mark import example_mark
from config.texts import OWN_NAMES, speech
from config.vocabulary import LANGUAGES
from feedback_store.example import mark_finished
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi


@pytest.fixture
def example_bot(make_bot: MakeBot) -> RunningBot:
    """A bot of an example year with two services."""
    running = make_bot()
    running.add_service("cnst-byala", "ЦНСТ Бяла")
    mark_finished(running.store)
    running.start()
    return running


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_dialogue_bears_the_mark(api: TelegramApi, example_bot: RunningBot, language: str) -> None:
    mother = api.person(language=language)
    mother.says("/start")
    assert mother.waits_for("116 111").text.startswith(example_mark(language))
    mother.opens_link("cop-ruse")
    assert mother.waits_for("ЦОП Русе").text.startswith(example_mark(language))
    mother.taps(OWN_NAMES[language])
    asked = mother.waits_for(speech(language).say("Who is answering?"))
    assert asked.text.startswith(example_mark(language))


def test_the_bot_of_a_real_installation_bears_none(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.opens_link("cop-ruse")
    assert example_mark("bg") not in mother.waits_for("ЦОП Русе").text
