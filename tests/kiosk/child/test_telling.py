"""A child tells of danger on the tablet, with the server and without it: heard once each, by the right person."""

import time
from email.message import Message

import pytest
from playwright.sync_api import Page, expect

from config.settings import Settings, read_settings
from feedback_store.concerns.heard import read_concerns
from feedback_store.concerns.notices import AT_ONCE
from feedback_store.concerns.post import Teller
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.tablet import Tablet
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served
from tests.mail_server import Letters

pytestmark = pytest.mark.browser

ONLINE = "леля мария ме би с колана"
OFFLINE = "вчера мария пак ме удари"
"""Both name Мария Иванова, who works in the house and receives concerns."""

LATEST_SECONDS = 60
TELLING_LETTERS = 5
"""Shorter words stand in the page's own texts too (letters)."""


@pytest.fixture
def settings(environment: dict[str, str], letters: tuple[Letters, int]) -> Settings:
    """Return settings with the mail server of the test."""
    _, port = letters
    return read_settings({**environment, "GLASCHE_SMTP_HOST": "127.0.0.1", "GLASCHE_SMTP_PORT": str(port)})


def tell(tablet: Tablet, text: str) -> str:
    """Write a note letter by letter on the screen, give it, and return the thanks as they stand there."""
    tablet.thing("happiness_jar").tap()
    tablet.option("words").tap()
    tablet.page.get_by_role("textbox").tap()
    tablet.write(text)
    tablet.page.get_by_role("button", name="Напред").tap()
    expect(tablet.page.get_by_text("116 111")).to_be_visible()
    thanks = tablet.page.locator("#screen").inner_text()
    tablet.page.get_by_role("button", name="Начало").tap()
    return thanks


def heard_in_time(store: Store, service: Service, page: Page, count: int) -> float:
    """Wait until so many concerns are heard; return when."""
    while len(read_concerns(store, service.key)) < count:
        page.wait_for_timeout(50)
    return time.monotonic()


def is_in(kiosk: KioskBrowser, text: str) -> bool:
    """Return whether a word of a text stands anywhere in the profile of a browser, as it may be written there."""
    found, words = kiosk.contents(), [word for word in text.split() if len(word) >= TELLING_LETTERS]
    return any(word.encode(coding) in found for word in words for coding in ("utf-8", "utf-16-le"))


def test_a_disclosure_reaches_the_outside_person_alone_once_with_the_server_and_without_it(
    kiosk: KioskBrowser, served: Served, store: Store, service: Service, letters: tuple[Letters, int]
) -> None:
    taken: list[tuple[str, Message]] = letters[0].taken
    recipients_in(store, service.key)
    teller = Teller(store, print)
    tablet = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    with_server = tell(tablet, ONLINE)
    arrived = heard_in_time(store, service, tablet.page, 1)
    teller.look()
    assert [to for to, _ in taken] == ["georgi@example.org"] and time.monotonic() - arrived < LATEST_SECONDS

    served.stop()
    assert tell(tablet, OFFLINE) == with_server
    expect(tablet.page.get_by_text("Пази се и после тръгва.")).to_be_visible()
    kiosk.kill()
    assert not is_in(kiosk, OFFLINE) and not is_in(kiosk, ONLINE)

    served.start()
    page = kiosk.start()
    page.goto(served.address)
    arrived = heard_in_time(store, service, page, 2)
    Teller(store, print).look()
    assert [to for to, _ in taken] == ["georgi@example.org"] * 2 and time.monotonic() - arrived < LATEST_SECONDS
    expect(page.get_by_text("Всичко е предадено.")).to_be_visible(timeout=20_000)
    heard = read_concerns(store, service.key)
    assert {one.text for one in heard} == {ONLINE, OFFLINE}
    assert all(one.concern.severity == AT_ONCE for one in heard)
    assert store.cabinet.count(service.key) == 2
    kiosk.kill()
    assert not is_in(kiosk, OFFLINE)


def test_the_search_would_find_words_that_were_kept_in_clear(
    kiosk: KioskBrowser, served: Served, store: Store, service: Service
) -> None:
    tablet = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    tablet.page.evaluate(
        """async (text) => {
      const { diskStore } = await import("/static/child/store.js");
      await diskStore().keep("a", { answers: [{ step: "note", words: text }] });
    }""",
        OFFLINE,
    )
    kiosk.kill()
    assert is_in(kiosk, OFFLINE)
