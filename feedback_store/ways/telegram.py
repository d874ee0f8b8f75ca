"""Tells people by a message of our bot in Telegram that somebody needs them; it says no more than an e-mail does.

Telegram knows no key by which it would see a repeat: whoever is told and not noted, since the line or the machine
broke between the two, is told a second time. Rather twice than not at all.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from config.texts import speech
from feedback_store.engine import Store
from feedback_store.errors import PostNotSentError, WayClosedError
from feedback_store.ways.chats import chats_in_reach, note_reach
from feedback_store.ways.way import Occasion, Way, message

if TYPE_CHECKING:
    from telegram import Bot

PATIENCE_SECONDS = 5.0
"""How long Telegram may take to answer; meanwhile nobody else is told (s)."""
PAUSE_SECONDS = 1.0
"""How long it waits before its second and last try (s)."""
TALKATIVE = ("httpcore", "httpx", "telegram")
"""Libraries that write addresses with the bot's token in them into the log."""
NOBODY_THERE = "chat not found"
"""What Telegram says of somebody who has never opened this bot, or deleted their account."""
TOKEN_UNKNOWN = "Telegram does not know the token in GLASCHE_TELEGRAM_TOKEN; copy it again from @BotFather"  # noqa: S105 - a sentence


def text_of(store: Store, occasion: Occasion) -> str:
    """Return the message, with the way to be left alone."""
    stop = speech(store.settings.language).say("/stop ends these messages.")
    return "\n\n".join((*message(store.settings, occasion), stop))


def send(store: Store, chat: int, text: str) -> bool:
    """Send one message; return False where the person has blocked the bot or is gone.

    Raises:
        WayClosedError: Telegram does not answer, asks for patience or does not know the token.
        PostNotSentError: it does not take this one.
    """
    from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError  # heavy: only where there is a bot

    try:
        asyncio.run(_send(store, chat, text))
    except Forbidden:
        return False
    except BadRequest as refusal:
        if NOBODY_THERE in refusal.message.lower():
            return False
        raise PostNotSentError("Telegram did not take a message (BadRequest); it is tried again") from None
    except InvalidToken:
        raise WayClosedError(TOKEN_UNKNOWN) from None
    except TelegramError as problem:
        raise WayClosedError(
            f"Telegram did not take a message ({type(problem).__name__}); look whether this machine reaches it; it is "
            "tried again"
        ) from None
    return True


@asynccontextmanager
async def open_bot(store: Store) -> AsyncIterator["Bot"]:
    """Give the bot for writing to people; nothing of what it sends, nor its token, comes into a log."""
    from telegram import Bot
    from telegram.request import HTTPXRequest

    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    token = store.settings.telegram_token
    assert token  # noqa: S101 - without a token there is nobody to write to
    line = HTTPXRequest(connect_timeout=PATIENCE_SECONDS, read_timeout=PATIENCE_SECONDS, write_timeout=PATIENCE_SECONDS)
    address = f"{store.settings.telegram_api}/bot"
    try:
        yield Bot(token.get_secret_value(), address, request=line, get_updates_request=line)
    finally:
        await line.shutdown()


async def _send(store: Store, chat: int, text: str) -> None:
    from telegram import LinkPreviewOptions
    from telegram.error import BadRequest, NetworkError

    unseen = LinkPreviewOptions(is_disabled=True)  # else Telegram would fetch our address
    async with open_bot(store) as bot:
        try:
            await bot.send_message(chat, text, link_preview_options=unseen)
        except BadRequest:
            raise
        except NetworkError:
            await asyncio.sleep(PAUSE_SECONDS)
            await bot.send_message(chat, text, link_preview_options=unseen)


def _addresses(store: Store) -> Mapping[str, str]:
    if store.settings.telegram_token is None:
        return {}
    return {member: str(chat) for member, chat in chats_in_reach(store).items()}


def _tell(store: Store, _: str, address: str, occasion: Occasion) -> bool:
    is_there = send(store, int(address), text_of(store, occasion))
    if not is_there:
        note_reach(store, int(address), is_reached=False)
    return is_there


BY_TELEGRAM = Way("told_by_telegram", _addresses, _tell)
