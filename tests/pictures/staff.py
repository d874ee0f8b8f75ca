"""The staff pages: every page to which a link leads, each once, found by following the links."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.exceptions import HTTPException

from kiosk.staff.pages import staff
from kiosk.wall.pages import blueprint as wall
from tests.journeys.installation import Installation
from tests.pictures.album import DESK, PHONE, Album, Size, a_browser
from tests.pictures.furnished import LOGIN, PASSWORD, Furnished, become_administrator, tell_of_danger
from tests.pictures.shown import KEY, last_finished_week

NOT_TAKEN = {"staff.count_waiting_calls", "staff.tell_proof", "staff.show_link"}
"""What is no page, and the page that shows a link only once."""


def take_staff(album: Album, browser: Browser, installation: Installation, furnished: Furnished) -> None:
    """Take the staff pages on a desk and on a phone; the first administrator signs up on the way."""
    with a_browser(browser, DESK, scale=album.scale_of(DESK)) as context:
        page = context.new_page()
        page.goto(f"{installation.address}/staff/first/{furnished.first_link}")
        for size in (PHONE, DESK):
            page.set_viewport_size({"width": size.width, "height": size.height})
            album.take(page, f"staff-first.bg.{size}", is_whole=True, sheet=sheet_of(size))
    become_administrator(installation, furnished.first_link)
    tell_of_danger(installation)
    for size in (DESK, PHONE):
        with a_browser(browser, size, scale=album.scale_of(size)) as context:
            take_pages(album, context, installation, size)


def sheet_of(size: Size) -> str:
    """Return on which contact sheet a page is laid."""
    return f"staff.bg.{size}"


def take_pages(album: Album, context: BrowserContext, installation: Installation, size: Size) -> None:
    """Take each page in one size."""
    page = context.new_page()
    page.goto(f"{installation.address}/staff/sign-in")
    album.take(page, f"staff-sign_in.bg.{size}", is_whole=True, sheet=sheet_of(size))
    sign_in(page)
    first = f"/staff/?week={last_finished_week()}"
    seen, waiting = set(NOT_TAKEN), [first, f"/staff/services/{KEY}"]
    while waiting:
        path = waiting.pop(0)
        endpoint = endpoint_of(path)
        if endpoint is None or endpoint in seen or PurePosixPath(urlsplit(path).path).suffix:  # a file is no page
            continue
        seen.add(endpoint)
        page.goto(installation.address + path)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        name = endpoint.removeprefix("staff.").removeprefix("show_").removeprefix("ask_")
        album.take(page, f"staff-{name}.bg.{size}", is_whole=True, sheet=sheet_of(size))
        waiting += links_on(page)


def links_on(page: Page) -> list[str]:
    """Return the addresses on our own pages to which a page links, without the server's name."""
    found: list[str] = page.locator("a[href]").evaluate_all("all => all.map((one) => one.href)")
    own = urlsplit(page.url).netloc
    parts = [urlsplit(each) for each in found]
    return [each.path + (f"?{each.query}" if each.query else "") for each in parts if each.netloc == own]


def endpoint_of(path: str) -> str | None:
    """Return which page of ours answers to an address, or None."""
    app = Flask(__name__)
    app.register_blueprint(staff)
    app.register_blueprint(wall)
    try:
        endpoint, _ = app.url_map.bind("localhost").match(urlsplit(path).path)
    except HTTPException:
        return None
    found = str(endpoint)
    return found if found.startswith("staff.") else None


def sign_in(page: Page) -> None:
    """Sign in through the page."""
    page.locator("input[name=login]").fill(LOGIN)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.button").click()
    expect(page.locator("header.places")).to_be_visible()
