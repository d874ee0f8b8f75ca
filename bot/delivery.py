"""Getting a screen to Telegram and keeping at it: one message that is edited, and patience with a poor line."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.screen import Screen

PAUSES_SECONDS = (0.5, 1.0, 2.0, 4.0)
Result = TypeVar("Result")

WAITING: set[asyncio.Task[None]] = set()
"""asyncio itself holds tasks only weakly."""


async def show(bot: Bot, chat: int, message_id: int | None, screen: Screen) -> int:
    """Show a screen in a message, or in a new one where there is none or it was deleted.

    Returns:
        The number of the message in which it stands now.
    """
    keyboard = _keyboard(screen)
    if message_id is not None:
        try:
            await patiently(
                lambda: bot.edit_message_text(screen.text, chat_id=chat, message_id=message_id, reply_markup=keyboard)
            )
        except BadRequest as refusal:
            if "not modified" in refusal.message:
                return message_id
        else:
            return message_id
    message = await patiently(lambda: bot.send_message(chat, screen.text, reply_markup=keyboard))
    return message.message_id


async def answer(query: CallbackQuery, hint: str | None = None) -> None:
    """Stop the spinner of a button, perhaps with a hint; too late does not matter."""
    with contextlib.suppress(TelegramError):
        await query.answer(hint)


async def take_away(bot: Bot, chat: int, message_id: int) -> None:
    """Delete a message of an earlier conversation; that it is gone already does not matter."""
    with contextlib.suppress(TelegramError):
        await bot.delete_message(chat, message_id)


def take_away_later(bot: Bot, chat: int, message_id: int, seconds: float) -> None:
    """Delete a message after a while, if the bot still runs then."""

    async def wait() -> None:
        await asyncio.sleep(seconds)
        await take_away(bot, chat, message_id)

    task = asyncio.create_task(wait())
    WAITING.add(task)
    task.add_done_callback(WAITING.discard)


async def write(bot: Bot, chat: int, text: str) -> Message:
    """Send a message without buttons and return it."""
    return await patiently(lambda: bot.send_message(chat, text))


async def patiently(attempt: Callable[[], Awaitable[Result]]) -> Result:
    """Return what a call returns, trying again after a failure of the line or of Telegram's servers."""
    for pause in PAUSES_SECONDS:
        try:
            return await attempt()
        except BadRequest:
            raise
        except NetworkError:
            await asyncio.sleep(pause)
    return await attempt()


def _keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(button.text, callback_data=button.tap) for button in row] for row in screen.rows]
    return InlineKeyboardMarkup(rows) if rows else None
