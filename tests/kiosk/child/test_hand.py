"""The hand on every screen: a child says whom it wants, is told honestly who knows, and holds up a sign without us."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from config.vocabulary import Place
from feedback_store.calls.kept import Call, CallAct, calls_of, note_call_act
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.social_services import Service
from feedback_store.staff import OUTSIDER, StaffMember
from tests.builders import a_member
from tests.kiosk.child.tablet import SHELF, Tablet
from tests.kiosk.child.test_offline import holds_its_page
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

SIGN = "Искам да поговоря с някого"
TELLING, COMING, UNKNOWN = "Казвам им сега.", "Ще дойде.", "Още никой не знае."
NAMES = ("леля Мария", "Петър")


@pytest.fixture
def people(store: Store, service: Service) -> tuple[StaffMember, ...]:
    """Return two people whom children may choose, in order of duty; a third stands outside."""
    name_recipient(store, service.key, a_member(store, "Георги", OUTSIDER).id, Place.OUTSIDE)
    made = tuple(a_member(store, name) for name in NAMES)
    for number, (member, name) in enumerate(zip(made, NAMES, strict=True), 1):
        name_listener(store, service.key, Listener(member, name, "психолог", list(Figure)[number], number))
    return made


def touch(page: Page, name: str) -> None:
    expect(page.locator(".is-settling")).to_have_count(0)
    page.get_by_role("button", name=name).tap()


def waits_until_kept(page: Page, is_kept: bool) -> None:
    for _ in range(100):
        if page.evaluate("localStorage.getItem('glasche.call') !== null") is is_kept:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the call is still not sent" if is_kept is False else "the call is not kept")


def the_call(store: Store) -> Call:
    (found,) = calls_of(store, "cop-ruse")
    return found


def test_a_child_chooses_somebody_and_is_told_that_they_come_only_when_they_do(
    people: tuple[StaffMember, ...], open_tablet: Tablet, store: Store
) -> None:
    page = open_tablet.page
    touch(page, SIGN)
    touch(page, "Петър")
    touch(page, "Напред")
    expect(open_tablet.question).to_have_text(SIGN)
    expect(page.get_by_text(TELLING)).to_be_visible()
    expect(page.get_by_text("116 111")).to_be_visible()
    assert the_call(store).wanted == (people[1].id,) and the_call(store).place == "Коридор"
    expect(page.get_by_text(COMING)).to_have_count(0)
    note_call_act(store, the_call(store), people[1].id, CallAct.GOING, datetime.now(UTC))
    expect(page.get_by_text("Казах на Петър.")).to_be_visible(timeout=10_000)
    expect(page.get_by_text(COMING)).to_be_visible()


def test_who_must_not_come_is_told_to_the_server_and_nothing_of_it_stays_on_the_tablet(
    people: tuple[StaffMember, ...], open_tablet: Tablet, store: Store
) -> None:
    page = open_tablet.page
    touch(page, SIGN)
    touch(page, "Петър")
    touch(page, "леля Мария")
    touch(page, "Напред")
    expect(page.get_by_text(TELLING)).to_be_visible()
    waits_until_kept(page, False)
    page.wait_for_timeout(300)
    assert the_call(store).not_wanted == (people[0].id,)


def test_by_keyboard_alone_somebody_outside_is_told(
    people: tuple[StaffMember, ...], open_tablet: Tablet, store: Store
) -> None:
    page = open_tablet.page
    expect(page.locator(".is-settling")).to_have_count(0)
    page.locator(".hand").focus()
    page.keyboard.press("Enter")
    for name, steps in (("Никой оттук", 2), ("Кажи на човек", 0)):
        expect(page.get_by_role("button", name=name)).to_be_visible()
        expect(page.locator(".is-settling")).to_have_count(0)
        page.keyboard.press("ArrowDown")
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        expect(page.locator(":focus")).to_contain_text(name)
        page.keyboard.press("Enter")
    expect(page.get_by_text(TELLING)).to_be_visible()
    page.wait_for_timeout(300)
    assert the_call(store).is_outside


def test_the_question_waits_as_it_was_while_the_child_looks_at_the_hand(
    people: tuple[StaffMember, ...], open_tablet: Tablet, store: Store
) -> None:
    open_tablet.thing("mood_board").tap()
    expect(open_tablet.option("sad")).to_be_visible()
    touch(open_tablet.page, SIGN)
    touch(open_tablet.page, "Назад")
    open_tablet.option("sad").tap()
    open_tablet.tell_no_more()
    assert calls_of(store, "cop-ruse") == ()


def test_mashing_the_hand_makes_one_call(people: tuple[StaffMember, ...], open_tablet: Tablet, store: Store) -> None:
    page = open_tablet.page
    for name in ("Петър", "леля Мария") * 3:
        touch(page, SIGN)
        touch(page, name)
    touch(page, "Начало")
    page.wait_for_timeout(500)
    assert set(the_call(store).wanted) == {member.id for member in people}


def test_where_nobody_is_named_the_hand_leads_to_the_sign_and_the_numbers(open_tablet: Tablet, store: Store) -> None:
    page = open_tablet.page
    touch(page, SIGN)
    for words in ("Покажи този знак на голям човек.", "116 111", "112 –"):
        expect(page.get_by_text(words)).to_be_visible()
    touch(page, "Назад")
    expect(open_tablet.question).to_have_text(SHELF)
    assert calls_of(store, "cop-ruse") == ()


def test_on_a_tablet_that_tries_out_nobody_is_told_and_it_says_so(
    people: tuple[StaffMember, ...], try_out_tablet: Tablet, store: Store
) -> None:
    try_out_tablet.open()
    page = try_out_tablet.page
    touch(page, SIGN)
    touch(page, "Петър")
    touch(page, "Напред")
    expect(page.get_by_text("Проба: на никого не казвам.")).to_be_visible()
    assert calls_of(store, "cop-ruse") == ()


def test_the_sign_outlasts_the_question_whether_the_child_is_still_here(
    people: tuple[StaffMember, ...], context: BrowserContext, tablet: Tablet
) -> None:
    page = tablet.page
    page.clock.install()
    tablet.open()
    touch_settled = page.locator(".is-settling")
    for name in (SIGN, "Петър", "Напред"):
        page.clock.run_for(400)
        expect(touch_settled).to_have_count(0)
        page.get_by_role("button", name=name).tap()
    page.clock.run_for(9 * 60 * 1000)
    expect(tablet.question).to_have_text(SIGN)
    expect(page.get_by_text("Още ли си тук?")).to_have_count(0)
    page.clock.run_for(3 * 60 * 1000)
    expect(tablet.question).to_have_text(SHELF)


@pytest.mark.parametrize(("minutes", "is_late"), [(1, False), (40, True)])
def test_without_the_server_the_sign_stands_and_the_call_arrives_once_when_it_is_back(
    people: tuple[StaffMember, ...],
    kiosk: KioskBrowser,
    served: Served,
    store: Store,
    service: Service,
    minutes: int,
    is_late: bool,
) -> None:
    tablet = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    page = tablet.page
    holds_its_page(page)
    served.stop()
    touch(page, SIGN)
    touch(page, "Петър")
    touch(page, "Напред")
    for words in (SIGN, UNKNOWN, "Покажи този знак на голям човек.", "116 111", "112 –"):
        expect(page.get_by_text(words)).to_be_visible()
    waits_until_kept(page, True)
    assert people[1].id not in str(page.evaluate("localStorage.getItem('glasche.call')"))
    kiosk.close()
    page = kiosk.start()
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {minutes * 60_000}")
    served.start()
    page.goto(served.address)
    waits_until_kept(page, False)
    assert the_call(store).is_late is is_late and the_call(store).wanted == (people[1].id,)
    waited = the_call(store).arrived_at - the_call(store).called_at
    assert timedelta(minutes=minutes) <= waited < timedelta(minutes=minutes + 1)


def test_the_page_for_an_adult_whose_browser_is_not_enrolled_has_no_hand(page: Page, address: str, app: Flask) -> None:
    page.goto(f"{address}/enrol")
    expect(page.get_by_role("button", name="Свързване на екрана")).to_be_visible()
    expect(page.locator(".hand")).to_have_count(0)
