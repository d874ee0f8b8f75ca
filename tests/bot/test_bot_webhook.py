"""The bot behind a webhook: Telegram's calls are taken with the secret only."""

import requests

from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until


def hooked(make_bot: MakeBot, port: int) -> RunningBot:
    bot = make_bot(GLASCHE_TELEGRAM_WEBHOOK=f"http://127.0.0.1:{port}/tg", GLASCHE_TELEGRAM_PORT=str(port))
    bot.start()
    return bot


def test_a_child_answers_through_the_webhook(api: TelegramApi, make_bot: MakeBot, free_port: int) -> None:
    bot = hooked(make_bot, free_port)
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Ядосвам се")
    into_the_box(child)
    child.waits_for("Благодаря")
    assert bot.contents("cop-ruse")[0]["answers"] == {"mood": ["angry"]}
    assert not api.calls_of("getUpdates")


def test_the_webhook_refuses_calls_without_the_secret(api: TelegramApi, make_bot: MakeBot, free_port: int) -> None:
    bot = hooked(make_bot, free_port)
    wait_until(lambda: api.world.updates.webhook["url"])
    assert api.world.updates.webhook["secret"] == bot.store.keys.derive("webhook").hex()
    for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
        answer = requests.post(f"http://127.0.0.1:{free_port}/tg", json={"update_id": 1}, headers=headers, timeout=5)
        assert answer.status_code == 403


def test_what_came_while_the_bot_was_down_is_answered_afterwards(
    api: TelegramApi, make_bot: MakeBot, free_port: int
) -> None:
    bot = hooked(make_bot, free_port)
    assert bot.stop() == 0
    child = api.person()
    child.opens_link("cop-ruse")
    bot.start()
    child.waits_for("На какъв език?", 20)


def test_updates_that_come_twice_through_the_webhook_count_once(
    api: TelegramApi, make_bot: MakeBot, free_port: int
) -> None:
    bot = hooked(make_bot, free_port)
    api.duplicates(100)
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Радвам се")
    into_the_box(child)
    child.waits_for("Благодаря")
    wait_until(lambda: api.pending == 0)
    assert bot.count("cop-ruse") == 1


def test_a_bot_that_polled_before_can_go_over_to_a_webhook_and_back(
    api: TelegramApi, make_bot: MakeBot, free_port: int
) -> None:
    hooked(make_bot, free_port).stop()
    polling = make_bot()
    polling.start()
    child = api.person()
    child.opens_link("cop-ruse")
    child.waits_for("На какъв език?")
    assert api.world.updates.webhook["url"] == ""


def test_an_address_that_telegram_refuses_is_told_with_the_remedy(make_bot: MakeBot, free_port: int) -> None:
    bot = make_bot(GLASCHE_TELEGRAM_WEBHOOK="http://example.org/tg", GLASCHE_TELEGRAM_PORT=str(free_port))
    bot.start_without_waiting()
    assert bot.wait_for_end(40) == 1
    assert "GLASCHE_TELEGRAM_WEBHOOK" in bot.log and "https" in bot.log and "Traceback" not in bot.log
