"""Reminders in a chat: telling what they are, switching them on and off, and beginning from one."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Bot, CallbackQuery, Update
from telegram.ext import ContextTypes

from bot import replies
from bot.delivery import answer, show, take_away
from bot.dialogue import FINISHED, Dialogue
from bot.dialogues import Dialogues
from bot.quiet_log import note
from bot.reminder_words import for_whom, is_off, is_on, is_too_young, not_now, notice, yes
from bot.screen import Button, Screen
from config.errors import GlascheError
from feedback_store.engine import Store
from feedback_store.reminders import words
from feedback_store.reminders.kept import ask_for_reminders, is_reminded, leave_reminders

Context = ContextTypes.DEFAULT_TYPE
YES, NOT_NOW = f"{words.TAPS}on", f"{words.TAPS}no"
"""What the two buttons below the notice carry."""


class Reminders:
    """What the bot does about reminders, away from its loop where it asks the store."""

    def __init__(
        self,
        store: Store,
        dialogues: Dialogues,
        language_of: Callable[[Update], str],
        greet: Callable[[Update, Context], Awaitable[None]],
    ) -> None:
        """Take what knows where the dialogues stand, the language of whoever writes, and how an interview begins."""
        self._store, self._dialogues, self._language_of, self._greet = store, dialogues, language_of, greet

    async def tell(self, update: Update, context: Context) -> None:
        """Answer /reminder: what it is or that it is on, with the button that changes it; "off" ends it at once."""
        assert update.effective_chat  # noqa: S101 - a command comes from a chat
        chat, language = update.effective_chat.id, self._language_of(update)
        if [word.lower() for word in context.args or ()] == ["off"]:
            await self.leave(chat)
            await show(context.bot, chat, None, Screen(is_off(language)))
        else:
            await show(context.bot, chat, None, await self._state(chat, language))

    async def follow_tap(self, update: Update, context: Context) -> None:
        """Do what a button about reminders says."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat, message_id, language = query.message.chat.id, query.message.message_id, self._language_of(update)
        if query.data == words.BEGIN:
            await self._begin(update, context, query, message_id)
            return
        await answer(query)
        if query.data == NOT_NOW:
            await take_away(context.bot, chat, message_id)
        elif query.data == words.LEAVE:
            await self.leave(chat)
            await show(context.bot, chat, message_id, Screen(is_off(language)))
        else:
            await self._tell_or_switch_on(context.bot, chat, message_id, language, is_yes=query.data == YES)

    async def leave(self, chat: int) -> None:
        """Forget a chat, if it was reminded; of all others nothing is written."""
        await asyncio.to_thread(leave_reminders, self._store, chat)

    async def is_on(self, chat: int) -> bool:
        """Return whether a chat is reminded, as far as can be seen now."""
        try:
            return await asyncio.to_thread(is_reminded, self._store, chat)
        except GlascheError as problem:
            note(problem)
            return False

    async def _begin(self, update: Update, context: Context, query: CallbackQuery, message_id: int) -> None:
        """Begin an interview in the place of the reminder, unless one is going on."""
        assert update.effective_chat  # noqa: S101 - the query's message has one
        chat = update.effective_chat.id
        dialogue = self._dialogue(chat)
        if dialogue and dialogue.stage not in FINISHED:
            await answer(query, replies.go_on_below(dialogue.language))
            return
        await answer(query)
        await self._greet(update, context)
        await take_away(context.bot, chat, message_id)

    async def _tell_or_switch_on(self, bot: Bot, chat: int, message_id: int, language: str, *, is_yes: bool) -> None:
        dialogue = self._dialogue(chat)
        if is_yes and not (dialogue and is_too_young(dialogue)):
            await asyncio.to_thread(ask_for_reminders, self._store, chat, language)
        await show(bot, chat, message_id if is_yes else None, await self._state(chat, language))

    async def _state(self, chat: int, language: str) -> Screen:
        if await asyncio.to_thread(is_reminded, self._store, chat):
            return Screen(is_on(language), ((Button(words.leave(language), words.LEAVE),),))
        dialogue = self._dialogue(chat)
        if dialogue and is_too_young(dialogue):
            return Screen(for_whom(language))
        is_young = dialogue is not None and dialogue.speaker is not None and not dialogue.is_adult
        buttons = (Button(yes(language), YES), Button(not_now(language), NOT_NOW))
        return Screen(notice(language, is_young=is_young), tuple((button,) for button in buttons))

    def _dialogue(self, chat: int) -> Dialogue | None:
        talk = self._dialogues.find(chat)
        return talk.dialogue if talk else None
