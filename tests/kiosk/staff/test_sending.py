"""Staff write while the connection breaks, the session ends or two do the same: nothing is lost or doubled."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.quotes.kept import read_quotes
from feedback_store.social_services import Service
from tests.builders import PASSWORD, a_member, a_note, recipients_in
from tests.kiosk.people import LOGIN, an_administrator
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser
ABOUT = "Всеки ден навън след обяд"
NOTES = [f"Рисувах {number} слънца" for number in range(2, 8)]


@pytest.fixture
def desk(browser: Browser, served: Served, store: Store) -> Iterator[Page]:
    """Return the page of somebody who is signed in."""
    an_administrator(store)
    with ExitStack() as stack:
        yield signed_in_at(stack, browser, served.address, LOGIN)


def signed_in_at(stack: ExitStack, browser: Browser, address: str, login: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="bg-BG")
    stack.callback(context.close)
    page = context.new_page()
    page.goto(f"{address}/staff/sign-in")
    fill_in(page, login)
    page.locator("header.places").wait_for()
    return page


def fill_in(page: Page, login: str) -> None:
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")


def writes(desk: Page, served: Served, service: Service) -> None:
    desk.goto(f"{served.address}/staff/services/{service.key}/actions")
    desk.fill("[name=about]", ABOUT)
    desk.fill("[name=responsible]", "Ана")


def keeps(desk: Page) -> None:
    desk.locator("form.sheet .button").last.click()


def stands_once(desk: Page, served: Served, service: Service) -> None:
    expect(desk.get_by_role("heading", level=1)).to_have_text(ABOUT)
    desk.goto(f"{served.address}/staff/services/{service.key}/actions")
    expect(desk.get_by_role("link", name=ABOUT)).to_have_count(1)


def test_without_a_connection_what_was_typed_stays_and_goes_once_when_it_is_back(
    desk: Page, served: Served, service: Service
) -> None:
    writes(desk, served, service)
    desk.context.set_offline(True)
    keeps(desk)
    expect(desk.get_by_role("alert")).to_contain_text("Няма връзка")
    expect(desk.locator("[name=about]")).to_have_value(ABOUT)
    desk.context.set_offline(False)
    keeps(desk)
    stands_once(desk, served, service)


def test_after_a_lost_answer_the_browsers_own_repeat_acts_once(desk: Page, served: Served, service: Service) -> None:
    lost: list[str] = []

    def loses_the_answer(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).headers["location"])
            route.abort("connectionreset")
        else:
            route.continue_()

    writes(desk, served, service)
    desk.route("**/actions**", loses_the_answer)
    with desk.expect_event("requestfailed"):
        keeps(desk)
    desk.wait_for_timeout(200)
    desk.reload()
    assert lost
    stands_once(desk, served, service)


def test_who_was_signed_out_signs_in_beside_the_page_and_sends_what_was_typed(
    desk: Page, served: Served, service: Service
) -> None:
    desk.clock.install()
    writes(desk, served, service)
    desk.clock.fast_forward("10:00:00")
    desk.context.clear_cookies()
    keeps(desk)
    with desk.context.expect_page() as opened:
        desk.get_by_role("link", name="Влезте в друг раздел").click()
    fill_in(opened.value, LOGIN)
    opened.value.locator("header.places").wait_for()
    keeps(desk)
    stands_once(desk, served, service)


def test_two_reviewers_at_the_same_word_approve_it_once_and_the_second_sees_it(
    browser: Browser, served: Served, store: Store, service: Service
) -> None:
    an_administrator(store)
    recipients_in(store, service.key)
    a_member(store, "Борис")
    for note in NOTES:
        accept(store, a_note(service.key, note))
    open_box(store, service.key)
    with ExitStack() as stack:
        first, second = (signed_in_at(stack, browser, served.address, login) for login in (LOGIN, "борис"))
        for page in (first, second):
            page.goto(f"{served.address}/staff/review/{service.key}")
        meet(first, second)
        for page in (first, second):
            with page.expect_navigation():
                page.locator("[name=act][value=quote]").click()
        expect(second.get_by_role("status").first).to_be_visible()
        for page in (first, second):
            finish = page.locator(".review-foot form .button")
            if finish.count():
                finish.click()
    assert len(read_quotes(store, service.key)) == 1


def meet(first: Page, second: Page) -> None:
    """Leaf the second reviewer to the word that the first one reads: they come in random order."""
    wanted = first.locator(".review blockquote").inner_text()
    for _ in range(4 * len(NOTES)):
        if second.locator(".review blockquote").inner_text() == wanted:
            return
        with second.expect_navigation():
            second.locator("[name=act][value=later]").click()
    raise AssertionError(f"{wanted} does not wait")
