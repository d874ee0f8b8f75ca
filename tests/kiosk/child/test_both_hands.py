"""Hands that hit everything at once on a slow tablet: one voice, no dead screen, and nobody's call is lost."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from config.vocabulary import Place
from feedback_store.calls.kept import calls_of
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.concerns.recipients import name_recipient
from feedback_store.devices import issue_code
from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.staff import OUTSIDER
from tests.builders import a_member, recipients_in
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet
from tests.kiosk.people import a_device

pytestmark = pytest.mark.browser

HAND = "Искам да поговоря с някого"
AT_ONCE = "(places) => { for (const place of places) document.querySelector(place).click(); }"


def at_once(page: Page, *places: str) -> None:
    """Click on these in one moment, before anything has moved, as two hands and a key do."""
    page.evaluate(AT_ONCE, list(places))


def touch(page: Page, name: str) -> None:
    expect(page.locator(".is-settling")).to_have_count(0)
    page.get_by_role("button", name=name).tap()


def test_an_answer_and_the_arrow_in_one_moment_are_one_answer(store: Store, service: Service, tablet: Tablet) -> None:
    recipients_in(store, service.key)
    tablet.open()
    page = tablet.page
    tablet.thing("for_parents").tap()
    page.locator("[data-speaker=parent]").tap()
    for _ in range(2):
        expect(page.locator(".is-settling")).to_have_count(0)
        before = tablet.question.text_content() or ""
        at_once(page, ".scale-point", ".is-go_on", *([".is-back"] if page.locator(".is-back").count() else []))
        expect(tablet.question).not_to_have_text(before)
    while page.locator(".screen-thanks").count() == 0:
        at_once(page, ".is-go_on")
    tablet.waits_until_sent()
    ((said,),) = tablet.said()
    assert len({answer["step"] for answer in said["answers"]}) == len(said["answers"]) == 2


def test_whoever_goes_home_while_a_drawing_is_made_gives_none(store: Store, service: Service, tablet: Tablet) -> None:
    recipients_in(store, service.key)
    tablet.open()
    tablet.thing("draw").tap()
    tablet.page.locator(".drawing-paper").tap()
    at_once(tablet.page, ".is-go_on", ".is-home")
    expect(tablet.question).to_have_text(SHELF)
    tablet.page.wait_for_timeout(500)
    expect(tablet.question).to_have_text(SHELF)
    assert tablet.sent == []


def test_a_shelf_is_never_dead_however_late_the_rest_comes(
    browser: Browser, address: str, store: Store, service: Service
) -> None:
    context = browser.new_context(has_touch=True, service_workers="block")
    page = context.new_page()
    tablet = Tablet(page, address, a_device(store, service.key)[1], store)
    held: list[Route] = []
    page.route("**/later.json*", lambda route: held.append(route))
    tablet.open()
    tablet.thing("mood_board").tap()
    page.locator(".hand").tap()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    touch(page, "Назад")
    expect(tablet.question).to_have_text(SHELF)
    expect(page.locator(".is-settling")).to_have_count(0)
    tablet.thing("mood_board").tap()
    expect(tablet.option("happy")).to_be_visible()
    context.close()


def test_the_way_back_leads_never_to_a_used_code(page: Page, address: str, store: Store, service: Service) -> None:
    page.goto(f"{address}/enrol/{issue_code(store, service.key, 'Коридор')}")
    expect(page.locator("#heading")).to_have_text(SHELF)
    page.evaluate("history.back()")
    page.wait_for_timeout(200)
    page.reload()
    expect(page.locator("#heading")).to_have_text(SHELF)


def test_a_call_that_waits_is_not_lost_by_the_next_child_that_calls(
    open_tablet: Tablet, store: Store, service: Service
) -> None:
    name_recipient(store, service.key, a_member(store, "Георги", OUTSIDER).id, Place.OUTSIDE)
    member = a_member(store, "Петър")
    name_listener(store, service.key, Listener(member, "Петър", "психолог", list(Figure)[1], 1))
    page = open_tablet.page
    page.reload()
    expect(page.locator(WHOLE)).to_be_attached()
    expect(page.locator(".hand")).to_be_visible()
    page.route("**/api/calls", lambda route: route.abort())
    for names in (("Никой оттук", "Кажи на човек"), ("Петър",)):
        for name in (HAND, *names, "Начало"):
            touch(page, name)
        expect(open_tablet.question).to_have_text(SHELF)
    page.wait_for_timeout(300)
    assert calls_of(store, service.key) == ()
    page.unroute("**/api/calls")
    page.reload()
    for _ in range(100):
        if page.evaluate("localStorage.getItem('glasche.call') === null"):
            break
        page.wait_for_timeout(100)
    calls = calls_of(store, service.key)
    assert sorted((call.is_outside, call.wanted) for call in calls) == [(False, (member.id,)), (True, ())]
