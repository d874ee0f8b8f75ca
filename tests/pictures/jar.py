"""The opening of the jar: the notes that staff judge, the ceremony from its beginning to its end, the cards."""

from collections import Counter

from playwright.sync_api import Browser, Page, expect

from config.reader import read_text
from config.settings import read_settings
from feedback_store.engine import open_store
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.waiting import WaitingNote, waiting_notes
from tests.journeys.installation import Installation
from tests.pictures.album import DESK, DESKTOP, KIOSK, PHONE, Album, Size, a_browser
from tests.pictures.shown import KEY
from tests.pictures.staff import sign_in

OPENED = 4
"""So many notes are out of the jar when the picture of a note is taken."""
APPROVED, GOOD = 12, 0.3
"""So many notes are approved, each at least so good as the reader tells (from -1 to 1)."""


def take_jar(album: Album, browser: Browser, installation: Installation) -> None:
    """Take the pages of approval on a desk and the ceremony in all sizes; the administrator is there already."""
    approve_happy_notes(installation)
    with a_browser(browser, DESK) as context:
        page = signed_in(context.new_page(), installation)
        page.goto(f"{installation.address}/staff/jar/{KEY}")
        album.take(page, f"staff-jar-notes.bg.{DESK}")
        page.goto(f"{installation.address}/staff/jar")
        album.take(page, f"staff-jar.bg.{DESK}", is_whole=True)
    for size in (DESKTOP, KIOSK, PHONE):
        with a_browser(browser, size) as context:
            take_ceremony(album, signed_in(context.new_page(), installation), installation, size)


def approve_happy_notes(installation: Installation) -> None:
    """Say yes to happy notes in Bulgarian of the jar that has the most of them."""
    store = open_store(read_settings({k: v for k, v in installation.environment.items() if k.startswith("GLASCHE_")}))
    try:
        happy = {note.proposed: note for note in waiting_notes(store, KEY) if is_happy(note)}
        quarter, _ = Counter(note.quarter for note in happy.values()).most_common(1)[0]
        chosen = [note for note in happy.values() if note.quarter == quarter][:APPROVED]
        judge_notes(store, KEY, {(note.voice, note.step): Judgement(True) for note in chosen})
    finally:
        store.close()


def is_happy(note: WaitingNote) -> bool:
    """Return whether a note is Bulgarian and says that something was good."""
    reading = read_text(note.proposed or "")
    return (reading.language, reading.script) == ("bg", "cyrillic") and reading.polarity > GOOD


def signed_in(page: Page, installation: Installation) -> Page:
    """Return a page behind the sign-in."""
    page.goto(f"{installation.address}/staff/sign-in")
    sign_in(page)
    return page


def take_ceremony(album: Album, page: Page, installation: Installation, size: Size) -> None:
    """Take the full jar, a note, the empty jar and, on a wide screen, the cards."""
    page.goto(f"{installation.address}/staff/jar")
    page.get_by_role("link", name="Отваряне с децата").first.click()
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
