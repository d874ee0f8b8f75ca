"""The ends of a chat: stopped, cleared, blocked, or left as a group; whatever was known of it is forgotten."""

import contextlib

from telegram import Chat, ChatMember, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import about, endings, replies
from bot.asides import was_heard
from bot.delivery import show, take_away, take_away_later, write
from bot.dialogue import FINISHED
from bot.host import Host
from bot.reminder_words import still_on
from bot.screen import Button, Screen
from bot.traces import wipe
from feedback_store.reminders import words as reminder_words
from feedback_store.ways.words import left_words

Context = ContextTypes.DEFAULT_TYPE


class Leaving:
    """Ends what the host leads."""

    def __init__(self, host: Host) -> None:
        self._host = host

    async def stop(self, update: Update, context: Context) -> None:
        """Forget the dialogue; a reminder goes on, which is said, with the button that ends it."""
        chat, language = _chat_of(update), self._host.language_of(update)
        talk, telling = self._host.dialogues.find(chat), self._host.tellings.find(chat)
        await self._forget(chat, context)
        has_left = await self._host.staff.leave(chat)
        said = left_words(self._host.store) if has_left else endings.stopped(language, is_told=telling is not None)
        if talk and was_heard(talk.dialogue):
            said = f"{said}\n\n{endings.help_below(talk.dialogue)}"
        if await self._host.reminders.is_on(chat):
            leave = Button(reminder_words.leave(language), reminder_words.LEAVE)
            await show(context.bot, chat, None, Screen(f"{said}\n\n{still_on(language)}", ((leave,),)))
        else:
            await write(context.bot, chat, said)
        if talk and talk.dialogue.stage not in FINISHED:
            await take_away(context.bot, chat, talk.message_id)

    async def clear(self, update: Update, context: Context) -> None:
        """Delete what was written in the chat of late, by either side, and say what cannot be deleted."""
        chat, language = _chat_of(update), self._host.language_of(update)
        is_told = self._host.tellings.find(chat) is not None
        await self._forget(chat, context)
        await wipe(context.bot, chat, self._host.traces.take(chat))
        told = await write(context.bot, chat, about.cleared(language, is_told=is_told))
        take_away_later(context.bot, chat, told.message_id, about.CLEARED_SECONDS)

    async def leave_group(self, update: Update, context: Context) -> None:
        """Say goodbye to a group and leave it."""
        chat = _chat_of(update)
        with contextlib.suppress(TelegramError):
            await context.bot.send_message(chat, replies.only_in_private(self._host.language_of(update)))
        with contextlib.suppress(TelegramError):
            await context.bot.leave_chat(chat)

    async def note_membership(self, update: Update, context: Context) -> None:
        """Leave a group that took the bot in; forget a person who blocked it."""
        change = update.my_chat_member
        if change is None:
            return
        is_in = change.new_chat_member.status in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED)
        if change.chat.type == Chat.PRIVATE:
            await self._host.staff.note_reach(change.chat.id, is_reached=is_in)
            if not is_in:
                await self._host.reminders.leave(change.chat.id)
                self._host.forget(change.chat.id)
                self._host.traces.take(change.chat.id)
        elif is_in:
            await self.leave_group(update, context)

    async def _forget(self, chat: int, context: Context) -> None:
        await self._host.ways_in.close(context.bot, chat)
        self._host.forget(chat)


def _chat_of(update: Update) -> int:
    assert update.effective_chat  # noqa: S101 - every update that our handlers take has one
    return update.effective_chat.id
