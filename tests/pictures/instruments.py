"""On the child's page: the shelf, and every step of every instrument that stands on it."""

from collections.abc import Callable
from typing import Any

from config.instrument import Instrument
from config.load import offered_instruments
from tests.pictures.visit import Visit
from tests.pictures.ways import ways_through

NOTES = {
    "bg": "баба дойде и правихме палачинки",
    "en": "grandma came and we made pancakes",
    "tr": "babaannem geldi, krep yaptık",
    "uk": "бабуся прийшла, ми пекли млинці",
}
LAID = ("good", "good", "so_so", "good", "not_good")
"""The baskets of the first cards, before the picture of the sort is taken."""
STROKES = (
    ("yellow", ((0.72, 0.18), (0.8, 0.14), (0.86, 0.22), (0.8, 0.3), (0.72, 0.26), (0.72, 0.18))),
    ("brown", ((0.2, 0.8), (0.2, 0.5), (0.5, 0.5), (0.5, 0.8), (0.2, 0.8))),
    ("red", ((0.16, 0.52), (0.35, 0.28), (0.54, 0.52))),
    ("green", ((0.04, 0.86), (0.3, 0.83), (0.6, 0.86), (0.96, 0.83))),
)
"""A house under the sun: pens, and points as shares of the sheet."""


def take_instruments(visit: Visit) -> None:
    """Take the shelf, and what stands on it."""
    visit.look("shelf")
    for key, instrument in offered_instruments(with_words=True).items():
        take_instrument(visit, key, instrument)


def take_instrument(visit: Visit, key: str, instrument: Instrument) -> None:
    """Walk through an instrument as often as it takes to meet every step of it."""
    thing = f"[data-instrument={key}]"
    if not visit.wants(f"{key}-*") or visit.page.locator(thing).count() == 0:
        return
    met: set[str] = set()
    for way in ways_through(instrument.table):
        visit.touch(thing)
        if instrument.is_for_adults:
            look_once(visit, f"{key}-who", met)
            visit.touch("[data-speaker]")
        for step, option in way:
            walk = Walk(visit, f"{key}-{step}", met)
            WALKS[instrument.table["steps"][step]["kind"]](walk, option)
        look_once(visit, f"{key}-thanks", met)
        visit.goes_home()


def look_once(visit: Visit, name: str, met: set[str]) -> None:
    """Take a screen when it is met for the first time."""
    if name not in met:
        met.add(name)
        visit.look(name)


class Walk:
    """One step on the way; its screens are taken where they were not met before."""

    def __init__(self, visit: Visit, name: str, met: set[str]) -> None:
        self.visit, self.name, self._met = visit, name, met

    def look(self, more: str = "") -> None:
        """Take the screen as it stands."""
        look_once(self.visit, self.name + more, self._met)

    def touch(self, what: str) -> None:
        """Touch something on it."""
        self.visit.touch(what)

    def goes_on(self) -> None:
        """Touch the arrow."""
        self.touch("main .is-go_on")


def touch_one(walk: Walk, option: str | None) -> None:
    """Touch one option, which leads on by itself."""
    walk.look()
    walk.touch(f"[data-option={option}]")


def turn_on(walk: Walk, option: str | None) -> None:
    """Turn one card on, take that too, and go on."""
    walk.touch(f"[data-option={option}]")
    walk.look()
    walk.goes_on()


def lay_cards(walk: Walk, option: str | None) -> None:
    """Lay some cards in baskets, take that, and lay the others."""
    walk.look()
    for column in LAID:
        walk.touch(f"[data-column={column}]")
    walk.look("-laid")
    while walk.visit.page.locator(".sort-card").count():
        walk.touch("[data-column]")


def write(walk: Walk, option: str | None) -> None:
    """Touch the sheet, so that the keyboard lies below it, and write; then look at the other keys."""
    page = walk.visit.page
    page.locator(".sheet-words").dispatch_event("pointerdown", {"pointerType": "touch"})
    walk.look()
    page.locator(".sheet-words").focus()
    page.keyboard.insert_text(NOTES[walk.visit.language])
    walk.look("-written")
    page.locator(".key.is-turn").first.dispatch_event("click")
    look_once(walk.visit, "keyboard-signs", walk._met)
    walk.goes_on()


def draw(walk: Walk, option: str | None) -> None:
    """Take the empty sheet, draw a house under the sun, and take that."""
    walk.look()
    page = walk.visit.page
    sheet = page.locator(".drawing-paper").bounding_box()
    assert sheet
    for pen, points in STROKES:
        walk.touch(f"[data-tool={pen}]")
        places = [(sheet["x"] + x * sheet["width"], sheet["y"] + y * sheet["height"]) for x, y in points]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place, steps=3)
        page.mouse.up()
    walk.look("-drawn")
    walk.goes_on()
    while page.locator(".drawing-paper").count():  # it is made into a picture first, in its own time
        page.wait_for_timeout(50)
        walk.visit.rest()


def stretch(walk: Walk, option: str | None) -> None:
    """Give a level to some areas, take that, and give one to the others."""
    walk.look()
    for level in ("l3", "l5", "l2", "l4", "l1", "l5"):
        walk.touch(f"[data-column={level}]")
        walk.visit.page.wait_for_timeout(500)
    walk.look("-stretched")
    while walk.visit.page.locator(".level").count():
        walk.touch("[data-column]")
        walk.visit.page.wait_for_timeout(500)


def put_stickers(walk: Walk, option: str | None) -> None:
    """Put a sticker on some areas, take that, and go on; where they come one by one, leave the others out."""
    walk.look()
    for sticker in ("sun", "cloud", "dont_know"):
        walk.touch(f"[data-column={sticker}]")
        walk.visit.page.wait_for_timeout(400)
    walk.look("-put")
    while walk.visit.page.locator(".stickers").count():
        walk.goes_on()


WALKS: dict[str, Callable[[Walk, Any], None]] = {
    "faces": touch_one,
    "this_or_that": touch_one,
    "scale": touch_one,
    "ways": touch_one,
    "feelings": turn_on,
    "pictures": turn_on,
    "many": turn_on,
    "sort": lay_cards,
    "web": stretch,
    "stickers": put_stickers,
    "words": write,
    "drawing": draw,
    "consent": turn_on,
}
"""How a step of each kind is answered."""
