"""The child's page in a real browser, served by the real application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from config import load
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.people import a_device

TEST_INSTRUMENTS = Path(__file__).parents[2] / "instruments"


@pytest.fixture
def with_day_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the instrument of several steps beside the real ones."""
    monkeypatch.setattr(load, "INSTRUMENT_FOLDERS", (*load.INSTRUMENT_FOLDERS, TEST_INSTRUMENTS))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh browser of the size of a kiosk."""
    made = browser.new_context(viewport={"width": 800, "height": 1280}, has_touch=True)
    yield made
    made.close()


@pytest.fixture
def tablet(page: Page, address: str, store: Store, service: Service) -> Tablet:
    """Return an enrolled tablet; `open` shows its shelf."""
    return Tablet(page, address, a_device(store, service.key)[1], store)


@pytest.fixture
def try_out_tablet(page: Page, address: str, store: Store, service: Service) -> Tablet:
    """Return an enrolled tablet in try-out mode."""
    return Tablet(page, address, a_device(store, service.key, is_try_out=True)[1], store)


@pytest.fixture
def open_tablet(tablet: Tablet) -> Tablet:
    """Return a tablet that shows its shelf."""
    tablet.open()
    expect(tablet.thing("mood_board")).to_be_visible()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    return tablet


@pytest.fixture
def timed_tablet(tablet: Tablet) -> Tablet:
    """Return a tablet whose clock the test moves on, showing its shelf."""
    tablet.page.clock.install()
    tablet.open()
    expect(tablet.thing("mood_board")).to_be_visible()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    return tablet
