"""Paper: posters of a service, an instrument and an event, and sheets to be filled with a pencil."""

from pathlib import Path

from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.events.kept import events_of
from kiosk.door.poster import make_poster, poster_as_pdf
from kiosk.paper.sheet import make_sheets, sheets_as_pdf
from tests.journeys.installation import Installation
from tests.pictures.album import Album
from tests.pictures.furnished import opened
from tests.pictures.printed import can_be_drawn, drawn
from tests.pictures.shown import KEY

PUBLIC = "https://glas.example.bg"
"""Where the codes lead; nobody is there."""
SHEETS = (
    "mood_board",
    "this_or_that",
    "sort",
    "my_place",
    "about_place_4_7",
    "about_place_8_11",
    "again",
    "web",
    "idea",
)
SHEET, SCALE = "paper.bg", 0.5
"""The contact sheet, and how large paper is on it."""


def take_paper(album: Album, installation: Installation, folder: Path) -> None:
    """Take posters and sheets, where paper can be drawn."""
    if not can_be_drawn():
        return
    with opened(installation, GLASCHE_PUBLIC_URL=PUBLIC) as store:
        for name, content in papers(store).items():
            if album.wants(f"{name}*"):
                lay(album, name, content, folder)


def papers(store: Store) -> dict[str, bytes]:
    """Return each paper as a PDF, by the name of its pictures."""
    (party, *_) = events_of(store, KEY)
    posters = {"service": (None, None), "mood_board": ("mood_board", None), "event": (None, party.key)}
    made = {
        f"poster-{name}": poster_as_pdf(make_poster(store, KEY, instrument, LANGUAGES, event=event))
        for name, (instrument, event) in posters.items()
    }
    sheets = make_sheets(store, KEY, SHEETS, ("bg",))
    return made | {f"paper-{sheet.instrument.key}": sheets_as_pdf([sheet]) for sheet in sheets}


def lay(album: Album, name: str, content: bytes, folder: Path) -> None:
    """Lay each page of a PDF in the album."""
    paper = folder / f"{name}.pdf"
    paper.write_bytes(content)
    for number, page in enumerate(drawn(paper, 1 if album.asked else SCALE), 1):
        album.lay(f"{name}-{number}.bg", page, sheet=SHEET)
