"""What is written in a chat: an answer, words for a service that is still to be chosen, or what nobody asked for."""

import re
from collections.abc import Awaitable, Callable

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot import replies, unasked_words
from bot.asides import ASIDES
from bot.delivery import take_away, write
from bot.dialogue import FINISHED, Dialogue, Stage
from bot.dialogues import Dialogues, Memory
from bot.held import hold, longest
from bot.kinds import command_of, own_words
from bot.talking import asks_for_somebody, who_is_there
from bot.unasked import Unasked
from bot.ways_in import Means, WaysIn

Context = ContextTypes.DEFAULT_TYPE
WITH_WORDS_OF_THEIR_OWN = ("start", "reminder", "stop")
"""Commands behind which a link or "off" stands, or nothing more is wanted: only danger is looked for there."""
LINK = re.compile(r"[\w-]{1,64}", re.ASCII)
"""What a link or "off" looks like."""
LONGEST_BEFORE_SERVICE = 4_096
"""Characters that wait until a service is chosen: one whole message."""
TakeTyped = Callable[[Bot, int, int, str, str], Awaitable[bool]]


class Messages:
    """Takes messages; what comes before a service is chosen stays in memory until then."""

    def __init__(
        self,
        dialogues: Dialogues,
        unasked: Unasked,
        ways_in: WaysIn,
        means: Means,
        *,
        take_four_words: TakeTyped,
        language_of: Callable[[Update], str],
    ) -> None:
        """Take where the dialogues stand, what meets messages, and who looks first whether four words are asked for."""
        self._dialogues, self._unasked, self._ways_in, self._means = dialogues, unasked, ways_in, means
        self._take_four_words, self._language_of = take_four_words, language_of
        self._before_service: Memory[str] = Memory()

    async def answer(self, update: Update, context: Context) -> None:
        """Take a message as the answer where words are asked for, else say that nobody reads here, and who helps."""
        assert update.effective_chat  # noqa: S101 - every update that our handlers take has one
        chat, message = update.effective_chat.id, update.effective_message
        assert message  # noqa: S101 - the handler takes nothing else
        language = self._language_of(update)
        if await self._take_four_words(context.bot, chat, message.message_id, own_words(message), language):
            return
        talk = self._dialogues.find(chat)
        if not talk and await self._takes_for_service(update, context.bot, chat, message):
            return
        dialogue = talk.dialogue if talk else await self._fresh(update)
        if dialogue and dialogue.stage in (Stage.SPOKEN, *ASIDES):  # it is rather written, or goes on where it stood
            dialogue = dialogue.earlier
        reply = await self._unasked.meet(message, dialogue, language)
        if reply and reply.dialogue:
            await self._means.show(context.bot, chat, reply.dialogue, above=reply.text)
            if talk and talk.dialogue.stage not in FINISHED:
                await take_away(context.bot, chat, talk.message_id)
        elif reply:
            await write(context.bot, chat, reply.text)

    async def take_rest(self, update: Update, context: Context) -> None:
        """Meet what was written behind a command as a message of its own; behind some of them only danger."""
        message = update.effective_message
        assert message  # noqa: S101 - the handler takes nothing else
        text, is_danger_alone = own_words(message), command_of(message) in WITH_WORDS_OF_THEIR_OWN
        if not text or (is_danger_alone and LINK.fullmatch(text)):
            return  # the reader of words is still warming up when many come by a link after a start
        if not is_danger_alone or await self._unasked.hears(None, text):
            await self.answer(update, context)

    async def take_up(self, chat: int, dialogue: Dialogue) -> tuple[Dialogue, str]:
        """Return a dialogue with what was written before its service was known, and what is said above."""
        text = self._before_service.find(chat) if dialogue.stage is Stage.LANGUAGE else None
        if text is None:
            return dialogue, ""
        self._before_service.forget(chat)
        is_heard = await self._unasked.hears(dialogue.service, text)
        is_told = is_heard and await self._unasked.tell(chat, dialogue, text)
        offered = await self._means.offered(dialogue)
        held = hold(dialogue, text, offered, is_heard=is_heard)
        if held:
            return held, ""
        most = longest(offered)
        return dialogue, unasked_words.cannot_be_held(dialogue.language, text, most, is_heard=is_heard, is_told=is_told)

    def forget(self, chat: int) -> None:
        """Forget what was written in a chat."""
        self._before_service.forget(chat)

    def forget_idle(self) -> None:
        """Forget what was written in chats in which nothing happened for too long."""
        self._before_service.forget_idle()

    async def _takes_for_service(self, update: Update, bot: Bot, chat: int, message: Message) -> bool:
        """Search for a service by what was written; what comes before one is chosen waits for it."""
        language, text = self._language_of(update), own_words(message)
        is_searched = self._ways_in.language_of(chat) is not None
        if not text or (not is_searched and len(await self._means.services()) == 1):
            return False
        is_wish = False
        if is_heard := await self._unasked.hears(None, text):
            await write(bot, chat, unasked_words.care_now(language, replies.numbers(language), is_told=False))
        elif is_wish := asks_for_somebody(text):
            await write(bot, chat, who_is_there(language))
        if not is_heard and (slowed := self._unasked.slowed(chat, language)) is not None:
            if slowed:
                await write(bot, chat, slowed)
            return True
        is_town = is_searched and not is_heard and not is_wish and not command_of(message)
        if is_town and await self._ways_in.take_typed(bot, chat, text):
            return True
        told = self._keep_for_service(chat, text, language)
        await self._ways_in.ask_service(bot, chat, language, None, told)
        return True

    def _keep_for_service(self, chat: int, text: str, language: str) -> str:
        """Keep what was written until a service is chosen, and return what is said above; "" where it fits."""
        joined = "\n".join(filter(None, (self._before_service.find(chat), text)))
        if len(joined) > LONGEST_BEFORE_SERVICE:
            return unasked_words.too_long(language, len(joined), LONGEST_BEFORE_SERVICE)
        self._before_service.keep(chat, joined)
        return ""

    async def _fresh(self, update: Update) -> Dialogue | None:
        """Return a dialogue at its beginning, None where it is not known for which service."""
        services = await self._means.services()
        if len(services) != 1:
            return None
        return Dialogue(services[0].key, services[0].name, self._means.guess(update.effective_user))
