"""Fixtures for the pages: the application over a fresh store, a client that looks at every page, one signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.application import build_app, put_store
from kiosk.desk import Desk, put_desk
from kiosk.fonts import write_font
from kiosk.throttle import Throttle
from tests.builders import a_service
from tests.kiosk.kiosk_browser import KioskBrowser
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, an_administrator, sign_in
from tests.kiosk.served import Served


@pytest.fixture(scope="session")
def built_app() -> Flask:
    """Return the application without a store; building it and its templates takes longer than many a test."""
    return build_app()


@pytest.fixture
def app(request: pytest.FixtureRequest, store: Store, settings: Settings) -> Iterator[Flask]:
    """Return the application; guessing is slowed down without really waiting.

    One that is served is built anew: what a browser still asks of it at the end must not reach the next test.
    """
    made = build_app() if "browser" in request.keywords else request.getfixturevalue("built_app")
    as_built = dict(made.config)
    put_store(made, store, settings)
    made.test_client_class = PageClient
    put_desk(made, Desk(store, settings, sign_ins=unhurried(), codes=unhurried()))
    yield made
    made.config.clear()
    made.config.update(as_built)


def unhurried() -> Throttle:
    """Return a throttle that does not really wait."""
    return Throttle(sleep=lambda _: None)


@pytest.fixture
def served(app: Flask) -> Iterator[Served]:
    """Return the application, served where a test can switch it off."""
    write_font()
    made = Served(app)
    yield made
    made.stop()


@pytest.fixture
def address(served: Served) -> str:
    """Return where the application is served."""
    return served.address


@pytest.fixture
def kiosk(browser: Browser, tmp_path: Path) -> Iterator[KioskBrowser]:
    """Return a browser with a profile of its own, which a test can kill and start again."""
    made = KioskBrowser(browser, tmp_path / "profile")
    yield made
    made.kill()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Return a page in which no script has failed and nothing was refused by the policy by the end of the test."""
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda fault: faults.append(str(fault)))
    made.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
    yield made
    assert not faults


@pytest.fixture
def client(app: Flask) -> PageClient:
    """Return a browser that nobody signed in with."""
    browser = app.test_client()
    assert isinstance(browser, PageClient)
    return browser


@pytest.fixture
def service(store: Store) -> Service:
    """Return a social service."""
    return a_service(store, "cop-ruse")


@pytest.fixture
def tablet(store: Store, service: Service) -> dict[str, str]:
    """Return the header that an enrolled tablet sends."""
    return a_device(store, service.key)[1]


@pytest.fixture
def signed_in(client: PageClient, store: Store) -> PageClient:
    """Return a browser in which the administrator is signed in."""
    an_administrator(store)
    assert sign_in(client).status_code == 302
    return client
