"""The page behind a QR code in a real browser of the size of a phone, served by the real application."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from feedback_store.bot_links import Goal
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.door.visitor import Visitor

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def code(store: Store, service: Service) -> str:
    """Return the code of a service."""
    return code_of(store, Goal(service.key))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh browser of the size of a phone, in Bulgarian."""
    made = browser.new_context(viewport=PHONE, has_touch=True, locale="bg-BG")  # type: ignore[arg-type] # a plain dict
    yield made
    made.close()


@pytest.fixture
def visitor(page: Page, address: str, code: str) -> Visitor:
    """Return a visitor who has not opened the page yet."""
    return Visitor(page, f"{address}/v/{code}")
