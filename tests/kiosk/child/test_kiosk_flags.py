"""The flags of docs/kiosk-setup.md in a real Chromium: the shelf stands there, and the page after a power cut."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device

pytestmark = pytest.mark.browser

GUIDE = Path(__file__).parents[3] / "docs" / "kiosk-setup.md"


def flags() -> list[str]:
    """Return the flags of the guide for Debian and the Raspberry Pi."""
    line = GUIDE.read_text(encoding="utf-8").partition("    chromium --kiosk")[2].partition("http")[0]
    return ["--kiosk", *re.findall(r"--[^\s\\]+", line)]


def test_the_flags_of_the_guide_leave_the_shelf_there_and_the_page_after_a_power_cut(
    browser: Browser, tmp_path: Path, address: str, store: Store, service: Service
) -> None:
    assert len(flags()) > 8
    kiosk = KioskBrowser(browser, tmp_path / "profile", *flags())
    tablet = enrolled(kiosk.start(), address, a_device(store, service.key)[1], store)
    tablet.page.wait_for_timeout(500)
    kiosk.kill()
    again = kiosk.start()
    again.goto(address)
    shown = again.locator("#heading").or_(again.get_by_role("textbox", name="Код"))
    expect(shown.first).to_be_visible()
    kiosk.kill()
