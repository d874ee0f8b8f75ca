"""Talking with people: what the bot does on a tap, and on the commands that only tell something."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, CallbackQuery, Update, User
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import about, endings, replies, spoken_words
from bot.asides import was_heard
from bot.delivery import answer, show, take_away, write
from bot.dialogue import FINISHED, Dialogue, Offered, Stage
from bot.dialogues import Dialogues, Talk
from bot.flood import Flood
from bot.held import advance, narrowed
from bot.interview import asks_for_words
from bot.letters import Letters, send
from bot.messages import Messages
from bot.offer import Offer, RememberedOffer, offered_in_chat
from bot.quiet_log import note
from bot.reminders import Reminders
from bot.render import draw
from bot.screen import Screen
from bot.spoken import REFUSALS, may_speak, rather_write, send_sound
from bot.staff_chats import StaffChats
from bot.talking import who_is_there
from bot.taps import Tap, Verb, is_for, is_of, read_tap, service_of
from bot.tellings import Tellings
from bot.traces import Traces
from bot.unasked import Unasked
from bot.ways_in import Means, WaysIn
from config.errors import GlascheError
from config.example_mark import example_mark
from config.reader import warm_up
from config.vocabulary import BY_TELEGRAM
from feedback_store.engine import Store
from feedback_store.example import is_example
from feedback_store.social_services import Service, all_services
from feedback_store.ways.chats import is_joining

Context = ContextTypes.DEFAULT_TYPE


class Host:
    """Leads the dialogues; what was said goes to the store, and where a dialogue stands stays in memory."""

    def __init__(
        self,
        store: Store,
        *,
        dialogues: Dialogues | None = None,
        offer: Offer = offered_in_chat,
    ) -> None:
        self.dialogues = dialogues if dialogues is not None else Dialogues()
        self.store = store
        self._offer = RememberedOffer(offer)
        self._is_example = is_example(store)
        self.staff = StaffChats(store)
        self._flood = Flood()
        self.traces = Traces()
        means = Means(self._services, self._offered, self._show, self._guess, self._marked)
        self.ways_in = WaysIn(store, self.dialogues, means)
        self.reminders = Reminders(store, self.dialogues, self.language_of, self.greet)
        self.letters = Letters(store, self.dialogues, means)
        self.tellings = Tellings(store)
        self.messages = Messages(
            self.dialogues,
            Unasked(store, self._offer, self._flood, self.tellings),
            self.ways_in,
            means,
            take_four_words=self.letters.take_typed,
            language_of=self.language_of,
        )

    async def greet(self, update: Update, context: Context) -> None:
        """Begin an interview for the service that the link names, or let somebody of the staff join."""
        chat = _chat_of(update)
        if is_joining(carried := "".join(context.args or ())):
            await write(context.bot, chat, await self.staff.join(carried, chat))
            return
        await self.ways_in.greet(update, context.bot, carried)

    async def follow_tap(self, update: Update, context: Context) -> None:
        """Lead a dialogue on by a button, or begin anew where it was forgotten."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat, message_id = query.message.chat.id, query.message.message_id
        data, talk = query.data or "", self.dialogues.find(chat)
        tap = read_tap(data)
        if tap is None:
            await answer(query)
        elif talk and is_for(talk.dialogue.service, data):
            await self._lead_on(query, chat, message_id, talk, tap)
        elif talk and talk.dialogue.stage not in FINISHED:  # a button of another service, which must not count here
            await answer(query, replies.go_on_below(talk.dialogue.language))
        else:
            await answer(query)
            await self._begin_anew(update, context.bot, chat, None if talk else message_id, data)

    async def _lead_on(self, query: CallbackQuery, chat: int, message_id: int, talk: Talk, tap: Tap) -> None:
        before, bot = talk.dialogue, query.get_bot()
        if tap.verb is Verb.TALK:
            await answer(query)
            await write(bot, chat, who_is_there(before.language))
            return
        is_asked = is_of(before.instrument.key if before.instrument else "", query.data or "")
        after = advance(before, tap, await self._offered(before)) if is_asked else before
        is_elsewhere = talk.message_id != message_id
        if is_elsewhere and after is before:
            await answer(query, replies.go_on_below(before.language))
            return
        if is_elsewhere:  # its twin came when Telegram's answer was lost; the one that is tapped stays
            await take_away(bot, chat, talk.message_id)
        if before.stage in (Stage.SUMMARY, Stage.SPOKEN) and after.stage is Stage.READY and after.instrument:
            after = replace(after, play=self._flood.note_voice(chat, after.instrument.key, after.answers))
        after, told = await self._send_if_ready(bot, chat, after, message_id)
        await answer(query, _hint(before, tap, after))
        is_left = before.is_heard and not was_heard(after) and after.stage is not Stage.EMPTY
        await self._show(bot, chat, after, message_id, above=told or (endings.help_below(before) if is_left else ""))
        await self.letters.hand_receipt(bot, chat, before, after)

    async def tell_privacy(self, update: Update, context: Context) -> None:
        """Say what is kept and what is not."""
        told = about.privacy(self.language_of(update), with_voice=self.store.settings.voice_messages)
        await write(context.bot, _chat_of(update), told)

    async def tell_help(self, update: Update, context: Context) -> None:
        """Say where help is."""
        await write(context.bot, _chat_of(update), who_is_there(self.language_of(update)))

    def forget(self, chat: int) -> None:
        """Forget where a chat stands, and all that was written in it."""
        for memory in (self.dialogues, self.ways_in, self.messages, self.letters, self.tellings):
            memory.forget(chat)

    def forget_idle(self) -> None:
        """Forget the chats in which nothing happened for too long."""
        for memory in (self.dialogues, self.ways_in, self.messages, self.letters, self.tellings):
            memory.forget_idle()
        self.traces.forget_old()

    async def note_trace(self, update: Update, _: Context) -> None:
        """Note the number of a message, so that the chat can be cleared."""
        self.traces.note_update(update)

    async def apologise(self, update: Update, context: Context) -> None:
        """Say that the fault is ours."""
        with contextlib.suppress(TelegramError):
            await write(context.bot, _chat_of(update), replies.broke(self.language_of(update)))

    async def _begin_anew(self, update: Update, bot: Bot, chat: int, message_id: int | None, data: str) -> None:
        language, services = self._guess(update.effective_user), await self._services()
        named = service_of(data, [service.key for service in services]) or ""
        service = _choose_service(services, named)
        gone = replies.conversation_is_gone(language)
        if service is None:
            await self.ways_in.ask_service(bot, chat, language, message_id, gone)
            return
        await self._show(bot, chat, Dialogue(service.key, service.name, language), message_id, above=gone)

    async def _send_if_ready(self, bot: Bot, chat: int, dialogue: Dialogue, message_id: int) -> tuple[Dialogue, str]:
        """Return the dialogue after what was said is kept, or as it is until then, and what is said above it."""
        self.dialogues.keep(chat, Talk(dialogue, message_id))
        if dialogue.stage is not Stage.READY:
            return dialogue, ""
        telling = self.tellings.find(chat, dialogue.service)
        try:
            if dialogue.sound:
                await send_sound(bot, self.store, dialogue, telling)
            else:
                await asyncio.to_thread(send, self.store, dialogue, telling)
        except REFUSALS as refusal:
            return rather_write(dialogue, refusal)
        except (GlascheError, TelegramError) as problem:
            note(problem)
            return dialogue, ""
        self.dialogues.keep(chat, Talk(dialogue.kept(), message_id))
        return dialogue.kept(), ""

    async def _show(
        self, bot: Bot, chat: int, dialogue: Dialogue, message_id: int | None = None, above: str = ""
    ) -> None:
        dialogue, told = await self.messages.take_up(chat, dialogue)
        dialogue = replace(dialogue, is_told=self.tellings.find(chat, dialogue.service) is not None)
        screen = draw(dialogue, await self._offered(dialogue))
        or_speak = spoken_words.may_speak(dialogue) if may_speak(self.store, dialogue) else ""
        screen = Screen(self._marked(dialogue.language, above, told, screen.text, or_speak), screen.rows)
        if asks_for_words(dialogue):
            warm_up()  # while somebody types
        shown_in = await show(bot, chat, message_id, screen)
        self.dialogues.keep(chat, Talk(dialogue, shown_in))

    def _marked(self, language: str, *paragraphs: str) -> str:
        mark = example_mark(language) if self._is_example else ""
        return "\n\n".join(filter(None, (mark, *paragraphs)))

    async def _offered(self, dialogue: Dialogue) -> Offered:
        return narrowed(dialogue, await asyncio.to_thread(self._offer, self.store, dialogue.service))

    async def _services(self) -> tuple[Service, ...]:
        return await asyncio.to_thread(all_services, self.store)

    def language_of(self, update: Update) -> str:
        """Return the language in which somebody is answered."""
        talk, searched_in = self.dialogues.find(_chat_of(update)), self.ways_in.language_of(_chat_of(update))
        return talk.dialogue.language if talk else searched_in or self._guess(update.effective_user)

    def _guess(self, user: User | None) -> str:
        told = ((user.language_code if user else None) or "").partition("-")[0]
        return BY_TELEGRAM.get(told, self.store.settings.language)


def _hint(before: Dialogue, tap: Tap, after: Dialogue) -> str | None:
    if after.stage is Stage.READY:
        return endings.not_kept_yet(after)
    step = before.step
    is_too_early = after == before and tap.verb is Verb.DONE and step is not None and tap.words == (step.key,)
    return replies.needs_one(before.language) if is_too_early else None


def _choose_service(services: Sequence[Service], named: str) -> Service | None:
    if len(services) == 1 and not named:
        return services[0]
    return next((service for service in services if service.key == named), None)


def _chat_of(update: Update) -> int:
    assert update.effective_chat  # noqa: S101 - every update that our handlers take has one
    return update.effective_chat.id
