"""The opening of the jar: the notes that staff judge, the ceremony from its beginning to its end, the cards."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.installation import Installation
from tests.pictures.album import DESK, DESKTOP, KIOSK, PHONE, Album, Size, a_browser
from tests.pictures.shown import KEY
from tests.pictures.staff import sign_in

OPENED = 4
"""So many notes are out of the jar when the picture of a note is taken."""


def take_jar(album: Album, browser: Browser, installation: Installation) -> None:
    """Take the pages of approval on a desk and the ceremony in all sizes; the administrator is there already."""
    with a_browser(browser, DESK) as context:
        page = signed_in(context.new_page(), installation)
        page.goto(f"{installation.address}/staff/jar/{KEY}")
        album.take(page, f"staff-jar-notes.bg.{DESK}")
        for yes in page.locator("input[value=yes]").all():
            yes.check()
        page.locator("form.notes > button").click()
        page.goto(f"{installation.address}/staff/jar")
        album.take(page, f"staff-jar.bg.{DESK}", is_whole=True)
    for size in (DESKTOP, KIOSK, PHONE):
        with a_browser(browser, size) as context:
            take_ceremony(album, signed_in(context.new_page(), installation), installation, size)


def signed_in(page: Page, installation: Installation) -> Page:
    """Return a page behind the sign-in."""
    page.goto(f"{installation.address}/staff/sign-in")
    sign_in(page)
    return page


def take_ceremony(album: Album, page: Page, installation: Installation, size: Size) -> None:
    """Take the full jar, a note, the empty jar and, on a wide screen, the cards."""
    page.goto(f"{installation.address}/staff/jar")
    page.get_by_role("link", name="Отваряне с децата").last.click()
    album.take(page, f"jar-full.bg.{size}")
    for _ in range(OPENED):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".folded.is-taken")).to_have_count(OPENED)
    album.take(page, f"jar-note.bg.{size}")
    while page.locator("#next").is_visible():
        page.keyboard.press("ArrowRight")
    album.take(page, f"jar-empty.bg.{size}")
    if size == DESKTOP:
        page.get_by_role("link", name="Карти за печат").click()
        album.take(page, f"jar-cards.bg.{size}")
