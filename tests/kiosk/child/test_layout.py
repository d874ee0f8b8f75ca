"""Every screen of every instrument in every language: nothing is cut, lies on something else or leaves its frame."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from config.vocabulary import LANGUAGES, OFFERED
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from feedback_store.tallies import LANGUAGE, read_tallies
from tests.builders import recipients_in
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.child.walking import instruments_on, walk_through
from tests.pictures.faults import faults_of

SIZES = {"tablet": (800, 1280), "phone": (360, 740)}
CORNERS = "() => ['.bird', '.hand'].map((one) => document.querySelector(one).getBoundingClientRect().left)"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_whole_and_every_voice_is_counted_in_its_language(
    tablet: Tablet, store: Store, service: Service, language: str, size: str
) -> None:
    recipients_in(store, service.key)
    width, height = SIZES[size]
    tablet.page.set_viewport_size({"width": width, "height": height})
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    found, told = [], instruments_on(tablet)
    for instrument in told:
        tablet.page.locator(f".language[lang={language}]").tap()
        expect(tablet.page.locator("html")).to_have_attribute("dir", OFFERED[language].direction)
        found += [f"shelf: {fault}" for fault in faults_of(tablet.page) if instrument == told[0]]
        for place in walk_through(tablet, instrument):
            found += [f"{place}: {fault}" for fault in faults_of(tablet.page)]
            bird, hand = tablet.page.evaluate(CORNERS)
            assert (bird > hand) is OFFERED[language].is_right_to_left
        tablet.page.locator(".is-home").tap()
        expect(tablet.page.locator(".screen-shelf")).to_be_visible()
        tablet.waits_until_sent(told.index(instrument) + 1)
    assert not [fault for fault in found if not is_of_no_harm(fault)], "\n".join(found)
    assert languages_counted(store, service) == {language: len(told)}


def is_of_no_harm(fault: str) -> bool:
    """Return whether a fault only says that a screen is scrolled, or that the line for adults has no room."""
    return "higher than the screen" in fault or "За възрастни" in fault


def languages_counted(store: Store, service: Service) -> dict[str, int]:
    """Open the box and return how many voices were counted in each language."""
    assert open_box(store, service.key) is Outcome.OPENED
    counted = Counter[str]()
    for each in read_tallies(store, service.key, year=store.today().year):
        counted[each.option] += each.count if each.step == LANGUAGE else 0
    return dict(+counted)
