"""The poster of what staff tell the children: at most four pieces, each with its drawing and its sentence, on A4."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from config.texts import speech
from config.typesetting import typeset
from config.vocabulary import OFFERED
from feedback_store.actions.told import Telling, ToldAt, told_now
from feedback_store.engine import Store
from feedback_store.example import is_example
from feedback_store.social_services import find_service
from kiosk.added_fonts import added_folders
from kiosk.door.poster_drawings import accents_of, drawing_of
from kiosk.errors import NothingToldError
from kiosk.pictograms.library import drawing_of as pictogram_of

TEMPLATE = Path(__file__).with_name("poster.typ")
ACCENT = "sky"


def news_poster(store: Store, service: str, languages: Sequence[str]) -> bytes:
    """Return the poster of a service as PDF, a page for each language.

    Raises:
        UnknownServiceError: no service has this key.
        NothingToldError: nothing is told on a poster today.
    """
    found, pieces = find_service(store, service), told_now(store, service, ToldAt.POSTER)
    if not pieces:
        raise NothingToldError("nothing is told on a poster today; tell of an action and choose the poster for it")
    pages = [_page(language, pieces) for language in languages]
    told = {"service": found.name, "example": is_example(store), "bird": drawing_of("bird-reading", _hues()[0])}
    hues = {"accent": _hues()[0], "pale": _hues()[1]}
    return bytes(typeset(TEMPLATE, {"poster": told | hues | {"pages": pages}}, fonts=added_folders()))


def _page(language: str, pieces: Sequence[Telling]) -> dict[str, Any]:
    say = speech(language).say
    told = [{"drawing": pictogram_of(one.picture), "sentence": one.sentence(language)} for one in pieces]
    return {
        "language": language,
        "direction": OFFERED[language].direction,
        "title": say("You said it, we did it"),
        "example": say("Example data – made-up children and voices"),
        "pieces": told,
    }


def _hues() -> tuple[str, str]:
    return accents_of(ACCENT)
