"""Ideas and complaints in a chat: handing out the four words, checking them, and showing the answer to them."""

import asyncio
import time
from dataclasses import replace

from telegram import Bot, Update
from telegram.ext import ContextTypes

from bot import aside_words, letter_words, replies
from bot.asides import has_said
from bot.delivery import answer, show, take_away, take_away_later, write
from bot.dialogue import FINISHED, Dialogue, Stage, submission_of
from bot.dialogues import Dialogues, Memory, Talk
from bot.held import words_step
from bot.interview import asks_for_words, begin, is_fitting
from bot.kinds import own_words
from bot.letter_screens import Wish, draw_receipt, draw_thread, write_wish
from bot.open_letters import ENOUGH_TO_SHOW, Open, fitting, is_new
from bot.typed_words import Typed, read_typed
from bot.ways_in import Means
from config.instrument import Receipt
from config.load import instrument
from config.narrowing import without_words
from config.vocabulary import Speaker, Support
from feedback_store.complaints.four_words import MANY
from feedback_store.complaints.receipts import mark_of
from feedback_store.complaints.threads import Thread, find_thread
from feedback_store.complaints.tries import Tries
from feedback_store.concerns.heard import sounds_like_danger
from feedback_store.concerns.recipients import is_received
from feedback_store.concerns.telling import Telling
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.social_services import find_service

Context = ContextTypes.DEFAULT_TYPE
SHOWN_SECONDS = 60.0
"""How long the four words stand in a chat; a parent or brother may look into the phone."""
ANYWHERE = ""
"""Wrong tries count here: whoever comes with four words names no service."""


def send(store: Store, dialogue: Dialogue, telling: Telling | None) -> None:
    """Drop what was said into the box, with the mark of its receipt and a name; raises what `accept` does.

    Of danger in it that was typed before (`telling`) nobody hears twice.
    """
    submission = submission_of(dialogue)
    mark = mark_of(store, dialogue.receipt) if dialogue.receipt else None
    accept(store, replace(submission, receipt=mark, signature=dialogue.signature or None, telling=telling))


