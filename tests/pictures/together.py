"""What a group sees together: the screen in the corridor, full and still filling, and the morning circle."""

from playwright.sync_api import Browser, Page, StorageState, expect

from analysis.example.provider import DAY_CENTRE
from tests.journeys.installation import Installation
from tests.pictures.album import DESKTOP, KIOSK, Album, Size, a_browser
from tests.pictures.kiosk import enrol
from tests.pictures.shown import KEY
from tests.pictures.staff import sign_in

TABLET = "Голямата стая"
SAID = ("happy", "calm", "sad", "dont_know", "happy", "scared", "happy")
BEFORE_THE_LAST = 4
"""So many have answered when the picture of passing on is taken."""


def take_together(album: Album, browser: Browser, installation: Installation) -> None:
    """Take walls and circle; the administrator whom the staff pages made switches them on."""
    with a_browser(browser, DESKTOP) as context:
        page = context.new_page()
        page.goto(f"{installation.address}/staff/sign-in")
        sign_in(page)
        walls = {"board": switch_on(page, installation, KEY), "filling": switch_on(page, installation, DAY_CENTRE.key)}
        for name, address in walls.items():
            page.goto(address)
            expect(page.locator(".slide:visible")).to_be_visible()
            album.take(page, f"wall-{name}.bg.{DESKTOP}")
    kept = enrol(browser, installation, TABLET, "4_7")
    take_circle(album, browser, installation, kept, KIOSK)


def switch_on(page: Page, installation: Installation, service: str) -> str:
    """Offer the circle in a service and make the address of its wall; return that address."""
    page.goto(f"{installation.address}/staff/services/{service}")
    page.locator("form[action$='/circle'] button").click()
    page.locator("form[action$='/wall'] button").click()
    return str(page.locator(".address a").get_attribute("href"))


def take_circle(album: Album, browser: Browser, installation: Installation, kept: StorageState, size: Size) -> None:
    """Take the screens of a circle of seven."""
    with a_browser(browser, size, kept=kept, has_touch=True) as context:
        page = context.new_page()
        page.goto(installation.address)
        press(page, "Сутрешен кръг")
        press(page, str(len(SAID)))
        for answered, face in enumerate(SAID):
            if answered == BEFORE_THE_LAST:
                album.take(settled(page), f"circle-pass-on.bg.{size}")
            press(page, "Мой ред е")
            settled(page).locator(f"[data-option={face}]").tap()
            expect(page.locator(".board")).to_have_count(0)
        press(page, "Покажи")
        album.take(settled(page), f"circle-board.bg.{size}")


def press(page: Page, name: str) -> None:
    """Touch a button once the screen has settled."""
    settled(page).get_by_role("button", name=name, exact=True).tap()


def settled(page: Page) -> Page:
    """Return the page once its screen has settled."""
    expect(page.locator(".is-settling")).to_have_count(0)
    return page
