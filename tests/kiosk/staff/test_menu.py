"""On a phone the places lie behind one button, without scripts and by keys; on a desk they always stand there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import PASSWORD
from tests.kiosk.axe import axe_faults
from tests.kiosk.people import LOGIN, an_administrator

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
ONE_ROW = 80
"""Of the head of a page on a phone (CSS pixels)."""


@pytest.fixture
def desk(browser: Browser, store: Store, service: Service, address: str) -> Iterator[Page]:
    """Return the page of somebody who is signed in, in a browser that runs no scripts."""
    an_administrator(store)
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="bg-BG")
    page = context.new_page()
    page.goto(f"{address}/staff/sign-in")
    for field, value in (("login", LOGIN), ("password", PASSWORD)):
        page.locator(f"input[name={field}]").fill(value)
    page.locator("main button.button").click()
    page.locator("header.places").wait_for()
    yield page
    context.close()


def height_of(page: Page) -> float:
    box = page.locator("header.places").bounding_box()
    assert box
    return box["height"]


def test_on_a_phone_the_head_is_one_row_until_the_menu_is_opened_by_a_key(desk: Page) -> None:
    places = desk.get_by_role("navigation", name="Места")
    expect(places).to_be_hidden()
    assert height_of(desk) < ONE_ROW
    menu = desk.locator(".menu summary")
    expect(menu).to_have_text("Меню")
    menu.press("Enter")
    expect(places.get_by_role("link", name="Хора")).to_be_visible()
    expect(desk.get_by_role("button", name="Изход")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    menu.press("Enter")
    expect(places).to_be_hidden()


def test_the_menu_leads_to_a_place_and_is_closed_there(desk: Page) -> None:
    desk.locator(".menu summary").click()
    desk.get_by_role("link", name="Хора").click()
    expect(desk.locator("h1")).to_contain_text("Хора")
    expect(desk.get_by_role("navigation", name="Места")).to_be_hidden()


def test_on_a_desk_the_places_stand_without_a_menu(desk: Page) -> None:
    desk.set_viewport_size(DESK)
    expect(desk.get_by_role("navigation", name="Места")).to_be_visible()
    expect(desk.locator(".menu")).to_be_hidden()


def test_axe_finds_nothing_in_an_open_menu(
    browser: Browser, store: Store, service: Service, address: str, desk: Page
) -> None:
    context = browser.new_context(viewport=PHONE, storage_state=desk.context.storage_state())
    page = context.new_page()
    page.goto(desk.url)
    page.locator(".menu summary").click()
    assert not axe_faults(page)
    context.close()