class Letters:
    """Hands out and takes four words; all of it stays in memory."""

    def __init__(
        self, store: Store, dialogues: Dialogues, means: Means, *, shown_seconds: float = SHOWN_SECONDS
    ) -> None:
        self._store = store
        self._dialogues = dialogues
        self._means = means
        self._shown_seconds = shown_seconds
        self._open: Memory[Open] = Memory()
        self._tries = Tries()

    async def hand_receipt(self, bot: Bot, chat: int, before: Dialogue, after: Dialogue) -> None:
        """Show the four words for a minute, once a letter lies in the box, and ask to type them once more."""
        is_given = after.instrument is not None and after.instrument.receipt is Receipt.GIVEN
        if not is_given or before.stage is Stage.THANKS or after.stage is not Stage.THANKS:
            return
        shown_until = await self._show_words(bot, chat, after)
        await write(bot, chat, letter_words.ask_check(after))
        self._open.keep(chat, Open(after.language, self._dialogues.find(chat), after, shown_until))

    async def ask_words(self, update: Update, context: Context) -> None:
        """Ask for the four words of a letter."""
        assert update.effective_chat  # noqa: S101 - the handler takes private chats only
        chat = update.effective_chat.id
        talk = self._dialogues.find(chat)
        language = talk.dialogue.language if talk else self._means.guess(update.effective_user)
        self._open.keep(chat, Open(language, talk))
        if not (update.message and own_words(update.message)):  # what stands behind the command is taken right after
            await write(context.bot, chat, letter_words.ask_words(language))

    async def end_check(self, update: Update, _: Context) -> None:
        """Wait for four words no longer, since another command was given; all four of a receipt are still taken."""
        assert update.effective_chat  # noqa: S101 - the handler takes private chats only
        if is_open := self._open.find(update.effective_chat.id):
            self._open.keep(update.effective_chat.id, replace(is_open, is_left=True))

    async def take_typed(self, bot: Bot, chat: int, message_id: int, typed: str, language: str) -> bool:
        """Take a message as four words and delete it; return False where none are asked for, or it tells another thing.

        What somebody tells in their place, above all of danger, is neither deleted nor said again word by word. Four
        whole words are a secret, and no note: they open their letter though nobody asked for them.
        """
        if not typed.strip():
            return False
        is_open, read = self._found(chat), await asyncio.to_thread(read_typed, typed)
        if read.is_whole and (is_open is None or is_open.thread):
            return await self._recognise(bot, chat, message_id, read, typed, language)
        if is_open is None:
            return False
        if is_open.thread is not None:
            return await self._add(bot, chat, is_open, is_open.thread, typed)
        if is_new(is_open, read) or (not read.is_a_try and await self._hears(is_open.talk, typed)):
            return False
        await take_away(bot, chat, message_id)
        if is_open.given and (not read.is_whole or fitting(is_open.given, read)):
            await self._check(bot, chat, is_open, is_open.given, read)
        else:
            await self._look_up(bot, chat, is_open, read)
        return True

    async def follow_tap(self, update: Update, context: Context) -> None:
        """Hide a thread, or four words that are still to be checked; or lead to what the sender of a thread adds."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat, is_open = query.message.chat.id, self._found(query.message.chat.id)
        talk = self._dialogues.find(chat)
        goes_on = talk is not None and talk.dialogue.stage not in FINISHED and not (is_open and is_open.thread)
        is_late = goes_on and query.data == write_wish(Wish.MORE)  # a second tap: what it leads to has begun
        await answer(query, replies.go_on_below(talk.dialogue.language) if talk and is_late else None)
        await take_away(context.bot, chat, query.message.message_id)
        if is_open and is_open.given:
            self._open.keep(chat, replace(is_open, shown_until=0.0))
        if is_late or (is_open and is_open.given):
            return
        self.forget(chat)
        if query.data == write_wish(Wish.MORE) and is_open and is_open.thread:
            dialogue = await asyncio.to_thread(_follow_up, self._store, is_open, is_open.thread)
            is_lost = talk is not None and has_said(talk.dialogue)
            above = aside_words.unsent_is_gone(talk.dialogue) if talk and is_lost else ""
            await self._means.show(context.bot, chat, dialogue, above=above)
            if talk and talk.dialogue.stage not in FINISHED:
                await take_away(context.bot, chat, talk.message_id)
        elif query.data == write_wish(Wish.MORE):
            await self.ask_words(update, context)

    def forget(self, chat: int) -> None:
        """Forget what a chat is about."""
        self._open.forget(chat)

    def forget_idle(self) -> None:
        """Forget the chats in which nothing happened for too long."""
        self._open.forget_idle()

    async def _add(self, bot: Bot, chat: int, is_open: Open, thread: Thread, typed: str) -> bool:
        """Lay what was typed below a thread into what its sender adds, unless it is danger or another talk goes on."""
        goes_on = is_open.talk is not None and is_open.talk.dialogue.stage not in FINISHED
        dialogue = await asyncio.to_thread(_follow_up, self._store, is_open, thread)
        step = words_step(dialogue.instrument) if dialogue.instrument else None
        if goes_on or step is None or not is_fitting(typed, step.max_characters):
            return False
        if await asyncio.to_thread(sounds_like_danger, self._store, thread.service, typed):
            return False  # it is met with care, and kept by itself
        self.forget(chat)
        above = letter_words.will_be_added(is_open.language)
        await self._means.show(bot, chat, replace(dialogue, held=typed), above=above)
        return True

    async def _check(self, bot: Bot, chat: int, is_open: Open, given: Dialogue, typed: Typed) -> None:
        if typed.meant == given.receipt:
            self.forget(chat)
            await write(bot, chat, letter_words.check_is_right(is_open.language))
            return
        if fitting(given, typed) >= ENOUGH_TO_SHOW:
            await write(bot, chat, letter_words.check_is_wrong(is_open.language))
            shown_until = await self._show_words(bot, chat, given)
            self._open.keep(chat, replace(is_open, shown_until=shown_until))
        elif time.monotonic() < is_open.shown_until:
            await write(bot, chat, letter_words.check_is_above(is_open.language))
        else:
            await write(bot, chat, letter_words.words_are_gone(is_open.language))

    async def _recognise(self, bot: Bot, chat: int, message_id: int, typed: Typed, text: str, language: str) -> bool:
        """Open the letter of four words that nobody asked for; return False where they rather tell something."""
        talk = self._dialogues.find(chat)
        thread = await self._find(typed.words)
        if thread is None and ((talk and asks_for_words(talk.dialogue)) or await self._hears(talk, text)):
            return False
        await take_away(bot, chat, message_id)
        if thread is None:
            await write(bot, chat, letter_words.nothing_yet_or_no_words(language))
        else:
            await self._show_thread(bot, chat, Open(language, talk, thread=thread, words=typed.words), thread)
        return True

    async def _look_up(self, bot: Bot, chat: int, is_open: Open, typed: Typed) -> None:
        language, words = is_open.language, typed.words
        if len(typed.parts) != MANY:
            await write(bot, chat, letter_words.four_are_needed(language))
            return
        if not typed.is_whole:
            await write(bot, chat, letter_words.unknown_words(language, typed.unknown))
            return
        thread = await self._find(words)
        if thread is None:
            await write(bot, chat, letter_words.nothing_yet(language))
            return
        await self._show_thread(bot, chat, replace(is_open, thread=thread, words=words), thread)

    async def _find(self, words: tuple[str, ...]) -> Thread | None:
        await asyncio.sleep(self._tries.seconds_to_wait(ANYWHERE))
        thread = await asyncio.to_thread(find_thread, self._store, words)
        if thread is None:
            self._tries.note_wrong(ANYWHERE)
        return thread

    async def _show_thread(self, bot: Bot, chat: int, is_open: Open, thread: Thread) -> None:
        await show(bot, chat, None, draw_thread(thread, is_open.language))
        self._open.keep(chat, is_open)

    async def _hears(self, talk: Talk | None, typed: str) -> bool:
        service = talk.dialogue.service if talk else None
        return await asyncio.to_thread(sounds_like_danger, self._store, service, typed)

    async def _show_words(self, bot: Bot, chat: int, given: Dialogue) -> float:
        """Show the words of a receipt, and return until when."""
        message_id = await show(bot, chat, None, draw_receipt(given))
        take_away_later(bot, chat, message_id, self._shown_seconds)
        return time.monotonic() + self._shown_seconds

    def _found(self, chat: int) -> Open | None:
        is_open = self._open.find(chat)
        if is_open and is_open.talk is not self._dialogues.find(chat):
            self.forget(chat)
            return None
        return is_open


def _follow_up(store: Store, is_open: Open, thread: Thread) -> Dialogue:
    """Return the interview in which the sender of a thread adds something to it."""
    service, asked = thread.service, instrument("follow_up")
    if not is_received(store, service):
        asked = without_words(asked) or asked
    speaker = Speaker(thread.speaker) if thread.speaker else Speaker.YOUNG_PERSON
    name = find_service(store, service).name
    known = Dialogue(service, name, is_open.language, speaker=speaker, support=Support.UNKNOWN, receipt=is_open.words)
    return begin(known, asked)
