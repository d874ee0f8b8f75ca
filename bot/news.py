"""The command /news: what children and families are told that changed, in the language of the chat."""

from asyncio import to_thread

from telegram import Update
from telegram.ext import ContextTypes

from bot.delivery import write
from bot.emoji import picture_of
from bot.host import Host
from config.load import instrument
from config.texts import speech
from feedback_store.actions.told import Telling, ToldAt, told_now
from feedback_store.engine import Store
from feedback_store.social_services import all_services

Context = ContextTypes.DEFAULT_TYPE


class News:
    """Tells the news of the service with which a chat talks, or of the only one."""

    def __init__(self, host: Host) -> None:
        """Take where the dialogues stand."""
        self._host = host

    async def tell(self, update: Update, context: Context) -> None:
        """Tell what is told today; where the service is not known, say how it is chosen."""
        assert update.effective_chat  # noqa: S101 - a command comes from a chat
        chat, language = update.effective_chat.id, self._host.language_of(update)
        talk = self._host.dialogues.find(chat)
        service = talk.dialogue.service if talk else await to_thread(_only_service, self._host.store)
        if service is None:
            await write(context.bot, chat, speech(language).say("First the place is chosen with /start, then /news."))
            return
        told = await to_thread(told_now, self._host.store, service, ToldAt.BOT)
        is_child = talk is not None and talk.dialogue.speaker is not None and not talk.dialogue.is_adult
        await write(context.bot, chat, in_words(told, language, is_child=is_child))


def in_words(told: tuple[Telling, ...], language: str, *, is_child: bool) -> str:
    """Return the news as one message; to a child as on its tablet, to all others politely."""
    say = speech(language).say
    if not told:
        return say("There is no news yet.")
    heading = instrument("news").title[language] if is_child else say("You said it, we did it")
    return "\n\n".join((heading, *(_piece(one, language) for one in told)))


def _piece(one: Telling, language: str) -> str:
    return f"{picture_of(one.picture)} {one.sentence(language)}".strip()


def _only_service(store: Store) -> str | None:
    services = all_services(store)
    return services[0].key if len(services) == 1 else None
