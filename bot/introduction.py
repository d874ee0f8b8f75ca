"""What people see before the first word: the menu of commands and the descriptions, in every language."""

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot import about
from bot.quiet_log import note
from config.vocabulary import BY_TELEGRAM


async def introduce(bot: Bot, default: str) -> None:
    """Bring commands and descriptions up to date; without them the bot works all the same.

    Telegram refuses frequent changes for many minutes, so they are looked at first.

    Args:
        bot: the bot.
        default: the language for people whose own we do not speak.
    """
    try:
        for told, language in [(None, default), *BY_TELEGRAM.items()]:
            await _set_commands(bot, told, language)
            await _set_descriptions(bot, told, language)
    except TelegramError as refusal:
        note(refusal)


async def _set_commands(bot: Bot, told: str | None, language: str) -> None:
    wanted = tuple(BotCommand(name, text) for name, text in about.commands(language).items())
    if await bot.get_my_commands(language_code=told) != wanted:
        await bot.set_my_commands(wanted, language_code=told)


async def _set_descriptions(bot: Bot, told: str | None, language: str) -> None:
    wanted = about.description(language)
    if (await bot.get_my_description(told)).description != wanted:
        await bot.set_my_description(wanted, told)
    short = about.short_description(language)
    if (await bot.get_my_short_description(told)).short_description != short:
        await bot.set_my_short_description(short, told)
