"""The search for one's service: what it stands at, as a frozen object, where a tap leads, and what it looks like."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot import replies, search_words
from bot.finding import fitting_services
from bot.screen import Button, Rows, Screen
from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES
from feedback_store.social_services import Service

SIGN = "q"
"""How what a button of the search carries begins; no verb of an interview is written so."""
ON_A_PAGE = 6
"""Services that one screen of a phone shows without scrolling."""
FITS_A_BUTTON = 32
"""Characters that a phone shows on one button; longer names stand in the text too."""


class Find(StrEnum):
    """What a button of the search does."""

    SERVICE = "s"
    PAGE = "p"
    ALL = "a"
    LANGUAGE = "l"


@dataclass(frozen=True, slots=True)
class Search:
    """A search; `typed` is what narrows it, `wish` what it leads on to, `is_lost` after a link that leads nowhere."""

    language: str
    typed: str = ""
    page: int = 0
    wish: str | None = None
    is_lost: bool = False
    asks_language: bool = False

    def follow(self, find: str, word: str) -> "Search":
        """Return the search after a tap; the same one where nobody of ours wrote it."""
        if find == Find.PAGE and word.isdecimal():
            return replace(self, page=int(word))
        if find == Find.LANGUAGE and word in LANGUAGES:
            return replace(self, language=word, asks_language=False)
        return replace(self, typed="", page=0) if find == Find.ALL else self

    def narrowed(self, typed: str) -> "Search":
        """Return the search for what was typed."""
        return replace(self, typed=typed, page=0, is_lost=False, asks_language=False)


def read_find(data: str) -> tuple[str, str]:
    """Return what a button of the search does, and with what."""
    _, find, word = (*data.split(":", 2), "", "")[:3]
    return find, word


def draw_search(search: Search, services: Sequence[Service]) -> Screen:
    """Return the question for the service, with a button for each that fits, and the way to help below."""
    language = search.language
    if not services:
        return Screen(replies.needs_link(language))
    if search.asks_language:
        buttons = [_button(OWN_NAMES[one], Find.LANGUAGE, one) for one in LANGUAGES]
        return Screen(replies.ask_language(language), (tuple(buttons[:2]), tuple(buttons[2:])))
    found = fitting_services(services, search.typed) if search.typed else tuple(services)
    pages = max(1, -(-len(found) // ON_A_PAGE))
    page = min(search.page, pages - 1)
    names = _names(found, services)[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    is_long = any(len(name) > FITS_A_BUTTON for _, name in names)
    shown = [
        (key, f"{place}. {name}" if is_long else name) for place, (key, name) in enumerate(names, 1 + page * ON_A_PAGE)
    ]
    lines = (
        search_words.leads_nowhere(language) if search.is_lost else "",
        _heading(search, is_found=bool(found)),
        "\n".join(name for _, name in shown if len(name) > FITS_A_BUTTON),
        replies.progress(language, page + 1, pages) if pages > 1 else "",
        replies.numbers(language),
    )
    services_below = tuple((_button(name, Find.SERVICE, key),) for key, name in shown)
    return Screen("\n\n".join(filter(None, lines)), services_below + _ways_on(search, page, pages))


def _heading(search: Search, *, is_found: bool) -> str:
    if not search.typed:
        return search_words.ask_service(search.language)
    return (search_words.found_services if is_found else search_words.found_nothing)(search.language)


def _names(found: Sequence[Service], services: Sequence[Service]) -> list[tuple[str, str]]:
    """Return keys and names; two services of the same name are told apart by their keys."""
    times = Counter(service.name for service in services)
    return [(one.key, one.name if times[one.name] == 1 else f"{one.name} ({one.key})") for one in found]


def _ways_on(search: Search, page: int, pages: int) -> Rows:
    language = search.language
    turns = []
    if page > 0:
        turns.append(_button(f"‹ {search_words.earlier_page(language)}", Find.PAGE, str(page - 1)))
    if page + 1 < pages:
        turns.append(_button(f"{search_words.next_page(language)} ›", Find.PAGE, str(page + 1)))
    every = (_button(search_words.all_services(language), Find.ALL, "0"),) if search.typed else ()
    return tuple(row for row in (tuple(turns), every) if row)


def _button(text: str, find: Find, word: str) -> Button:
    return Button(text, f"{SIGN}:{find}:{word}")
