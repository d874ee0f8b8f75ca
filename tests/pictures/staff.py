"""The staff pages: the first administrator, signing in, the week, and a service with its tablets."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.installation import Installation
from tests.pictures.album import DESK, PHONE, Album, Size, a_browser
from tests.pictures.shown import KEY, last_finished_week

NAME, LOGIN, PASSWORD = "Елена Примерова", "elena", "три чаши синя вода"


def take_staff(album: Album, browser: Browser, installation: Installation) -> None:
    """Take the staff pages on a desk and on a phone; the first administrator signs up on the way."""
    for size in (DESK, PHONE):
        with a_browser(browser, size) as context:
            take_pages(album, context, installation, size)


def take_pages(album: Album, context: BrowserContext, installation: Installation, size: Size) -> None:
    """Take each page in one size."""
    page = context.new_page()
    pages = {"services": "services", "service": f"services/{KEY}", "week": f"?week={last_finished_week()}"}
    if size == DESK:
        begin(album, page, installation)
    page.goto(f"{installation.address}/staff/sign-in")
    album.take(page, f"staff-sign-in.bg.{size}", is_whole=True)
    sign_in(page)
    for name, path in pages.items():
        page.goto(f"{installation.address}/staff/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        album.take(page, f"staff-{name}.bg.{size}", is_whole=True)
    take_place(album, page, installation, size)


def take_place(album: Album, page: Page, installation: Installation, size: Size) -> None:
    """Take the opening hours of a service and the page of its first tablet."""
    installation.command("service", "hours", KEY, "1 08:00-17:00, 2 08:00-17:00, 5 08:00-12:30")
    page.goto(f"{installation.address}/staff/services/{KEY}/hours")
    album.take(page, f"staff-hours.bg.{size}", is_whole=True)
    page.goto(f"{installation.address}/staff/services/{KEY}")
    page.locator("main .list tbody th a").first.click()
    expect(page.get_by_role("button", name="Запазване")).to_be_visible()
    album.take(page, f"staff-tablet.bg.{size}", is_whole=True)


def begin(album: Album, page: Page, installation: Installation) -> None:
    """Take the page of the one-time link, and use it."""
    found = re.findall(r"http\S+/staff/first/\S+", installation.log)
    page.goto(found[-1])
    for each in (PHONE, DESK):
        page.set_viewport_size({"width": each.width, "height": each.height})
        album.take(page, f"staff-first.bg.{each}", is_whole=True)
    values = (("name", NAME), ("login", LOGIN), ("password", PASSWORD), ("repeated", PASSWORD))
    for field, value in values:
        page.locator(f"input[name={field}]").fill(value)
    page.locator("main button.button").click()
    page.locator("form[action$=sign-out] button").click()


def sign_in(page: Page) -> None:
    """Sign in through the page."""
    page.locator("input[name=login]").fill(LOGIN)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.button").click()
    expect(page.locator("header.places")).to_be_visible()
