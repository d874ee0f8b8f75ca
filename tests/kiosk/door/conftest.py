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
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh browser of the size of a phone, in Bulgarian."""
    made = browser.new_context(viewport=PHONE, has_touch=True, locale="bg-BG")  # type: ignore[arg-type] # a plain dict
    yield made
    made.close()


@pytest.fixture
def page(phone: BrowserContext) -> Iterator[Page]:
    """Return a page in which no script has failed and nothing was refused by the policy by the end of the test."""
    made = phone.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda fault: faults.append(str(fault)))
    made.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
    yield made
    assert not faults


@pytest.fixture
def visitor(page: Page, address: str, code: str) -> Visitor:
    """Return a visitor who has not opened the page yet."""
    return Visitor(page, f"{address}/v/{code}")
