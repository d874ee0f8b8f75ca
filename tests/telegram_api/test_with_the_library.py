"""A plain application of python-telegram-bot works against the emulator as against Telegram."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from tests.telegram_api.api import TelegramApi

Bot = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


async def _greet(update: Update, _: Context) -> None:
    assert update.message
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Добре", callback_data="good")]])
    await update.message.reply_text("Как си?", reply_markup=keyboard)


async def _react(update: Update, _: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Чудесно")
    await update.callback_query.edit_message_text("Радвам се")


async def _run_while(api: TelegramApi, act: Callable[[], object]) -> None:
    application = Application.builder().token(api.token).base_url(f"{api.url}/bot").build()
    application.add_handlers([CommandHandler("start", _greet), CallbackQueryHandler(_react)])
    await _live(application, lambda: asyncio.to_thread(act))


async def _live(application: Bot, act: Callable[[], Awaitable[object]]) -> None:
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        try:
            await act()
        finally:
            await application.updater.stop()
            await application.stop()


def test_a_plain_application_polls_answers_and_edits(api: TelegramApi) -> None:
    maria = api.person()

    def talk() -> None:
        maria.says("/start")
        maria.taps("Добре")
        maria.waits_for("Радвам се")

    asyncio.run(_run_while(api, talk))
    assert maria.screen() == "Мария: /start\nbot: Радвам се"
    assert [toast.text for toast in maria.toasts] == ["Чудесно"]
    assert api.pending == 0 and api.calls_of("getUpdates")[-1].status == 200
