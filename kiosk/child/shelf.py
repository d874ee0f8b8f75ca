"""What a device gets to draw its shelf: instruments as tables and texts, and the words that stand on it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from config.instrument import Instrument, Receipt
from config.load import instrument as find_instrument
from config.steps import Option, Step, Topic
from config.vocabulary import OFFERED, Speaker
from feedback_store.devices import Device
from feedback_store.social_services import Service
from kiosk.aloud.texts import readable, texts_in
from kiosk.child.letter_words import FOLLOW_UP
from kiosk.child.words import words_in, words_of_shelf
from kiosk.pictograms.pages import address_of

DRAWINGS = Path(__file__).parent.parent / "templates" / "child"
ANY_OBJECT = "cards"
"""What stands on the shelf for an instrument whose own object nobody has drawn."""

ON_A_KIOSK = frozenset({Speaker.CHILD, Speaker.YOUNG_PERSON})


def shelf_for(
    device: Device,
    service: Service,
    languages: Sequence[str],
    instruments: Iterable[Instrument],
    levels: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return what one device draws, as plain JSON; what is for children of another age is left out.

    Args:
        device: the tablet that asks.
        service: the social service where it stands.
        languages: codes, the first is the one to which the page returns after each child.
        instruments: what is switched on there, in the order of the shelf.
        levels: by instrument, how full it is drawn; empty where it is not told.
    """
    return {
        "service": service.name,
        "device": device.name,
        "is_try_out": device.is_try_out,
        "languages": [as_offered(key) for key in languages],
        "words": {key: words_of_shelf(key) for key in languages},
        "instruments": [drawn_of(each, (levels or {}).get(each.key, 0)) for each in _suited(instruments, device)],
    }


def as_offered(language: str) -> dict[str, str]:
    """Return a language as a page offers it; only one that is written from right to left tells its direction."""
    one = OFFERED[language]
    return {"key": language, "name": one.name} | ({"dir": one.direction} if one.is_right_to_left else {})


@cache
def drawn_objects() -> frozenset[str]:
    """Return the objects that are drawn; those of later.svg show on the shelf as soon as it has come."""
    drawn = "".join((DRAWINGS / name).read_text(encoding="utf-8") for name in ("drawings.svg", "later.svg", "news.svg"))
    return frozenset(re.findall(r'<symbol id="object-(\w+)"', drawn)) | {"jar"}


def texts_for(
    device: Device,
    languages: Sequence[str],
    instruments: Iterable[Instrument],
    own: Callable[[str], Mapping[str, str]] = lambda _: {},
) -> dict[str, dict[str, dict[str, str]]]:
    """Return how what one device draws is read aloud, by language and text; `own` gives the clips of own topics."""
    suited = _suited(instruments, device)
    if any(each.is_answered for each in suited):
        suited.append(find_instrument(FOLLOW_UP))
    drawn = [drawn_of(each) for each in suited]
    return {key: {text: {"clip": clip} for text, clip in own(key).items()} | aloud_in(key, drawn) for key in languages}


def _suited(instruments: Iterable[Instrument], device: Device) -> list[Instrument]:
    return [each for each in instruments if each.is_for_adults or _is_for_children_there(each, device)]


def _is_for_children_there(instrument: Instrument, device: Device) -> bool:
    return bool(ON_A_KIOSK.intersection(instrument.speakers)) and instrument.suits(device.age_band)


def aloud_in(language: str, drawn: Iterable[Any]) -> dict[str, dict[str, str]]:
    """Return how each text of the page is read aloud, by the text itself: its clip, and what is said in its place.

    A text whose clip was not made is left out; one that is said as it is written has no `said`.
    """
    texts = [*words_in(language).values(), *(text[language] for text in texts_in(list(drawn)))]
    return {
        text: {"clip": clip.name} | ({"said": clip.said} if clip.said != text else {})
        for text, clip in readable(texts, language).items()
        if clip.path.exists()
    }


def drawn_of(instrument: Instrument, level: int = 0) -> dict[str, Any]:
    """Return an instrument as the page walks and draws it, as plain JSON."""
    return {
        "table": instrument.table,
        "object": instrument.object if instrument.object in drawn_objects() else ANY_OBJECT,
        "accent": instrument.accent,
        "has_receipt": instrument.receipt is Receipt.GIVEN,
        "who": list(instrument.speakers) if instrument.is_for_adults else [],
        "title": dict(instrument.title),
        "thanks": dict(instrument.thanks),
        "steps": {step.key: _texts_of(step) for step in instrument.steps},
        "level": level,
    }


def _texts_of(step: Step) -> dict[str, Any]:
    return {
        "text": dict(step.text),
        "options": {} if step.topics else {option.key: dict(option.text) for option in step.options},
        "topics": [_named(topic) | _pictured(topic) for topic in step.topics],
        "columns": [_named(column) for column in step.columns],
        "most": step.max_characters,
    } | ({"drawn_as": "news"} if step.takes_news else {})


def _named(part: Topic | Option) -> dict[str, Any]:
    return {"key": part.key, "text": dict(part.text)}


def _pictured(topic: Topic) -> dict[str, Any]:
    shown: dict[str, Any] = {"picture": address_of(topic.picture)} if topic.picture else {}
    return shown | ({} if topic.is_asked else {"is_told": True})
