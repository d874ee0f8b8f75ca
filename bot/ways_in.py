"""The ways into an interview: a link, a command, the search for one's service; and another language on the way."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from telegram import Bot, Update, User
from telegram.ext import ContextTypes

from bot import aside_words, replies
from bot.asides import ask_other_language, has_said, was_heard
from bot.delivery import answer, show, take_away
from bot.dialogue import FINISHED, Dialogue, Offered
from bot.dialogues import Dialogues, Memory, Talk
from bot.endings import help_below
from bot.interview import lead_to
from bot.kinds import command_of
from bot.screen import Screen
from bot.search import Find, Search, draw_search, read_find
from bot.wishes import WISHES
from config.load import instruments
from feedback_store.bot_links import Goal, goal_of, goals_of
from feedback_store.engine import Store
from feedback_store.events.kept import Event, event_behind, goals_of_events
from feedback_store.question_sets.kept import goals_of_sets
from feedback_store.social_services import Service

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True)
class Means:
    """What the ways in take from the host: what there is, and how a dialogue is shown."""

    services: Callable[[], Awaitable[tuple[Service, ...]]]
    offered: Callable[[Dialogue], Awaitable[Offered]]
    show: Callable[..., Awaitable[None]]
    guess: Callable[[User | None], str]
    marked: Callable[..., str]


@dataclass(frozen=True, slots=True)
class OpenSearch:
    """A search and the number of the message in which it shows."""

    search: Search
    message_id: int


class WaysIn:
    """Leads to an interview; a search in progress stays in memory, as dialogues do."""

    def __init__(self, store: Store, dialogues: Dialogues, means: Means) -> None:
        self._store = store
        self._dialogues = dialogues
        self._means = means
        self._searches: Memory[OpenSearch] = Memory()

    async def greet(self, update: Update, bot: Bot, carried: str) -> None:
        """Begin an interview for what a link carries, or ask for the service where it leads nowhere."""
        chat, language = _chat_of(update), self._search_of(update).language
        services = await self._means.services()
        goal = await to_thread(self._goal, services, carried)
        service = next((one for one in services if goal and one.key == goal.service), None)
        if goal and service:
            begun = Dialogue(service.key, service.name, language, wish=goal.instrument)
            event = await to_thread(event_behind, self._store, goal)
            await self._begin(bot, chat, *_of_event(begun, event, self._store.today()))
        else:
            await self._show(bot, chat, Search(language, is_lost=bool(carried)))

    async def follow_wish(self, update: Update, context: Context) -> None:
        """Lead to the instrument of a command; what was said and not sent is asked for first."""
        chat, talk = _chat_of(update), self._dialogues.find(_chat_of(update))
        assert update.effective_message  # noqa: S101 - a command is one
        wish = WISHES[command_of(update.effective_message)]
        if talk:
            before = talk.dialogue
            after = lead_to(before, wish, await self._means.offered(before))
            above = aside_words.go_on_with_this(before) if after is before else ""
            await self._go_on_below(context.bot, chat, talk, after, above)
        else:
            await self._ask_anew(update, context.bot, replace(self._search_of(update), wish=wish))

    async def ask_language(self, update: Update, context: Context) -> None:
        """Ask for the language, in the midst of an interview too, which goes on where it stands."""
        chat, talk = _chat_of(update), self._dialogues.find(_chat_of(update))
        if talk and talk.dialogue.stage not in FINISHED:
            await self._go_on_below(context.bot, chat, talk, ask_other_language(talk.dialogue))
        elif talk:
            before = talk.dialogue
            await self._begin(context.bot, chat, Dialogue(before.service, before.service_name, before.language))
        else:
            await self._ask_anew(update, context.bot, replace(self._search_of(update), asks_language=True))

    async def follow_tap(self, update: Update, context: Context) -> None:
        """Lead a search on by a button; one of a service begins an interview for it."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        chat, message_id = query.message.chat.id, query.message.message_id
        is_open, talk = self._searches.find(chat) is not None, self._dialogues.find(chat)
        if not is_open and talk and talk.dialogue.stage not in FINISHED:
            await answer(query, replies.go_on_below(talk.dialogue.language))
            return
        await answer(query)
        search, (find, word) = self._search_of(update), read_find(query.data or "")
        service = next((one for one in await self._means.services() if (find, one.key) == (Find.SERVICE, word)), None)
        if service:
            begun = Dialogue(service.key, service.name, search.language, wish=search.wish)
            await self._begin(context.bot, chat, begun, message_id)
        else:
            await self._show(context.bot, chat, search.follow(find, word), message_id)

    async def take_typed(self, bot: Bot, chat: int, typed: str) -> bool:
        """Search for what was typed; return False where no search is open or needed, or nothing was typed."""
        is_open = self._searches.find(chat)
        if is_open is None or not typed.strip() or len(await self._means.services()) == 1:
            return False
        await self._show(bot, chat, is_open.search.narrowed(typed))
        return True

    async def ask_service(self, bot: Bot, chat: int, language: str, message_id: int | None, above: str) -> None:
        """Ask for the service below what is said first."""
        await self._show(bot, chat, Search(language), message_id, above)

    async def close(self, bot: Bot, chat: int, besides: int | None = None) -> None:
        """End the search of a chat and take its message away, unless something else stands in it by now."""
        is_open = self._searches.find(chat)
        self._searches.forget(chat)
        if is_open and is_open.message_id != besides:
            await take_away(bot, chat, is_open.message_id)

    def language_of(self, chat: int) -> str | None:
        """Return the language of the search of a chat, None where none is open."""
        is_open = self._searches.find(chat)
        return is_open.search.language if is_open else None

    def forget(self, chat: int) -> None:
        """Forget the search of a chat that cannot be written to any more."""
        self._searches.forget(chat)

    def forget_idle(self) -> None:
        """Forget the searches in which nothing happened for too long."""
        self._searches.forget_idle()

    def _goal(self, services: Sequence[Service], carried: str) -> Goal | None:
        keys = [service.key for service in services]
        if not carried:
            return Goal(keys[0]) if len(keys) == 1 else None
        if carried in keys:  # links were printed like this before they were signed
            return Goal(carried)
        return goal_of(
            self._store,
            carried,
            chain(goals_of(keys, instruments()), goals_of_events(self._store), goals_of_sets(self._store)),
        )

    def _search_of(self, update: Update) -> Search:
        is_open = self._searches.find(_chat_of(update))
        return is_open.search if is_open else Search(self._means.guess(update.effective_user))

    async def _ask_anew(self, update: Update, bot: Bot, search: Search) -> None:
        """Begin for the only service, whose first question is the language; among several, search."""
        services = await self._means.services()
        if len(services) == 1:
            begun = Dialogue(services[0].key, services[0].name, search.language, wish=search.wish)
            await self._begin(bot, _chat_of(update), begun)
        else:
            await self._show(bot, _chat_of(update), search)

    async def _begin(
        self, bot: Bot, chat: int, dialogue: Dialogue, message_id: int | None = None, first: str = ""
    ) -> None:
        earlier = self._dialogues.find(chat)
        is_lost = earlier is not None and has_said(earlier.dialogue)
        above = aside_words.unsent_is_gone(earlier.dialogue, dialogue.language) if earlier and is_lost else first
        if earlier and was_heard(earlier.dialogue):
            above = "\n\n".join(filter(None, (above, help_below(earlier.dialogue))))
        await self._means.show(bot, chat, dialogue, message_id, above=above)
        await self.close(bot, chat, besides=message_id)
        if earlier and earlier.dialogue.stage not in FINISHED and earlier.message_id != message_id:
            await take_away(bot, chat, earlier.message_id)

    async def _go_on_below(self, bot: Bot, chat: int, talk: Talk, after: Dialogue, above: str = "") -> None:
        await self._means.show(bot, chat, after, above=above)
        await self.close(bot, chat)
        if talk.dialogue.stage not in FINISHED:
            await take_away(bot, chat, talk.message_id)

    async def _show(self, bot: Bot, chat: int, search: Search, message_id: int | None = None, above: str = "") -> None:
        screen = draw_search(search, await self._means.services())
        text = self._means.marked(search.language, above, screen.text)
        shown_in = await show(bot, chat, message_id, Screen(text, screen.rows))
        await self.close(bot, chat, besides=shown_in)
        self._searches.keep(chat, OpenSearch(search, shown_in))


def _of_event(begun: Dialogue, event: Event | None, today: date) -> tuple[Dialogue, int | None, str]:
    """Return an interview as the code of an event begins it, in a new message, and what stands above it."""
    if event is None:
        return begun, None, ""
    if event.is_over(today):
        return begun, None, replies.event_is_over(begun.language, event.name)
    if not event.is_on(today):
        return begun, None, ""
    return replace(begun, wish=event.instruments[0], event=event.key), None, event.name


def _chat_of(update: Update) -> int:
    assert update.effective_chat  # noqa: S101 - every update that our handlers take has one
    return update.effective_chat.id
