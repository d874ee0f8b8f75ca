"""A dialogue in every language, from the link to the box."""

import pytest

from config.load import instrument
from config.texts import OWN_NAMES, speech
from config.vocabulary import LANGUAGES
from tests.bot.chatting import into_the_box, tap_through
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parent_is_asked_thanked_and_kept_in_a_language(api: TelegramApi, bot: RunningBot, language: str) -> None:
    mother, board = api.person(), instrument("mood_board")
    face = next(option for option in board.step("mood").options if option.key == "calm")
    mother.opens_link("cop-ruse")
    tap_through(mother, OWN_NAMES[language], speech(language).say("A parent"))
    tap_through(mother, board.title[language], face.text[language])
    into_the_box(mother, language)
    mother.waits_for(board.thanks_for_adults[language])
    (said,) = bot.contents("cop-ruse")
    assert (said["language"], said["answers"]["mood"]) == (language, ["calm"])
