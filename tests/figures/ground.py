"""What the figures of the page are measured on: a fresh installation with one tablet, served from memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from config.settings import read_settings
from feedback_store.engine import Store, open_store
from kiosk.application import create_app
from kiosk.fonts import write_font
from tests.builders import a_service
from tests.kiosk.child.tablet import Tablet
from tests.kiosk.kiosk_browser import KioskBrowser
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

SERVICE = "cop-ruse"


@dataclass(frozen=True)
class Ground:
    """A served application and the token of its only tablet."""

    served: Served
    store: Store
    header: dict[str, str]

    def tablet(self, page: Page) -> Tablet:
        """Return a browser's page as the tablet, the shelf not loaded yet."""
        token = self.header["Authorization"].removeprefix("Bearer ")
        page.goto(f"{self.served.address}/worker.js")  # of this origin, and loads nothing of the page
        page.evaluate("(token) => localStorage.setItem('glasche.token', token)", token)
        return Tablet(page, self.served.address, self.header, self.store)


@contextmanager
def a_ground(home: Path) -> Iterator[Ground]:
    """Serve a fresh installation."""
    store = open_store(read_settings({"GLASCHE_HOME": str(home)}))
    write_font()
    served = Served(create_app(store, store.settings))
    try:
        yield Ground(served, store, a_device(store, a_service(store, SERVICE).key)[1])
    finally:
        served.stop()
        store.close()


@contextmanager
def a_fresh_browser(browser: Browser, profile: Path, *flags: str) -> Iterator[Page]:
    """Start a browser that has never been anywhere; return its page."""
    kiosk = KioskBrowser(browser, profile, *flags)
    try:
        yield kiosk.start()
    finally:
        kiosk.kill()
