"""A screen that starts anew without the server shows what it showed last, and says how old it is."""

from datetime import timedelta

import pytest
from playwright.sync_api import Error, Page, expect

from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, take_wall_back, wall_code
from kiosk.wall.pages import DRESS
from tests.builders import Day, taps
from tests.kiosk.kiosk_browser import KioskBrowser
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

WEEK = timedelta(days=7)
KEPT = (
    "caches.open('wall').then((kept) => kept.keys()).then((all) => all.map(({ url }) => new URL(url).pathname).sort())"
)
AGE = "Последно обновено на 23 ноември 2026 г."


def started(kiosk: KioskBrowser, day: str) -> Page:
    """Start the screen on a day of its own clock."""
    page = kiosk.start()
    set_clock(page, day)
    return page


def set_clock(page: Page, day: str) -> None:
    """Let the clock of the screen show a day from the next load on."""
    page.add_init_script(f"Date.now = () => Date.parse('{day}T09:00')")


def waits_until_kept(page: Page, path: str) -> None:
    while path not in page.evaluate(KEPT):
        page.wait_for_timeout(50)


def pins(page: Page) -> int:
    return page.locator(".slide:visible [href='#sign-pin']").count()


def test_a_screen_comes_up_again_without_the_server_and_says_how_old_it_is(
    kiosk: KioskBrowser, served: Served, store: Store, service: Service, day: Day
) -> None:
    taps(store, service.key, *["happy"] * 12, *["sad"] * 8)
    open_box(store, service.key)
    day.today += WEEK
    make_wall(store, service.key)
    path = f"/wall/{service.key}/{wall_code(store, service.key)}"
    address = served.address + path

    page = started(kiosk, "2026-11-23")
    page.goto(address)
    waits_until_kept(page, path)
    assert page.evaluate(KEPT) == sorted([*DRESS, path])
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    kiosk.kill()
    served.stop()

    page = started(kiosk, "2026-11-24")
    page.goto(address)
    assert pins(page) == 20
    expect(page.get_by_text(AGE).first).to_be_hidden()
    for today in ("2026-11-27", "2026-01-01"):  # the second is a clock that stood still
        set_clock(page, today)
        page.reload()
        expect(page.get_by_text(AGE).first).to_be_visible()
        assert pins(page) == 20
    set_clock(page, "2026-12-22")
    page.reload()
    expect(page.get_by_text("Четири седмици няма връзка със сървъра.")).to_be_visible()
    assert pins(page) == 0

    served.start()
    page.reload()
    expect(page.get_by_text(AGE).first).to_be_hidden()
    assert pins(page) == 20
    take_wall_back(store, service.key)
    page.reload()
    expect(page.get_by_role("heading", name="Този екран си почива.")).to_be_visible()
    assert page.evaluate(KEPT) == sorted(DRESS)
    served.stop()
    with pytest.raises(Error):
        page.reload()
