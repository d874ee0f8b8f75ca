"""The child's page: shelf, questions and thanks, the try-out frame, and the page on which an adult enrols a tablet."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from tests.journeys.installation import Installation
from tests.pictures.album import DESKTOP, KIOSK, PHONE, Album, Size, a_browser
from tests.pictures.shown import KEY

WORDS = {
    "bg": ("Български", "Табло на настроението", "Спокойно ми е"),
    "en": ("English", "Mood board", "I'm calm"),
}
CARDS = {
    "bg": ("Това или онова", "Храната", "Подреди картинките"),
    "en": ("This or that", "Food", "Sort the pictures"),
}
LAID = ("good", "good", "so_so", "good", "not_good")
"""The baskets of the first cards, before the picture of the sort is taken."""
TABLETS = (("Коридор", "8_11"), ("Игрална зала", "4_7"))
TRIED_OUT = "Стая на екипа"


def take_kiosk(album: Album, browser: Browser, installation: Installation) -> None:
    """Take the child's page in the sizes that matter."""
    with a_browser(browser, KIOSK, has_touch=True) as context:
        take_enrol(album, context, installation)
    shots = (("bg", KIOSK), ("bg", DESKTOP), ("bg", PHONE), ("en", KIOSK))
    tablets = [enrol(browser, installation, name, band) for name, band in TABLETS]
    for language, size in shots:
        with a_browser(browser, size, kept=tablets[0], has_touch=True) as context:
            take_way(album, context, installation, language, size)
            take_cards(album, context, installation, language, size)
    for size in (KIOSK, DESKTOP, PHONE):
        with a_browser(browser, size, kept=tablets[0], has_touch=True) as context:
            take_corner(album, context, installation, size)
    take_try_out(album, browser, installation)


def take_enrol(album: Album, context: BrowserContext, installation: Installation) -> None:
    """Take the page of a browser that is not a kiosk yet."""
    page = context.new_page()
    page.goto(f"{installation.address}/enrol")
    expect(page.get_by_role("button", name="Свързване на екрана")).to_be_visible()
    album.take(page, f"kiosk-enrol.bg.{KIOSK}")


def enrol(browser: Browser, installation: Installation, name: str, band: str, *more: str) -> StorageState:
    """Make a browser a tablet of the service; return what it remembers, so that others can be the same tablet."""
    words = ("--service", KEY, "--name", name, "--age-band", band, *more)
    (address,) = re.findall(r"http\S+", installation.command("device", "enrol", *words))
    with a_browser(browser, KIOSK, has_touch=True) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("button", name=WORDS["bg"][1])).to_be_visible()
        return context.storage_state()


def take_way(album: Album, context: BrowserContext, installation: Installation, language: str, size: Size) -> None:
    """Take the three screens of the mood board."""
    own_name, thing, face = WORDS[language]
    page = context.new_page()
    page.goto(installation.address)
    page.get_by_role("button", name=own_name).tap()
    expect(page.get_by_role("button", name=thing)).to_be_visible()
    album.take(page, f"kiosk-shelf.{language}.{size}")
    page.get_by_role("button", name=thing).tap()
    expect(page.get_by_role("button", name=face)).to_be_visible()
    album.take(page, f"kiosk-mood.{language}.{size}")
    tap_face(page, face)
    album.take(page, f"kiosk-thanks.{language}.{size}")


def take_cards(album: Album, context: BrowserContext, installation: Installation, language: str, size: Size) -> None:
    """Take a pair of this or that, and a sort with some cards laid."""
    pair, card, baskets = CARDS[language]
    page = context.new_page()
    page.goto(installation.address)
    page.get_by_role("button", name=WORDS[language][0]).tap()
    page.get_by_role("button", name=pair).tap()
    expect(page.get_by_role("button", name=card)).to_be_visible()
    album.take(page, f"kiosk-this-or-that.{language}.{size}")
    page.locator(".is-home").tap()
    page.get_by_role("button", name=WORDS[language][0]).tap()
    page.get_by_role("button", name=baskets).tap()
    for number, column in enumerate(LAID, 1):
        expect(page.locator(".is-settling, .is-falling")).to_have_count(0)
        page.locator(f"[data-column={column}]").tap()
        expect(page.locator(".small-card")).to_have_count(number)
    expect(page.locator(".is-settling, .is-falling")).to_have_count(0)
    album.take(page, f"kiosk-sort.{language}.{size}")


def take_corner(album: Album, context: BrowserContext, installation: Installation, size: Size) -> None:
    """Take the corner for adults: the pad for the PIN, and what stands behind it."""
    page = context.new_page()
    page.goto(installation.address)
    expect(page.get_by_role("button", name=WORDS["bg"][1])).to_be_visible()
    page.locator("#adults-only").focus()
    page.keyboard.down("Enter")
    expect(page.locator(".pin-pad")).to_be_visible()
    page.keyboard.up("Enter")
    album.take(page, f"kiosk-pin.bg.{size}")
    page.keyboard.type(installation.command("service", "pin", KEY).strip())
    expect(page.get_by_role("heading", name="Този таблет")).to_be_visible()
    album.take(page, f"kiosk-corner.bg.{size}")


def tap_face(page: Page, face: str) -> None:
    """Tap a face and wait for the thanks."""
    page.get_by_role("button", name=face).tap()
    expect(page.get_by_text("116 111")).to_be_visible()


def take_try_out(album: Album, browser: Browser, installation: Installation) -> None:
    """Take shelf and thanks of a tablet in try-out mode, and tap a few more faces for the staff page."""
    kept = enrol(browser, installation, TRIED_OUT, "unknown", "--try-out")
    with a_browser(browser, KIOSK, kept=kept, has_touch=True) as context:
        page = context.new_page()
        page.goto(installation.address)
        for number, face in enumerate(("Радвам се", "Радвам се", "Тъжно ми е")):
            expect(page.get_by_role("button", name=WORDS["bg"][1])).to_be_visible()
            if number == 0:
                album.take(page, f"kiosk-try-out-shelf.bg.{KIOSK}")
            page.get_by_role("button", name=WORDS["bg"][1]).tap()
            tap_face(page, face)
            expect(page.get_by_text("пристигна")).to_be_visible()
            if number == 0:
                album.take(page, f"kiosk-try-out-thanks.bg.{KIOSK}")
            page.get_by_role("button", name="Начало").tap()
