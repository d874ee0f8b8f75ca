"""Posters: the codes of a service, for the page and for Telegram, with big words around them, on A4."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from config.errors import quoted
from config.instrument import Instrument
from config.narrowing import without_kinds
from config.steps import Kind
from config.typesetting import typeset
from feedback_store.bot_links import Goal, link_to
from feedback_store.door_links import address_of
from feedback_store.engine import Store
from feedback_store.events.kept import Event, find_event
from feedback_store.example import is_example
from feedback_store.offering import offered_by
from feedback_store.social_services import Service, find_service
from feedback_store.ways.chats import bot_name
from kiosk.added_fonts import added_folders
from kiosk.door.poster_drawings import BOX, accents_of, code_drawing, drawing_of
from kiosk.door.poster_words import PosterWords, poster_words
from kiosk.errors import PosterRefusedError

TEMPLATE = Path(__file__).with_name("poster.typ")
USUAL_ACCENT = "sun"
MOST_ON_A_SHEET = 4
"""Languages; of more there is a second sheet, whose first one is big again."""


@dataclass(frozen=True)
class Codes:
    """Where the codes of a poster lead; on one that is printed at least one is there."""

    page: str | None
    telegram: str | None


NOWHERE = Codes(None, None)


@dataclass(frozen=True)
class Poster:
    """One poster: its service, its instrument, its codes, and what stands on each sheet, the first language big."""

    service: str
    instrument: Instrument | None
    codes: Codes
    is_example: bool
    sheets: tuple[tuple[PosterWords, ...], ...]


def make_poster(
    store: Store,
    service: str,
    instrument: str | None,
    languages: Sequence[str],
    *,
    apart: bool = False,
    event: str | None = None,
) -> Poster:
    """Return the poster of a service, perhaps for one instrument or one event.

    Args:
        store: the store.
        service: the key of the service.
        instrument: the key of an instrument to which the codes lead straight, or None.
        languages: in their order; the first is the big one.
        apart: whether each language has a sheet of its own.
        event: the key of an event to which the codes lead, or None.

    Raises:
        UnknownServiceError: no service has this key.
        UnknownEventError: it has no event with this key.
        PosterRefusedError: too few people use it or are expected, the event is over, the service does not ask this
            instrument, or no code leads anywhere.
    """
    found = find_service(store, service)
    announced = find_event(store, service, event) if event else None
    if announced:
        _require_coming(store, announced)
    else:
        _require_many(store, found)
    chosen = _chosen(store, service, instrument)
    codes = _codes(store, Goal(service, instrument, event))
    words = tuple(poster_words(language, chosen, announced) for language in languages)
    together = 1 if apart else MOST_ON_A_SHEET
    sheets = tuple(words[first : first + together] for first in range(0, len(words), together))
    return Poster(found.name, chosen, codes, is_example(store), sheets)


def poster_as_pdf(poster: Poster) -> bytes:
    """Return the poster as pages of A4."""
    return bytes(typeset(TEMPLATE, _told(poster), fonts=added_folders()))


def poster_as_svg(poster: Poster) -> tuple[bytes, ...]:
    """Return the poster as drawings, one for each sheet; letters are lines in them, so that no font is needed."""
    each = (_told(replace(poster, sheets=(sheet,))) for sheet in poster.sheets)
    return tuple(typeset(TEMPLATE, told, form="svg", fonts=added_folders()) for told in each)


def is_for_many(store: Store, service: Service) -> bool:
    """Return whether so many use a service that nobody knows who answered by the poster alone."""
    return service.users is not None and service.users >= store.settings.smallest_group


def postered(store: Store, service: str) -> tuple[Instrument, ...]:
    """Return the instruments to which a code of a service can lead; none where no code leads anywhere."""
    offered = {**_offered_in_chats(store, service), **offered_by(store, service)}
    return tuple(one for key, one in offered.items() if _found_codes(store, Goal(service, key)) != NOWHERE)


def leads_anywhere(store: Store, service: str) -> bool:
    """Return whether a code of a service or of its events leads anywhere."""
    return _found_codes(store, Goal(service)) != NOWHERE


def _require_many(store: Store, service: Service) -> None:
    fewest = store.settings.smallest_group
    if service.users is None:
        raise PosterRefusedError(
            f"nobody has said how many people use {service.key}; a poster needs at least {fewest}, or one would know "
            f"who answered. Note the number with: glasche service users {service.key} NUMBER"
        )
    if not is_for_many(store, service):
        raise PosterRefusedError(
            f"{service.users} people use {service.key}, and a poster needs at least {fewest}: among so few one would "
            "know who answered. Listen to them in person, or hang one poster for several services together"
        )


def _require_coming(store: Store, event: Event) -> None:
    fewest = store.settings.smallest_group
    if event.is_over(store.today()):
        raise PosterRefusedError(f"{quoted(event.name)} is over; make an event for the next time")
    if event.expected < fewest:
        raise PosterRefusedError(
            f"{event.expected} are expected at {quoted(event.name)}, and a poster needs at least {fewest}: among "
            "so few one would know who answered. Talk with them instead"
        )


def _chosen(store: Store, service: str, key: str | None) -> Instrument | None:
    if key is None:
        return None
    offered = {**_offered_in_chats(store, service), **offered_by(store, service)}
    if key not in offered:
        raise PosterRefusedError(f"{service} does not ask {quoted(key)}; choose one of {', '.join(sorted(offered))}")
    return offered[key]


def _codes(store: Store, goal: Goal) -> Codes:
    codes = _found_codes(store, goal)
    if codes == NOWHERE:
        raise PosterRefusedError(
            "no code leads anywhere: for the page set GLASCHE_PUBLIC_URL to the https address of this installation, "
            "for Telegram start the bot once"
        )
    return codes


def _found_codes(store: Store, goal: Goal) -> Codes:
    address, bot = store.settings.public_url or "", bot_name(store)
    is_at_the_door = goal.instrument is None or goal.instrument in offered_by(store, goal.service)
    is_in_chats = goal.instrument is None or goal.instrument in _offered_in_chats(store, goal.service)
    return Codes(
        page=address_of(store, address, goal) if address.startswith("https://") and is_at_the_door else None,
        telegram=link_to(store, bot, goal) if bot and is_in_chats else None,
    )


def _offered_in_chats(store: Store, service: str) -> dict[str, Instrument]:
    return {key: one for key, one in offered_by(store, service).items() if without_kinds(one, {Kind.DRAWING})}


def _told(poster: Poster) -> dict[str, Any]:
    accent = poster.instrument.accent if poster.instrument else USUAL_ACCENT
    full, pale = accents_of(accent)
    told = {
        "service": poster.service,
        "example": poster.is_example,
        "accent": full,
        "pale": pale,
        "bird": drawing_of("bird-reading", full),
        "object": drawing_of(f"object-{poster.instrument.object}" if poster.instrument else BOX, full),
        "sheets": [[asdict(words) for words in sheet] for sheet in poster.sheets],
        "page": code_drawing(poster.codes.page),
        "telegram": code_drawing(poster.codes.telegram),
    }
    return {"poster": told}
