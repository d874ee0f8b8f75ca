"""A visit by the code of an event in a real browser, from the poster to the page of findings."""

import pytest
from playwright.sync_api import Page, expect

from config.vocabulary import Speaker
from feedback_store.bot_links import Goal
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.events.kept import close_event
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from tests.builders import Day
from tests.feedback_store.events.parties import a_party, at_party, counted_at
from tests.kiosk.door.visitor import Visitor

pytestmark = pytest.mark.browser


def test_whoever_scans_the_code_of_an_event_is_asked_how_it_was_and_counted_with_it(
    page: Page, store: Store, service: Service, day: Day, address: str
) -> None:
    party = a_party(store, service.key, asked=("again", "mood_board"))
    at_party(store, party, 4, speaker=Speaker.YOUNG_PERSON)
    visitor = Visitor(page, f"{address}/v/{code_of(store, Goal(service.key, event=party.key))}")
    visitor.open()
    expect(page.locator(".aside")).to_have_text(f"Празник на есента · {service.name}")
    expect(page.locator("[data-answer=parent]")).to_be_visible()  # the mood board is for them too
    visitor.is_child("8_11", "alone")
    expect(page.locator("[data-answer=again]")).to_be_visible()
    assert page.locator("[data-answer=this_or_that]").count() == 0
    visitor.take("mood_board")
    page.locator("[data-option=happy]").tap()
    visitor.tell_no_more()
    expect(visitor.question).to_contain_text("Благодаря")
    close_event(store, service.key, party.key)
    open_box(store, service.key)
    assert counted_at(store, party) == 5
    page.reload()
    expect(page.locator(".aside")).to_contain_text("„Празник на есента“ приключи.")
    visitor.is_child("8_11", "alone")
    expect(page.locator("[data-answer=this_or_that]")).to_be_visible()
