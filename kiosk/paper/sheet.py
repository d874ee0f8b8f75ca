"""Sheets of paper for the instruments of a service: what stands on them, and the PDF of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from config.errors import quoted
from config.instrument import Instrument
from config.typesetting import typeset
from config.vocabulary import LANGUAGES, OFFERED
from feedback_store.engine import Store
from feedback_store.example import is_example
from feedback_store.offering import offered_by
from feedback_store.social_services import find_service
from kiosk.added_fonts import added_folders
from kiosk.door.poster_drawings import accents_of
from kiosk.errors import PaperRefusedError
from kiosk.paper.forms import Question, questions_of
from kiosk.paper.own_pictures import own_pictures
from kiosk.paper.pictures import object_of, picture_of
from kiosk.paper.sheet_words import sheet_words

TEMPLATE = Path(__file__).with_name("sheet.typ")
BIRD = "bird-reading"


@dataclass(frozen=True)
class Sheet:
    """An instrument on paper, in one language; it may take both sides and more."""

    service: str
    instrument: Instrument
    language: str
    is_example: bool
    questions: tuple[Question, ...]
    own: Mapping[str, str] = field(default_factory=dict)
    """The pictures that only this service has, as SVG by name."""


def make_sheets(
    store: Store, service: str, instruments: Sequence[str] = (), languages: Sequence[str] = LANGUAGES
) -> tuple[Sheet, ...]:
    """Return the sheets of a service, one for each instrument and language; without instruments, of all it asks.

    As on the tablet nobody is asked for words or a drawing where no person receives what they tell.

    Raises:
        UnknownServiceError: no service has this key.
        PaperRefusedError: the service does not ask one of the instruments.
    """
    name, offered = find_service(store, service).name, offered_by(store, service)
    for key in instruments:
        if key not in offered:
            known = ", ".join(sorted(offered))
            raise PaperRefusedError(f"{service} does not ask {quoted(key)}; choose one of {known}")
    asked = [offered[key] for key in instruments] or list(offered.values())
    mark = is_example(store)
    return tuple(
        Sheet(name, one, language, mark, questions_of(one, language), pictures)
        for one, pictures in ((each, own_pictures(store, each)) for each in asked)
        for language in languages
    )


def sheets_as_pdf(sheets: Iterable[Sheet]) -> bytes:
    """Return sheets one after another as pages of A4; each begins on a page of its own."""
    return bytes(typeset(TEMPLATE, told_on(sheets), fonts=added_folders()))


def told_on(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Return what the template is given to draw sheets."""
    return {"sheets": [_drawn(sheet) for sheet in sheets]}


def _drawn(sheet: Sheet) -> dict[str, Any]:
    full, pale = accents_of(sheet.instrument.accent)
    return {
        "service": sheet.service,
        "language": sheet.language,
        "direction": OFFERED[sheet.language].direction,
        "title": sheet.instrument.title[sheet.language],
        "accent": full,
        "pale": pale,
        "example": sheet.is_example,
        "words": sheet_words(sheet.language, sheet.instrument),
        "questions": [asdict(question) for question in sheet.questions],
        "pictures": _pictures(sheet, full),
    }


def _pictures(sheet: Sheet, accent: str) -> dict[str, str]:
    """Return the drawings of a sheet by name; what nobody has drawn is left out, and its words stand alone."""
    names = {BIRD}
    for question in sheet.questions:
        names |= {question.lead} | {mark.drawing for mark in (*question.options, *question.topics)}
    drawn = {name: picture_of(accent, name) for name in names}
    return {name: svg for name, svg in drawn.items() if svg} | {
        **sheet.own,
        "object": object_of(sheet.instrument.object, accent),
    }
