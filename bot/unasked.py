"""Messages as they come: the answer where words are asked for, else held, or met with a kind sentence."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Message

from bot import replies, spoken_words, unasked_words
from bot.dialogue import Dialogue, Offered, Stage
from bot.flood import Flood, Pace
from bot.held import can_be_held, hold, longest
from bot.interview import asks_for_words, say_words
from bot.kind_words import cannot_be_taken, instead
from bot.kinds import Family, family_of, own_words, words_in
from bot.spoken import is_too_long, may_speak, speak
from bot.talking import asks_for_somebody, who_is_there
from bot.tellings import Tellings
from bot.typed_faces import face_meant
from feedback_store.concerns.heard import sounds_like_danger
from feedback_store.engine import Store

MOST_ALBUMS = 1_000
NO_DISCLOSURE = (Family.PLAY, Family.EDITED, Family.PINNED)
"""Families whose answer needs no way to help below it."""
WITH_HELP = (Stage.HELD, Stage.SUMMARY)
"""Screens that show the way to help by themselves where danger was heard."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a message is met with: a dialogue to show with a text above it, or the text alone."""

    text: str = ""
    dialogue: Dialogue | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Whether danger was heard in a message, and whether somebody who protects children will read it."""

    is_heard: bool
    is_told: bool


class Unasked:
    """Knows of what came only the albums that it has answered and how fast messages come."""

    def __init__(self, store: Store, offer: Callable[[Store, str], Offered], flood: Flood, tellings: Tellings) -> None:
        self._store, self._offer, self._flood, self._tellings = store, offer, flood, tellings
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def meet(self, message: Message, dialogue: Dialogue | None, language: str) -> Reply | None:
        """Return what a message is met with; None where silence is right.

        Args:
            message: as it came.
            dialogue: where the chat's dialogue stands, a fresh one where there is none, None without a service.
            language: of the answer.
        """
        family, text = family_of(message), own_words(message)
        was_answered = self._was_answered(message) and not text
        if family is Family.SILENT or (was_answered and not words_in(message)):
            return None
        if dialogue and message.voice and family is Family.SOUND and not text and may_speak(self._store, dialogue):
            is_long = is_too_long(message)
            return Reply(spoken_words.too_long(language)) if is_long else Reply("", speak(dialogue, message))
        is_asked = dialogue is not None and asks_for_words(dialogue)
        slowed = None if is_asked else self.slowed(message.chat.id, language)
        is_heard = await self.hears(dialogue.service if dialogue else None, words_in(message))
        if was_answered and not is_heard:
            return None
        if slowed is not None and not is_heard:
            return Reply(slowed) if slowed else None
        if dialogue and dialogue.stage is Stage.SIGNING and is_heard and text:  # no name, but more of what is told
            dialogue, is_asked = dialogue.earlier, False
        is_more = dialogue is not None and dialogue.is_heard and dialogue.stage in WITH_HELP
        is_told = (is_heard or is_more) and await self.tell(message.chat.id, dialogue, text)
        heard = Heard(is_heard, is_told)
        is_wish = not is_heard and asks_for_somebody(text)
        sentence = who_is_there(language) if is_wish else self._why_not(language, family, is_asked=is_asked)
        if dialogue and is_asked:
            return _as_answer(dialogue, text, sentence, family, heard)
        if dialogue and not is_heard and (face := face_meant(dialogue, text)):
            return Reply(replies.is_it_this(language, face), dialogue)
        offered = await asyncio.to_thread(self._offer, self._store, dialogue.service) if dialogue else {}
        if is_wish and not longest(offered):
            return Reply(sentence)
        if can_be_held(text):
            return _held(dialogue, text, sentence, offered, language, heard)
        return Reply(_kindly(family, sentence, language, heard, with_words=bool(longest(offered))))

    def slowed(self, chat: int, language: str) -> str | None:
        """Return what is said to a message that comes too fast, perhaps nothing; None where it is taken."""
        pace = self._flood.note_message(chat)
        if pace is Pace.CALM:
            return None
        return unasked_words.too_fast(language) if pace is Pace.TOO_FAST else ""

    def _why_not(self, language: str, family: Family, *, is_asked: bool) -> str:
        if family is Family.SOUND and self._store.settings.voice_messages:
            return (spoken_words.cannot_be_kept if is_asked else spoken_words.only_where_asked)(language)
        return cannot_be_taken(language, family)

    def _was_answered(self, message: Message) -> bool:
        album = message.media_group_id
        if album is None:
            return False
        was_answered = album in self._albums
        self._albums[album] = None
        if len(self._albums) > MOST_ALBUMS:
            self._albums.popitem(last=False)
        return was_answered

    async def tell(self, chat: int, dialogue: Dialogue | None, text: str) -> bool:
        """Let those who protect children read what somebody wrote of danger; return whether they will."""
        return dialogue is not None and can_be_held(text) and await self._tellings.hear(chat, dialogue, text)

    async def hears(self, service: str | None, text: str) -> bool:
        """Return whether words sound like danger."""
        return bool(text) and await asyncio.to_thread(sounds_like_danger, self._store, service, text)


def _as_answer(dialogue: Dialogue, text: str, sentence: str, family: Family, heard: Heard) -> Reply:
    after = say_words(dialogue, text)
    if after is not dialogue:
        return Reply(sentence, replace(after, is_heard=after.is_heard or heard.is_heard))
    hint = "" if family in (Family.EDITED, Family.PINNED) else replies.cannot_take(dialogue, text)
    return Reply(_caring("\n\n".join(filter(None, (sentence, hint))), dialogue.language, heard))


def _held(dialogue: Dialogue | None, text: str, sentence: str, offered: Offered, language: str, heard: Heard) -> Reply:
    if dialogue is None:
        return Reply(unasked_words.reaches_nobody(language) if heard.is_heard else replies.needs_link(language))
    held = hold(dialogue, text, offered, is_heard=heard.is_heard)
    if held is not None:
        above = sentence if held.stage in WITH_HELP else _caring(sentence, language, heard)
        return Reply(above, held)
    most = longest(offered)
    if most and len(f"{dialogue.held}\n{text}".strip()) > most:
        return Reply(_caring(unasked_words.too_long(language, len(text), most), language, heard))
    nobody = _by_nobody(language, heard)
    return Reply("\n\n".join(filter(None, (sentence, nobody))))


def _by_nobody(language: str, heard: Heard) -> str:
    """Return that no words are taken, or who reads those of danger all the same."""
    if heard.is_told:
        return _caring("", language, heard)
    return unasked_words.reaches_nobody(language) if heard.is_heard else replies.nobody_reads(language)


def _kindly(family: Family, sentence: str, language: str, heard: Heard, *, with_words: bool) -> str:
    if family is Family.WORDS:  # a command that there is not
        return _by_nobody(language, heard)
    next_line = "" if family is Family.PINNED else instead(language, with_words=with_words)
    help_now = "" if heard.is_heard or family in NO_DISCLOSURE else replies.numbers(language)
    return _caring("\n\n".join(filter(None, (sentence, next_line, help_now))), language, heard)


def _caring(text: str, language: str, heard: Heard) -> str:
    """Return a text, with care before it where danger was heard."""
    numbers = replies.numbers(language)
    care = unasked_words.care_now(language, numbers, is_told=heard.is_told) if heard.is_heard else ""
    return "\n\n".join(filter(None, (care, text)))
