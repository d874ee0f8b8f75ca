"""A token that is missing, refused or revoked: the bot ends with one sentence and never shows it."""

import pytest

from tests.bot.conftest import MakeBot
from tests.telegram_api.api import TelegramApi


def test_a_missing_token_is_told_in_one_sentence(make_bot: MakeBot) -> None:
    bot = make_bot(GLASCHE_TELEGRAM_TOKEN="")
    bot.start_without_waiting()
    assert bot.wait_for_end() == 1
    assert bot.log.strip() == (
        "Error: GLASCHE_TELEGRAM_TOKEN is not set; get a token from @BotFather in Telegram and set it"
    )


@pytest.mark.parametrize("token", ["7100200300:AAEwrong-wrong-wrong-wrong-wrong-1", "nonsense"])
def test_a_refused_token_is_told_without_showing_it(make_bot: MakeBot, token: str) -> None:
    bot = make_bot(GLASCHE_TELEGRAM_TOKEN=token)
    bot.start_without_waiting()
    assert bot.wait_for_end() == 1
    assert "Telegram does not know the token" in bot.log
    assert token not in bot.log and "Traceback" not in bot.log


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_a_token_revoked_while_the_bot_runs_ends_it_with_a_sentence(
    make_bot: MakeBot, api: TelegramApi, free_port: int, webhook: bool
) -> None:
    address = {"GLASCHE_TELEGRAM_WEBHOOK": f"http://127.0.0.1:{free_port}/tg", "GLASCHE_TELEGRAM_PORT": str(free_port)}
    bot = make_bot(**(address if webhook else {}))
    bot.start()
    api.world.token = "7100200300:AAEnew-new-new-new-new-new-new-new-1"
    api.person().says("/help")
    assert bot.wait_for_end() == 1
    assert "Telegram does not know the token" in bot.log
    assert api.token not in bot.log and "Traceback" not in bot.log
