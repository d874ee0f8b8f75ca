"""The wall in a real browser: pictures in turn, new ones by itself, and the last ones while the server is away."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Response, expect

from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, take_wall_back, wall_code
from kiosk.fonts import write_font
from tests.builders import Day, taps
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

WEEK, MINUTES = timedelta(days=7), 60_000
TOGETHER_BYTES = 60_000


@pytest.fixture
def served(app: Flask) -> Iterator[Served]:
    """Return the application, served where a test can switch it off."""
    write_font()
    made = Served(app)
    yield made
    made.stop()


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """Return a screen of 1920 × 1080 whose clock the test moves on; no script fails on it."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
    page.clock.install(time="2026-11-23T12:00:00")
    yield page
    page.close()
    assert not faults


@pytest.fixture
def address(store: Store, service: Service, served: Served, day: Day) -> str:
    """Return where the wall is; twenty voices stand on it."""
    taps(store, service.key, *["happy"] * 12, *["sad"] * 8)
    open_box(store, service.key)
    day.today += WEEK
    make_wall(store, service.key)
    return f"{served.address}/wall/{service.key}/{wall_code(store, service.key)}"


def pins(screen: Page) -> int:
    return screen.locator(".slide:visible [href='#sign-pin']").count()


def test_the_pictures_follow_each_other_in_all_languages(screen: Page, address: str) -> None:
    screen.goto(address)
    expect(screen.get_by_role("heading", name="Така ни беше тук")).to_be_visible()
    screen.clock.run_for(21_000)
    expect(screen.get_by_role("heading", name="This is how we felt here")).to_be_visible()
    assert screen.evaluate("document.documentElement.lang") == "en"
    for heading in ("Burada böyle hissettik", "Ось як нам тут було", "Така ни беше тук"):
        screen.clock.run_for(20_000)
        expect(screen.get_by_role("heading", name=heading)).to_be_visible()


def test_a_new_week_comes_by_itself(screen: Page, address: str, store: Store, service: Service, day: Day) -> None:
    screen.goto(address)
    assert pins(screen) == 20
    taps(store, service.key, *["calm"] * 15)
    open_box(store, service.key)
    day.today += WEEK
    with screen.expect_response(address):
        screen.clock.run_for(6 * MINUTES)
    expect(screen.locator(".slide:visible [href='#sign-pin']")).to_have_count(15)


def test_without_the_server_the_last_picture_stays(screen: Page, address: str, served: Served) -> None:
    screen.goto(address)
    served.stop()
    for _ in range(3):
        screen.clock.run_for(6 * MINUTES)
    assert pins(screen) == 20
    served.start()
    with screen.expect_response(address):
        screen.clock.run_for(6 * MINUTES)
    assert pins(screen) == 20


def test_a_screen_whose_address_was_taken_back_shows_nothing_more(
    screen: Page, address: str, store: Store, service: Service
) -> None:
    screen.goto(address)
    take_wall_back(store, service.key)
    with screen.expect_response(address):
        screen.clock.run_for(6 * MINUTES)
    expect(screen.locator(".slide", has_text="Този екран си почива.")).to_be_attached()
    assert pins(screen) == 0


def test_everything_fits_on_the_screen_and_is_read_from_afar(screen: Page, address: str) -> None:
    screen.goto(address)
    outside = screen.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight, innerWidth, innerHeight]"
    )
    assert outside == [1920, 1080, 1920, 1080]
    sizes = screen.locator("h1:visible, p:visible, text:visible").evaluate_all(
        "(all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert min(sizes) >= 40


def test_a_first_load_is_small_and_asks_nobody_else(browser: Browser, address: str, served: Served) -> None:
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    assert all(answer.url.startswith(served.address) for answer in answers)
    sizes = [answer.request.sizes() for answer in answers]
    assert sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes) < TOGETHER_BYTES
    page.close()
