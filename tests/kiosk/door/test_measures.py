"""Every screen of the page behind a code keeps the measures of a phone: 48 px for a target, 8 px between two."""

import pytest
from playwright.sync_api import Page, expect

from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.child.measuring.measures import Gauge
from tests.kiosk.child.measuring.shortfall import Shortfall
from tests.kiosk.door.visitor import Visitor

SIDE, GAP = 48, 8
"""Of a target and between two (CSS pixels); the keys of a keyboard are as wide as a phone's own."""
KEYS = "key"


@pytest.mark.browser
def test_every_kind_of_screen_keeps_the_measures_of_a_phone(
    page: Page, address: str, code: str, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    visitor = Visitor(page, f"{address}/v/{code}")
    gauge = Gauge(page, "door", side=SIDE, gap=GAP, is_thrifty=True)
    found: list[Shortfall] = []

    def measure(screen: str) -> None:
        expect(page.locator(".is-settling")).to_have_count(0)
        found.extend(gauge.measure(screen, "360x740"))

    visitor.open()
    measure("first")
    for answer in ("child", "8_11", "alone"):
        page.locator(f"[data-answer='{answer}']").tap()
        measure(f"after {answer}")
    visitor.take("mood_board")
    measure("faces")
    page.locator("[data-option=sad]").tap()
    expect(page.locator("[data-option=words]")).to_be_visible()
    measure("ways")
    page.locator("[data-option=words]").tap()
    expect(page.locator("textarea")).to_be_visible()
    measure("words")
    page.locator(".is-go_on:not(.is-away)").tap()
    expect(visitor.question).to_have_text("Благодаря. Гласът ти е в кутията.")
    measure("thanks")
    assert [str(each) for each in found if each.kinds != KEYS and each.rule != "scroll"] == []
