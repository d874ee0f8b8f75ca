"""The bot as a process: built from the settings, run by polling or by webhook, its errors told without contents."""

import asyncio
from urllib.parse import urlsplit

from telegram import LinkPreviewOptions, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.about import commands
from bot.errors import TokenMissingError, TokenRefusedError, WebhookRefusedError
from bot.host import Host
from bot.introduction import introduce
from bot.leaving import Leaving
from bot.letter_screens import LETTERS_SIGN
from bot.life import Bot, live
from bot.line import Line
from bot.news import News
from bot.quiet_log import log, note, note_stray, set_up_log
from bot.search import SIGN
from bot.traces import NotingLine
from bot.turns import ChatsInTurn
from bot.wishes import WISHES
from config.settings import Settings
from feedback_store.engine import Store, open_store
from feedback_store.reminders.words import TAPS as REMINDER_TAPS
from feedback_store.ways.chats import note_bot

ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
LOCAL_ADDRESS = "127.0.0.1"
FLOOD_RETRIES = 3
WITH_WORDS_BEHIND = tuple(name for name in commands("en") if name != "clear")
"""Commands behind which words are looked for; whoever clears the chat wants nothing to stand there."""
SWEEP_SECONDS = 60.0
CONNECTIONS = 256
"""Calls under way at once; those for updates have a line of their own."""


def run(settings: Settings) -> None:
    """Run the bot until it is asked to stop.

    Raises:
        TokenMissingError, TokenRefusedError, WebhookRefusedError: with what to do.
        and what `open_store` raises.
    """
    set_up_log()
    token = _token_of(settings)
    store = open_store(settings)
    try:
        asyncio.run(_serve(settings, store, token))
    except InvalidToken:
        raise TokenRefusedError(
            "Telegram does not know the token in GLASCHE_TELEGRAM_TOKEN; copy it again from @BotFather"
        ) from None
    except (BadRequest, OSError) as refusal:
        raise WebhookRefusedError(
            f"the bot cannot listen at GLASCHE_TELEGRAM_WEBHOOK ({refusal}); it must be a public https address that "
            f"leads to port {settings.telegram_port} of this machine, which no other program uses"
        ) from None
    finally:
        store.close()


async def _serve(settings: Settings, store: Store, token: str) -> None:
    loop, host = asyncio.get_running_loop(), Host(store)
    loop.set_exception_handler(note_stray)
    _sweep(loop, host)
    refused = asyncio.Event()
    application = build(settings, host, token, refused)

    async def listen() -> None:
        await asyncio.to_thread(note_bot, store, application.bot.username)
        await introduce(application.bot, settings.language)
        await _listen(application, settings, store)
        log.info("the bot listens %s", "at its webhook" if settings.telegram_webhook else "by polling")

    log.info("asking Telegram at %s for this bot", settings.telegram_api)
    await live(application, listen, refused=refused)


def build(settings: Settings, host: Host, token: str, refused: asyncio.Event) -> Bot:
    """Return the application with all handlers, which sets `refused` when Telegram does not know the token any more."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .request(NotingLine(refused, host.traces, connections=CONNECTIONS))
        .get_updates_request(Line(refused, connections=1))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(AIORateLimiter(max_retries=FLOOD_RETRIES))
        .concurrent_updates(ChatsInTurn())
        .build()
    )
    _add_handlers(application, host)
    return application


def _add_handlers(application: Bot, host: Host) -> None:
    private, leaving = filters.ChatType.PRIVATE, Leaving(host)
    application.add_handler(TypeHandler(Update, host.note_trace), group=-1)
    new_words = private & filters.UpdateType.MESSAGE
    others = tuple(name for name in commands("en") if name != "answer")
    application.add_handler(CommandHandler(others, host.letters.end_check, private), group=-2)
    application.add_handler(CommandHandler(WITH_WORDS_BEHIND, host.messages.take_rest, new_words), group=1)
    application.add_handlers(
        [
            MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, host.messages.answer),
            CommandHandler("start", host.greet, private),
            CommandHandler("privacy", host.tell_privacy, private),
            CommandHandler("help", host.tell_help, private),
            CommandHandler("news", News(host).tell, private),
            CommandHandler("stop", leaving.stop, private),
            CommandHandler(tuple(WISHES), host.ways_in.follow_wish, private),
            CommandHandler("language", host.ways_in.ask_language, private),
            CommandHandler("answer", host.letters.ask_words, private),
            CallbackQueryHandler(host.letters.follow_tap, rf"^{LETTERS_SIGN}:"),
            CallbackQueryHandler(host.ways_in.follow_tap, rf"^{SIGN}:"),
            CommandHandler("reminder", host.reminders.tell, private),
            CallbackQueryHandler(host.reminders.follow_tap, f"^{REMINDER_TAPS}"),
            CommandHandler("clear", leaving.clear, private),
            CallbackQueryHandler(host.follow_tap),
            ChatMemberHandler(leaving.note_membership, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(private, host.messages.answer),
            MessageHandler(filters.ChatType.GROUPS & ~filters.StatusUpdate.ALL, leaving.leave_group),
        ]
    )

    async def tell_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        if error is None or isinstance(error, Forbidden):
            return  # whoever blocked the bot wants no answer
        note(error)
        is_ours = isinstance(error, BadRequest) or not isinstance(error, TelegramError)
        if isinstance(update, Update) and is_ours:
            await host.apologise(update, context)

    application.add_error_handler(tell_error)


async def _listen(application: Bot, settings: Settings, store: Store) -> None:
    updater = application.updater
    assert updater  # noqa: S101 - the builder makes one unless told otherwise
    if settings.telegram_webhook is None:
        await updater.start_polling(
            allowed_updates=ALLOWED_UPDATES,
            error_callback=_tell_poll_error,
        )
        return
    await updater.start_webhook(
        listen=LOCAL_ADDRESS,
        port=settings.telegram_port,
        url_path=urlsplit(settings.telegram_webhook).path,
        webhook_url=settings.telegram_webhook,
        secret_token=store.keys.derive("webhook").hex(),
        allowed_updates=ALLOWED_UPDATES,
    )


def _tell_poll_error(error: TelegramError) -> None:
    note(error)
    if isinstance(error, Conflict):
        log.warning("another program uses this token at the same time; stop it")


def _sweep(loop: asyncio.AbstractEventLoop, host: Host) -> None:
    host.forget_idle()
    loop.call_later(SWEEP_SECONDS, _sweep, loop, host)


def _token_of(settings: Settings) -> str:
    if settings.telegram_token is None:
        raise TokenMissingError("GLASCHE_TELEGRAM_TOKEN is not set; get a token from @BotFather in Telegram and set it")
    return settings.telegram_token.get_secret_value()
