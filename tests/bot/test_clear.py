"""A chat that gives nobody away: cleared of both sides' messages, and honest about what stays."""

import asyncio

from telegram import Bot

from bot.delivery import take_away_later
from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until
from tests.telegram_api.writing import DELETABLE_SECONDS


def test_both_sides_of_a_chat_are_cleared_and_what_was_sent_stays_in_the_box(api: TelegramApi, bot: RunningBot) -> None:
    child, other = api.person(), api.person("Иван")
    other.says("/help")
    other.waits_for("116 111")
    child.says("Здравей")
    child.sends("sticker")
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Тъжно ми е")
    into_the_box(child)
    child.waits_for("Благодаря")
    child.says("/clear")
    told = child.waits_for("Чатът е изчистен.").text
    assert "Изпратеното остава в кутията" in told and "48 часа, напомнянията" in told and "изчезва след минута" in told
    assert len(child.sees()) == 1 and len(other.sees()) == 2 and bot.count("cop-ruse") == 1
    child.opens_link("cop-ruse")
    tap_through(child, "Български", "Дете")
    child.says("/clear")
    wait_until(lambda: len(child.sees()) == 1 and "изчистен" in child.sees()[0].text)
    assert str(child.id) not in bot.log


def test_a_message_that_telegram_keeps_does_not_save_the_others(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("/help")
    child.waits_for("116 111")
    with api.world.lock:
        next(one for one in api.world.chats[child.id] if one.sender.is_bot).date -= DELETABLE_SECONDS + 60
    child.says("/clear")
    child.waits_for("Чатът е изчистен.")
    assert ["116 111" in one.text for one in child.sees()] == [True, False]


def test_the_last_message_disappears_by_itself(api: TelegramApi) -> None:
    child = api.person()
    child.says("/clear")

    async def tell_and_wait() -> None:
        async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
            told = await bot.send_message(child.id, "Чатът е изчистен.")
            take_away_later(bot, child.id, told.message_id, 0.05)
            await asyncio.to_thread(wait_until, lambda: not any(one.is_from_bot for one in child.sees()))

    asyncio.run(tell_and_wait())
