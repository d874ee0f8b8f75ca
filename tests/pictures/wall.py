"""The screen in the corridor: each of its pictures in each language, full, still filling, and without an address."""

from playwright.sync_api import Browser, Page

from tests.journeys.installation import Installation
from tests.pictures.album import Album, Size, a_browser
from tests.pictures.furnished import Furnished
from tests.pictures.kiosk import SIZES

SHOW = "(number) => document.querySelectorAll('.slide').forEach((one, place) => (one.hidden = place !== number))"


def take_walls(album: Album, browser: Browser, installation: Installation, furnished: Furnished) -> None:
    """Take the walls in every size; the wide one is the screen that they are made for."""
    walls = furnished.walls | {"resting": f"{installation.address}/wall/none/none"}
    for size in SIZES:
        with a_browser(browser, size, scale=album.scale_of(size)) as context:
            page = context.new_page()
            for name, address in walls.items():
                page.goto(address)
                take_slides(album, page, name, size)


def take_slides(album: Album, page: Page, name: str, size: Size) -> None:
    """Take each picture of one wall; those in the same language are numbered."""
    languages: list[str] = page.locator(".slide").evaluate_all("all => all.map((one) => one.lang)")
    for place, language in enumerate(languages):
        page.evaluate(f"({SHOW})({place})")
        page.evaluate(f"document.documentElement.lang = '{language}'")
        number = languages[: place + 1].count(language)
        more = f"-{number}" if number > 1 else ""
        album.take(page, f"wall-{name}{more}.{language}.{size}", sheet=f"wall.{size}")
