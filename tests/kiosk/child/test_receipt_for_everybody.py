"""A letter and its answer in every language, by keys alone: axe finds nothing on their screens, in three sizes."""

import pytest
from playwright.sync_api import Page, expect

from config.vocabulary import LANGUAGES
from feedback_store.complaints.replies import reply
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import Day, recipients_in
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.hands import Keys
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.child.test_receipt import opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = ((360, 740), (1920, 1080), (800, 1280))
KEYS = Keys()


class Walk:
    """A child that goes by keys; `faults` holds what axe found on each screen at which it stopped."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.faults: list[str] = []

    def take(self, place: str) -> None:
        """Come to a thing by keys, once its screen has come to rest, and press Enter."""
        expect(self.page.locator(".is-settling")).to_have_count(0)
        KEYS.take(self.page.locator(place))

    def look(self, screen: str) -> None:
        """Wait for a screen and let axe look at it in all sizes."""
        expect(self.page.locator(screen)).to_be_visible()
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            self.faults += [f"{screen} {width}: {fault}" for fault in axe_faults(self.page)]

    def speak(self) -> None:
        """Choose the language on the shelf."""
        self.take(f".language[lang={self.language}]")

    def tap_receipt(self, drawn: list[str], colour: str) -> None:
        """Tap what was remembered; what was tapped can be taken back."""
        for key in (drawn[1], drawn[1], *drawn):
            self.take(f"[data-picture={key}]")
        self.look(".pick-board")
        self.take(".is-go_on")
        self.look(".colour-cards")
        self.take(f".colour-card[data-colour={colour}]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_and_its_answer_by_keys_alone(
    tablet: Tablet, store: Store, service: Service, day: Day, language: str
) -> None:
    recipients_in(store, service.key)
    tablet.open()
    page, walk = tablet.page, Walk(tablet.page, language)
    expect(page.locator(WHOLE)).to_be_attached()
    walk.speak()
    walk.look(".is-answers")
    walk.take("[data-instrument=idea]")
    expect(page.locator(".is-settling")).to_have_count(0)
    KEYS.write(page.locator("textarea"), "Супа")
    walk.take(".is-go_on")
    walk.look(".receipt-cover")
    walk.take(".receipt-cover")
    walk.look(".receipt-open")
    drawn = page.locator(".receipt-tile use").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
    receipt = [href.removeprefix("#receipt-") for href in drawn]
    colour = page.locator(".receipt-open").get_attribute("data-colour") or ""
    walk.take(".is-go_on")
    walk.tap_receipt(receipt, colour)
    walk.take(".screen-thanks .is-home")
    tablet.waits_until_sent()
    opened(store, day)
    reply(store, service.key, 1, "Говорихме с кухнята. " * 20)
    walk.speak()
    walk.take(".is-answers")
    walk.tap_receipt(receipt, "white" if colour == "red" else "red")
    walk.look(".answer-line")
    walk.take(".is-back")
    walk.tap_receipt(receipt, colour)
    walk.look(".reply")
    assert walk.faults == []
