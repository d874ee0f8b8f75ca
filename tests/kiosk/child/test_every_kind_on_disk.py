"""Whatever kind of answer a child gives without the server, no byte of it stands in clear in the browser's folder."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.tablet import SHELF
from tests.kiosk.child.test_offline import holds_its_page
from tests.kiosk.child.walking import WRITTEN, instruments_on, walk_through
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHEET_PNG = b"IHDR\x00\x00\x04\x00\x00\x00\x03\x00"
"""The head of a picture of the size of a sheet: 1024 by 768 pixels."""
IN_CLEAR = ("chosen", "touched_at", '"wanted"', "iVBORw0KGgo", *WRITTEN.split())
"""Names of fields, the begin of a picture in letters, and what the child wrote."""


def is_code(path: Path) -> bool:
    """Return whether a browser keeps the page itself there, whose scripts name the fields."""
    return bool({"Cache", "CacheStorage", "Code Cache", "ScriptCache"}.intersection(path.parts))


def test_no_kind_of_answer_and_no_call_lies_in_the_folder_in_clear(
    with_day_out: None, kiosk: KioskBrowser, served: Served, store: Store, service: Service
) -> None:
    colleague, _ = recipients_in(store, service.key)
    name_listener(store, service.key, Listener(colleague, "леля Мария", "психолог", Figure.BUN, 1))
    tablet = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    holds_its_page(tablet.page)
    served.stop()
    for instrument in instruments_on(tablet):
        for _ in walk_through(tablet, instrument):
            pass
        tablet.page.locator(".is-home").tap()
        expect(tablet.question).to_have_text(SHELF)
    for place in (".hand", ".person"):
        tablet.page.locator(f".screen:not(.is-settling) {place}").first.tap()
    tablet.page.wait_for_function("localStorage.getItem('glasche.call') !== null")
    kiosk.close()
    kept = {path.name: path.read_bytes() for path in kiosk.profile.rglob("*") if path.is_file() and not is_code(path)}
    found = {
        (name, text)
        for (name, content), text in product(kept.items(), IN_CLEAR)
        if any(text.encode(coding) in content for coding in ("utf-8", "utf-16-le"))
    }
    assert not found
    assert not [name for name, content in kept.items() if SHEET_PNG in content]
