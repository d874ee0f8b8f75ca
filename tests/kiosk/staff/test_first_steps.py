"""From an empty start a manager comes to news on the tablet, by the guide alone and a second factor, in the browser."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.quotes.kept import read_quotes
from feedback_store.social_services import all_services
from feedback_store.staff import make_first_link
from kiosk.application import create_app
from kiosk.fonts import write_font
from tests.builders import Day
from tests.kiosk.axe import axe_faults
from tests.kiosk.child.tablet import WHOLE
from tests.kiosk.served import Served
from tests.kiosk.staff.first_steps import TOLD, FirstSteps, Look

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PATIENCE_MILLISECONDS = 30_000


@pytest.fixture
def app(store: Store) -> Flask:
    """Return the application of an installation that asks for second factors, as a real one does."""
    write_font()
    real = replace(store, settings=store.settings.model_copy(update={"second_factor": True}))
    return create_app(real, real.settings)


@pytest.fixture
def evening(store: Store, day: Day) -> Callable[[], None]:
    """Return what the clock does in the evening, and that a day comes after it."""

    def come() -> None:
        for service in all_services(store):
            open_box(store, service.key)
        day.today += timedelta(days=1)

    return come


def goes(
    browser: Browser, served: Served, store: Store, evening: Callable[[], None], language: str, look: Look
) -> FirstSteps:
    steps = FirstSteps(browser, served.address, look, evening, language)
    tablet = steps.go(f"/staff/first/{make_first_link(store)}")
    assert steps.desk.locator(".first-step.is-done").count() == 9
    tablet.context.set_default_timeout(PATIENCE_MILLISECONDS)
    return steps


def test_a_manager_comes_from_nothing_to_news_by_the_guide_alone_and_it_is_there_after_a_restart(
    browser: Browser, served: Served, store: Store, evening: Callable[[], None]
) -> None:
    steps = goes(browser, served, store, evening, "bg", lambda page, name: None)
    told = TOLD["bg"]
    assert [quote.text for quote in read_quotes(store, told.key)] == [told.note]
    served.stop()
    served.start()
    steps.tablet.reload()
    expect(steps.tablet.locator(WHOLE)).to_be_attached()
    steps.tablet.locator("[data-instrument=news]").tap()
    expect(steps.tablet.locator(".news-card")).to_have_text(told.sentence)
    for page in (steps.desk, steps.tablet):
        page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", TOLD)
def test_axe_finds_nothing_on_the_way_and_no_page_is_wider_than_a_phone(
    browser: Browser, served: Served, store: Store, evening: Callable[[], None], language: str
) -> None:
    found: list[str] = []

    def look(page: Page, name: str) -> None:
        size = page.viewport_size
        assert size
        found.extend(f"{name}: {fault}" for fault in axe_faults(page))
        page.set_viewport_size({"width": 360, "height": 740})
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            found.append(f"{name} is wider than a phone")
        page.set_viewport_size(size)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    steps = goes(browser, served, store, evening, language, look)
    assert found == []
    for page in (steps.desk, steps.tablet):
        page.context.close()
