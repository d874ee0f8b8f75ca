"""A crowd before the bot: invited, let chat, and its chats' numbers and names, which must be found nowhere."""

import time
from collections.abc import Sequence
from random import Random

from tests.bot.crowd.visitor import Visitor, phone_of
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person

LANGUAGES = ("bg", "tr", "uk", "en", "de", None)
FIRST_NAMES = ("Зорница", "Хайри", "Квитослава", "Gwendolyn", "Ясмина", "Тихомира", "Şükrü", "Любомудр")
LAST_NAMES = ("Чучулигова", "Öztürkoğlu", "Перепелиця", "Thistlewood")
EACH_OLD, FIRST_OLD_NUMBER = 5, 401_234_567
"""Every fifth has an account of many years ago, whose number fits into four bytes."""
GLANCE_SECONDS = 0.005


def invite(
    api: TelegramApi,
    links: Sequence[str],
    chats: int,
    interviews: int,
    *,
    pause_seconds: float = 0.2,
    steady: bool = False,
) -> list[Visitor]:
    """Return so many visitors with phones in several languages, each of which answers so many interviews."""
    return [
        Visitor(
            _person(api, number),
            links[number % len(links)],
            interviews,
            Random(number),
            pause_seconds=pause_seconds,
            is_steady=steady,
        )
        for number in range(chats)
    ]


def let_chat(visitors: Sequence[Visitor], seconds: float) -> None:
    """Let them all chat at once, until everybody has been thanked for everything."""
    end = time.monotonic() + seconds
    while busy := [one for one in visitors if not one.is_done]:
        assert time.monotonic() < end, f"{len(busy)} are not done; the first sees\n{busy[0].person.screen()}"
        for one in busy:
            one.act_if_ready()
        time.sleep(GLANCE_SECONDS)


def traces_of(visitors: Sequence[Visitor]) -> list[str]:
    """Return what Telegram told the bot about them, and must stand nowhere."""
    accounts = [one.person.account for one in visitors]
    words = [word for one in accounts for word in (one.first_name, one.last_name, one.username) if word]
    numbers = [str(one.id) for one in accounts]
    return [*numbers, *words, *(phone_of(one.id).removeprefix("+") for one in accounts)]


def _person(api: TelegramApi, number: int) -> Person:
    return api.person(
        f"{FIRST_NAMES[number % len(FIRST_NAMES)]}{number}",
        last_name=f"{LAST_NAMES[number % len(LAST_NAMES)]}-{number}",
        username=f"zq_{number}_crowd_{7919 * (number + 1)}",
        language=LANGUAGES[number % len(LANGUAGES)],
        number=FIRST_OLD_NUMBER + 104_729 * number if number % EACH_OLD == 0 else None,
    )


def short_numbers_of(visitors: Sequence[Visitor]) -> list[int]:
    """Return the numbers of old accounts, which fit into four bytes."""
    return [one.person.id for one in visitors if one.person.id < 2**32]
