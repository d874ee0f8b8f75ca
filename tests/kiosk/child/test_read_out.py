"""What a screen reader finds on each screen is what is seen there: names, roles, states, and nothing more."""

import pytest
from playwright.sync_api import expect

from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.read_out import differences, seen_on
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.child.walking import instruments_on, walk_through

pytestmark = pytest.mark.browser

A_FEW = {"mood_board": "bg", "this_or_that": "tr"}


@pytest.fixture
def whole_shelf(store: Store, service: Service, tablet: Tablet) -> Tablet:
    """Return a tablet on which everything stands that we have published, whose bird is awake."""
    recipients_in(store, service.key)
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    expect(tablet.page.locator(".bird")).to_be_enabled()
    return tablet


def faults_of(tablet: Tablet, instrument: str, language: str) -> list[str]:
    """Return what differs on the screens of an instrument, each with its place."""
    page = tablet.page
    page.locator(f".language[lang={language}]").tap()
    expect(page.locator("html")).to_have_attribute("lang", language)
    faults = [f"shelf, {language}: {fault}" for fault in differences(page)]
    for screen in walk_through(tablet, instrument):
        faults += [f"{screen}, {language}: {fault}" for fault in differences(page)]
        seen = seen_on(page)
        if not page.locator("textarea").count() and seen["focus"] not in {seen["heading"], *named(seen)}:
            faults.append(f"{screen}, {language}: the focus is on {seen['focus']}")
    page.locator(".is-home").tap()
    expect(page.locator(".screen-shelf")).to_be_visible()
    return faults


def named(seen: dict[str, list[list[str]]]) -> list[str]:
    return [name for name, *_ in seen["buttons"]]


def test_a_few_instruments_are_read_as_they_are_seen(whole_shelf: Tablet) -> None:
    faults = [fault for key, language in A_FEW.items() for fault in faults_of(whole_shelf, key, language)]
    assert not faults


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_instrument_is_read_as_it_is_seen(whole_shelf: Tablet, language: str) -> None:
    faults = [fault for key in instruments_on(whole_shelf) for fault in faults_of(whole_shelf, key, language)]
    assert not faults


def test_a_button_without_a_name_or_with_another_would_be_found(whole_shelf: Tablet) -> None:
    whole_shelf.page.evaluate("""() => {
      document.querySelector(".hand").removeAttribute("aria-label");
      document.querySelector(".thing-title").setAttribute("aria-hidden", "true");
    }""")
    assert len(differences(whole_shelf.page)) >= 2
