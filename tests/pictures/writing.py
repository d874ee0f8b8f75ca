"""The child's page where somebody receives what is told in words: the jar, the sheet of paper, and why after a face."""

from playwright.sync_api import Browser, BrowserContext, expect

from config.settings import read_settings
from feedback_store.engine import open_store
from tests.builders import recipients_in
from tests.journeys.installation import Installation
from tests.pictures.album import DESKTOP, KIOSK, PHONE, Album, Size, a_browser
from tests.pictures.kiosk import WORDS, enrol
from tests.pictures.shown import KEY

JAR, FACE = "Бурканче за щастие", WORDS["bg"][2]
NOTE = "баба дойде и правихме палачинки"
PLACE = "Читалня"


def take_writing(album: Album, browser: Browser, installation: Installation) -> None:
    """Take the screens with words in the sizes that matter, in Bulgarian."""
    settings = read_settings({k: v for k, v in installation.environment.items() if k.startswith("GLASCHE_")})
    store = open_store(settings)
    recipients_in(store, KEY)
    store.close()
    tablet = enrol(browser, installation, PLACE, "8_11")
    for size in (KIOSK, DESKTOP, PHONE):
        with a_browser(browser, size, kept=tablet, has_touch=True) as context:
            take_note(album, context, installation, size)
            take_why(album, context, installation, size)


def take_note(album: Album, context: BrowserContext, installation: Installation, size: Size) -> None:
    """Take the shelf with its jar, the promise, a note that is being written, and the note in the jar."""
    page = context.new_page()
    page.goto(installation.address)
    expect(page.get_by_role("button", name=JAR)).to_be_visible()
    album.take(page, f"kiosk-shelf-with-jar.bg.{size}")
    page.get_by_role("button", name=JAR).tap()
    page.get_by_role("textbox").tap()
    album.take(page, f"kiosk-promise.bg.{size}")
    for letter in NOTE:
        page.get_by_role("button", name="Интервал" if letter == " " else letter, exact=True).tap()
    album.take(page, f"kiosk-note.bg.{size}")
    page.get_by_role("button", name="Напред").tap()
    expect(page.get_by_text("116 111")).to_be_visible()
    album.take(page, f"kiosk-jar-thanks.bg.{size}")


def take_why(album: Album, context: BrowserContext, installation: Installation, size: Size) -> None:
    """Take the question that follows a face."""
    page = context.new_page()
    page.goto(installation.address)
    page.get_by_role("button", name=WORDS["bg"][1]).tap()
    page.get_by_role("button", name=FACE).tap()
    page.get_by_role("textbox").tap()
    album.take(page, f"kiosk-why.bg.{size}")
