"""The child's page in every language, and what adults see of it in the language of the house, Bulgarian."""

from collections.abc import Iterator

from playwright.sync_api import Browser, expect

from config.vocabulary import LANGUAGES
from tests.journeys.installation import Installation
from tests.pictures.album import DESKTOP, KIOSK, PHONE, Album, Size, all_of
from tests.pictures.around import take_around, take_try_out
from tests.pictures.furnished import Furnished
from tests.pictures.instruments import take_instruments
from tests.pictures.letter_screens import take_letter, take_own_ways
from tests.pictures.reached import take_reached
from tests.pictures.visit import Visit, a_visit, opens_shelf

SIZES = (KIOSK, DESKTOP, PHONE)
OTHERS = ("wall-*", "staff-*", "bot-*", "section*", "door-*", "poster-*", "paper-*")
"""The names of pictures that are not of the child's page."""
HOLD_MILLISECONDS = 3500
HOUSE = "bg"
READ_IN = ("bg", "en")
"""The languages of the documents, which show some screens by themselves."""


def take_kiosk(album: Album, browser: Browser, installation: Installation, furnished: Furnished) -> None:
    """Take all screens, each browser for one language and size."""
    if album.asked and not any(is_of_kiosk(name) for name in album.asked):
        return
    take_for_documents(album, browser, installation, furnished)
    for language, size in sizes_of(album):
        if not album.wants(f"*.{language}.{size}"):
            continue
        with a_visit(album, browser, furnished.tablets[language], language, size) as visit:
            opens_shelf(visit, installation.address)
            take_instruments(visit)
            take_letter(visit)
            take_own_ways(visit)
            take_around(visit)
        if album.wants(f"try-out-*.{language}.{size}"):
            with a_visit(album, browser, furnished.trying[language], language, size) as visit:
                opens_shelf(visit, installation.address)
                take_try_out(visit)
        if language == HOUSE:
            take_for_adults(album, browser, installation, furnished, size)
    take_reached(album, browser, installation, furnished)


def sizes_of(album: Album) -> Iterator[tuple[str, Size]]:
    """Return each language with its sizes: in a whole run all sizes in that of the house, the others on a tablet."""
    for language, size in all_of(SIZES, sorted(LANGUAGES)):
        if album.asked or language == HOUSE or size == KIOSK:
            yield language, size


def take_for_documents(album: Album, browser: Browser, installation: Installation, furnished: Furnished) -> None:
    """Take what the documents show by itself: the shelf, and the question of the mood board."""
    if album.asked:
        return
    for language in READ_IN:
        with a_visit(album, browser, furnished.tablets[language], language, KIOSK, scale=1) as visit:
            opens_shelf(visit, installation.address)
            album.take(visit.page, f"shelf.{visit.ending}")
            visit.touch("[data-instrument=mood_board]")
            album.take(visit.page, f"mood_board-mood.{visit.ending}")


def is_of_kiosk(name: str) -> bool:
    """Return whether a name that is asked for may be one of the child's page."""
    return not name.startswith(tuple(other.rstrip("*") for other in OTHERS))


def take_for_adults(
    album: Album, browser: Browser, installation: Installation, furnished: Furnished, size: Size
) -> None:
    """Take what adults alone see: the corner, the page that enrols a screen, one refused, and one with no server."""
    kept = furnished.tablets["bg"]
    if album.wants(f"corner-*.bg.{size}"):
        with a_visit(album, browser, kept, "bg", size) as visit:
            opens_shelf(visit, installation.address)
            take_corner(visit, furnished.pin)
    if album.wants(f"enrol-*.bg.{size}"):
        with a_visit(album, browser, None, "bg", size) as visit:
            visit.page.goto(f"{installation.address}/enrol")
            visit.waits_for(".enrol")
            visit.look("enrol-new")
            visit.page.evaluate("localStorage.setItem('glasche.token', 'of-no-tablet')")
            visit.page.goto(installation.address)
            visit.waits_for(".enrol h1[data-for=refused]:not([hidden])")
            visit.look("enrol-refused")
    if album.wants(f"no-server.bg.{size}"):
        with a_visit(album, browser, kept, "bg", size) as visit:
            visit.page.route("**/api/kiosk", lambda route: route.abort())
            visit.page.goto(installation.address)
            expect(visit.page.locator("#for-adults")).not_to_be_empty()
            visit.look("no-server")


def take_corner(visit: Visit, pin: str) -> None:
    """Take the pad for the PIN, what stands behind it, and both ways out."""
    page = visit.page
    page.locator("#adults-only").focus()
    page.keyboard.down("Enter")
    visit.rest(HOLD_MILLISECONDS)
    visit.waits_for(".pin-pad button")
    page.keyboard.up("Enter")
    page.wait_for_load_state("networkidle")
    visit.look("corner-pin")
    page.keyboard.type(pin)
    visit.rest()
    expect(page.locator("[data-part=state]")).to_be_visible()
    for act, name in ((None, "state"), ("leave", "leave"), ("ask", "forget")):
        if act:
            visit.touch(f"[data-act={act}]")
        visit.look(f"corner-{name}")
        if act:
            visit.touch(f"[data-part={name}] [data-act=again]")
