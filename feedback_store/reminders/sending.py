"""Sends the reminders of a month: to each chat at most one, whatever stops it in the midst and however many send.

Telegram knows no key by which it would see a repeat. So it is noted before a message goes that this month is done,
and taken back only where Telegram surely has not taken it: rather none in a month than two.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from feedback_store.backups import tombstones
from feedback_store.clock.watch import now_in_sofia
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError, WayClosedError
from feedback_store.example import is_example
from feedback_store.reminders import words
from feedback_store.reminders.kept import Reminder, all_reminders, forget_reminder, put_month
from feedback_store.reminders.rounds import round_at
from feedback_store.ways.telegram import NOBODY_THERE, TOKEN_UNKNOWN, open_bot

if TYPE_CHECKING:
    from telegram import Bot, InlineKeyboardMarkup

PAUSE_SECONDS = 0.05
"""So long after each message, so that 20 go in a second: Telegram takes 30, and the bot answers people meanwhile."""
LONGEST_PATIENCE_SECONDS = 60.0
"""For so long Telegram may ask for patience; after more the clock looks again later."""
TRIES = 5
"""So often a message is tried that Telegram refused since there were too many."""


class _NotTakenError(Exception):
    """Telegram has surely not taken a message, and may take it later."""


def send_reminders(store: Store, moment: datetime | None = None) -> None:
    """Send the reminder of this month to whoever asked for it and has none yet, where it is the day and the hour.

    Raises:
        WayClosedError: Telegram does not answer, asks for more patience or does not know the token; call again later.
        PostNotSentError: it did not take a message, after all had their turn.
    """
    month = round_at(moment or now_in_sofia())
    if month is None or store.settings.telegram_token is None or _was_sent(store, month):
        return
    waiting = [one for one in all_reminders(store) if one.month < month]
    if waiting:
        asyncio.run(_send_all(store, waiting, month))
        tombstones.add(store, tombstones.REMINDED, month)


def _was_sent(store: Store, month: str) -> bool:
    noted = tombstones.read(store.settings.home / tombstones.NAME)
    return noted.holds(store.keys, tombstones.REMINDED, month)


async def _send_all(store: Store, waiting: Sequence[Reminder], month: str) -> None:
    from telegram.error import BadRequest, InvalidToken, TelegramError  # heavy: only where somebody is reminded

    refused: PostNotSentError | None = None
    async with open_bot(store) as bot:
        try:
            await bot.get_me()  # before anything is noted: is Telegram there, and does it know us?
            for reminder in waiting:
                try:
                    await _remind(store, bot, reminder, month)
                except BadRequest:
                    refused = PostNotSentError("Telegram did not take a reminder (BadRequest); it is left out")
                await asyncio.sleep(PAUSE_SECONDS)
        except InvalidToken:
            raise WayClosedError(TOKEN_UNKNOWN) from None
        except (TelegramError, _NotTakenError) as problem:
            raise WayClosedError(
                f"Telegram did not take a reminder ({type(problem).__name__}); look whether this machine reaches it; "
                "the others are sent later"
            ) from None
    if refused:
        raise refused


async def _remind(store: Store, bot: "Bot", reminder: Reminder, month: str) -> None:
    """Send one, unless somebody else is at it; whoever has blocked the bot or is gone is forgotten."""
    from telegram.error import BadRequest, Forbidden

    noted = put_month(store, reminder, month)
    if noted is None:
        return
    try:
        await _deliver(bot, noted, words.month_text(noted.language, is_example=is_example(store)))
    except Forbidden:
        forget_reminder(store, noted.id)
    except BadRequest as refusal:
        if NOBODY_THERE not in refusal.message.lower():
            raise
        forget_reminder(store, noted.id)
    except _NotTakenError:
        put_month(store, noted, reminder.month)
        raise


async def _deliver(bot: "Bot", reminder: Reminder, text: str) -> None:
    """Send one message, with the patience that Telegram asks for.

    Raises:
        _NotTakenError: it was surely not taken.
        TelegramError: as the library raises it; where the line broke nobody knows whether it was taken.
    """
    from httpx import ConnectError, ConnectTimeout
    from telegram.error import NetworkError, RetryAfter

    for _ in range(TRIES):
        try:
            await bot.send_message(reminder.chat, text, reply_markup=_buttons(reminder.language))
        except RetryAfter as refusal:
            pause = _seconds(refusal.retry_after)
            if pause > LONGEST_PATIENCE_SECONDS:
                break
            await asyncio.sleep(pause)
        except NetworkError as problem:
            if isinstance(problem.__cause__, (ConnectError, ConnectTimeout)):
                break
            raise
        else:
            return
    raise _NotTakenError


def _buttons(language: str) -> "InlineKeyboardMarkup":
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    named = ((words.begin(language), words.BEGIN), (words.leave(language), words.LEAVE))
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=tap)] for text, tap in named])


def _seconds(pause: int | timedelta) -> float:
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)
