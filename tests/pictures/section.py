"""The user-voice section: its first screen on a desk, and its first page as it comes out of the printer."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.installation import Installation
from tests.pictures.album import DESK, Album, Size, a_browser
from tests.pictures.printed import can_be_drawn, drawn
from tests.pictures.shown import KEY, fullest_year

A4 = Size(794, 1123)
"""At 96 dots an inch."""
PAGES = 2
"""Printed pages that are kept."""


def take_section(album: Album, browser: Browser, installation: Installation, folder: Path) -> None:
    """Take the section in both languages, on screen and on paper."""
    for language in ("bg", "en"):
        words = ("--service", KEY, "--year", str(fullest_year()), "--language", language, "--out", str(folder))
        installation.command("report", *words)
        (written,) = folder.glob(f"*.{language}.html")
        with a_browser(browser, DESK, language) as context:
            page = context.new_page()
            page.goto(written.as_uri())
            album.take(page, f"section.{language}.{DESK}")
            for number, content in enumerate(printed(page, folder)[:PAGES], 1):
                album.lay(f"section-print-{number}.{language}", content)


def printed(page: Page, folder: Path) -> list[bytes]:
    """Return each printed page; where pdftoppm is missing, the first as the browser would lay it out for paper."""
    if not can_be_drawn():
        page.emulate_media(media="print")
        page.set_viewport_size({"width": A4.width, "height": A4.height})
        return [page.screenshot()]
    paper = folder / "section.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    return drawn(paper)
