"""The doctor says what Telegram knows of the bot, and never shows the token."""

import pytest

from bot.checks import check_bot
from config.doctor import Level
from config.settings import read_settings
from tests.bot.conftest import MakeBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.faults import dropped

OTHER_TOKEN = "7100200300:AAEwrong-wrong-wrong-wrong-wrong-1"


def found(api: TelegramApi, token: str | None = None, **settings: str) -> dict[str, Level]:
    """Return what is found, by sentence."""
    read = read_settings({"GLASCHE_TELEGRAM_TOKEN": token or api.token, "GLASCHE_TELEGRAM_API": api.url, **settings})
    return {finding.sentence: finding.level for finding in check_bot(read)}


def test_a_bot_that_has_run_is_well(api: TelegramApi, make_bot: MakeBot) -> None:
    make_bot().start()
    sentences = found(api)
    assert [level for sentence, level in sentences.items() if "groups" not in sentence] == [Level.OK] * 3
    assert "the bot gets what people write by polling" in sentences


def test_without_a_bot_nobody_is_asked(api: TelegramApi) -> None:
    assert list(check_bot(read_settings({"GLASCHE_TELEGRAM_API": api.url}))) == []
    assert not api.calls_of("getMe")


def test_a_token_that_telegram_does_not_know_is_found_and_not_shown(
    api: TelegramApi, caplog: pytest.LogCaptureFixture
) -> None:
    sentences = found(api, OTHER_TOKEN)
    assert sentences == {"Telegram does not know the token in GLASCHE_TELEGRAM_TOKEN": Level.BAD}
    assert OTHER_TOKEN not in caplog.text


def test_a_silent_telegram_is_something_to_watch(api: TelegramApi) -> None:
    api.faults.plan(None, dropped(), on_calls=None)
    ((sentence, level),) = found(api).items()
    assert "does not answer" in sentence and level is Level.WARNING


def test_a_bot_that_was_never_started_has_no_menu_and_no_webhook(api: TelegramApi) -> None:
    sentences = found(api, GLASCHE_TELEGRAM_WEBHOOK="https://voices.example.org/tg")
    watched = [sentence for sentence, level in sentences.items() if level is Level.WARNING]
    assert any("other than GLASCHE_TELEGRAM_WEBHOOK says" in sentence for sentence in watched)
    assert any("menu of commands" in sentence for sentence in watched)


def test_a_webhook_that_telegram_cannot_reach_is_told_with_what_waits(api: TelegramApi) -> None:
    address = "https://voices.example.org/tg"
    api.world.updates.webhook = {"url": address, "last_error_message": "Connection refused"}
    sentences = found(api, GLASCHE_TELEGRAM_WEBHOOK=address)
    assert any("Connection refused" in sentence and "0 messages wait" in sentence for sentence in sentences)
