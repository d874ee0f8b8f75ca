"""Staff join, are told and leave with the real bot and the real clock as processes; who merely talks is not stored."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from feedback_store.intake import accept
from feedback_store.ways.chats import bot_name, joined_staff, make_joining_link
from tests.bot.running_bot import ROOT, RunningBot
from tests.builders import a_note, recipients_in
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

CLOCK = (sys.executable, "-m", "config.commands", "clock", "--look-seconds", "0.1")


@contextmanager
def a_clock(bot: RunningBot) -> Iterator[None]:
    """Run the clock of the bot's home, and kill it at the end as a power cut does."""
    settings = {
        "GLASCHE_HOME": str(bot.home),
        "GLASCHE_TELEGRAM_TOKEN": bot.api.token,
        "GLASCHE_TELEGRAM_API": bot.api.url,
    }
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GLASCHE_")}
    with (bot.home / "clock.log").open("ab") as log:
        process = subprocess.Popen(CLOCK, cwd=ROOT, env={**kept, **settings}, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(20)


def test_whoever_joins_is_told_once_over_restarts_until_they_leave(api: TelegramApi, bot: RunningBot) -> None:
    inside, _ = recipients_in(bot.store, "cop-ruse")
    maria, child = api.person("Мария"), api.person("Дете")
    link = make_joining_link(bot.store, str(bot_name(bot.store)), inside.id)
    assert link.startswith(api.link)
    maria.opens_link(link.partition("=")[2])
    maria.waits_for("/stop спира тези съобщения.")
    for told in ("/start", "Помощ", "/stop"):
        child.says(told)
    child.waits_for("Недовършеното не е записано.")
    accept(bot.store, a_note("cop-ruse", "вчера татко ме би с колана"))
    with a_clock(bot):
        maria.waits_for("/staff/concerns", 20)
    with a_clock(bot):
        accept(bot.store, a_note("cop-ruse", "мама ме удари с пръчка вкъщи"))
        wait_until(lambda: len([one for one in maria.sees() if "/staff/concerns" in one.text]) == 2, 20, maria.screen)
    assert api.token not in bot.log and api.token not in (bot.home / "clock.log").read_text(encoding="utf-8")
    maria.says("/stop")
    maria.waits_for("Тук повече няма да идват съобщения.")
    assert joined_staff(bot.store) == {}
    child.opens_link(link.partition("=")[2])
    child.waits_for("Тази връзка вече е използвана")


def test_a_chat_that_blocks_the_bot_is_known_at_once(api: TelegramApi, bot: RunningBot) -> None:
    inside, _ = recipients_in(bot.store, "cop-ruse")
    maria = api.person("Мария")
    maria.opens_link(make_joining_link(bot.store, "glasche_test_bot", inside.id).partition("=")[2])
    maria.waits_for("/stop спира")
    maria.blocks_the_bot()
    wait_until(lambda: not joined_staff(bot.store)[inside.id].is_reached, 10, lambda: bot.log)
    maria.says("/help")
    maria.waits_for("116 111")
