"""What the doctor asks Telegram: whether it knows the bot, where it sends messages, and what people see first."""

import asyncio
from collections.abc import Iterator

from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot import about
from bot.quiet_log import set_up_log
from config.doctor import Finding, Level
from config.settings import Settings

PATIENCE_SECONDS = 5.0
"""How long the doctor waits for an answer."""


def check_bot(settings: Settings) -> Iterator[Finding]:
    """Return what Telegram says of the bot; nothing where there is none."""
    if settings.telegram_token is None:
        return
    set_up_log()  # the library's own would show the token
    try:
        me, webhook, commands = asyncio.run(_ask(settings, settings.telegram_token.get_secret_value()))
    except InvalidToken:
        yield Finding(
            Level.BAD,
            "Telegram does not know the token in GLASCHE_TELEGRAM_TOKEN",
            "copy it again from @BotFather in Telegram",
        )
        return
    except TelegramError as error:
        yield Finding(
            Level.WARNING,
            f"Telegram does not answer ({type(error).__name__}); the bot was not looked at",
            "see whether this machine reaches the internet; the bot itself waits and goes on",
        )
        return
    yield Finding(Level.OK, f"Telegram knows the bot @{me.username}")
    yield check_groups(me)
    yield check_webhook(settings, webhook)
    yield check_commands(settings, commands)


def check_groups(me: User) -> Finding:
    """Return whether the bot can be taken into groups, where others would read along."""
    if me.can_join_groups:
        return Finding(
            Level.WARNING,
            "the bot can be taken into groups; it leaves them with a sentence",
            "send /setjoingroups to @BotFather and choose Disable",
        )
    return Finding(Level.OK, "nobody can take the bot into a group")


def check_webhook(settings: Settings, webhook: WebhookInfo) -> Finding:
    """Return whether Telegram sends what people write to where the bot listens."""
    if webhook.url != (settings.telegram_webhook or ""):
        where = f"to {webhook.url}" if webhook.url else "to nobody; the bot is to ask for it"
        return Finding(
            Level.WARNING,
            f"Telegram sends what people write {where}, other than GLASCHE_TELEGRAM_WEBHOOK says",
            "start the bot, which sets it right; if it runs, another program uses its token",
        )
    if webhook.last_error_message:
        return Finding(
            Level.WARNING,
            f"Telegram could not reach the webhook of late: {webhook.last_error_message}; "
            f"{webhook.pending_update_count} messages wait",
            "see whether the proxy passes the address on to GLASCHE_TELEGRAM_PORT; docs/bot-setup.md shows how",
        )
    return Finding(Level.OK, f"the bot gets what people write {'at its webhook' if webhook.url else 'by polling'}")


def check_commands(settings: Settings, commands: dict[str, str]) -> Finding:
    """Return whether the menu of commands is that of this version."""
    if commands != about.commands(settings.language):
        return Finding(
            Level.WARNING, "the bot's menu of commands is not that of this version", "start the bot; it sets it right"
        )
    return Finding(Level.OK, "the bot's menu of commands is that of this version")


async def _ask(settings: Settings, token: str) -> tuple[User, WebhookInfo, dict[str, str]]:
    line = HTTPXRequest(connect_timeout=PATIENCE_SECONDS, read_timeout=PATIENCE_SECONDS)
    async with Bot(token, base_url=f"{settings.telegram_api}/bot", request=line) as bot:
        commands = {one.command: one.description for one in await bot.get_my_commands()}
        return bot.bot, await bot.get_webhook_info(), commands
