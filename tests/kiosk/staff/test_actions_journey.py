"""What staff do reaches the children, and what the children noticed reaches the staff."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from config.steps import Answer
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from tests.builders import PASSWORD, Day, a_submission
from tests.kiosk.child.tablet import THANKS, WHOLE, Tablet
from tests.kiosk.people import LOGIN, a_device, an_administrator
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

ABOUT, SENTENCE = "Всеки ден навън след обяд", "Искаше навън. Вече излизаме всеки ден."


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """Return the browser of a member of staff."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="bg-BG")
    yield context.new_page()
    context.close()


@pytest.fixture
def tablet(browser: Browser, address: str, store: Store, service: Service) -> Iterator[Tablet]:
    """Return an enrolled tablet."""
    context = browser.new_context(viewport={"width": 800, "height": 1280}, has_touch=True)
    yield Tablet(context.new_page(), address, a_device(store, service.key)[1], store)
    context.close()


def test_an_action_is_told_on_the_tablet_answered_there_and_the_answer_stands_beside_the_claim(
    desk: Page,
    tablet: Tablet,
    store: Store,
    service: Service,
    served: Served,
    day: Day,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.staff.speaking.speak_at_once", lambda *_: b"ID3")
    an_administrator(store)
    desk.goto(f"{served.address}/staff/services/{service.key}/actions")
    sign_in_at(desk)
    begin_action_at(desk)
    tell_at(desk)
    assert open_box(store, service.key) is Outcome.WAITS  # it was empty, so the news may begin
    served.stop()
    served.start()  # nothing of it lives in memory
    notice_at(tablet, "yes")
    tablet.waits_until_sent()
    for column in ("yes", "yes", "yes", "yes", "yes", "no", "no", "no", "no"):
        accept(store, a_submission(service.key, instrument="news", answers=(Answer("noticed", (f"news_1.{column}",)),)))
    assert open_box(store, service.key) is Outcome.OPENED
    day.today += timedelta(days=7)
    desk.reload()
    section = desk.locator(".noticed")
    expect(section).to_contain_text(SENTENCE)
    expect(section).to_contain_text("Деца и младежи")
    expect(section).to_contain_text("10 гласа")
    expect(section.get_by_role("row", name="Да")).to_contain_text("6")


def sign_in_at(desk: Page) -> None:
    desk.locator("[name=login]").fill(LOGIN)
    desk.locator("[name=password]").fill(PASSWORD)
    desk.keyboard.press("Enter")


def begin_action_at(desk: Page) -> None:
    desk.locator("[name=about]").fill(ABOUT)
    desk.locator("[name=decision]").select_option("done")
    desk.locator("[name=responsible]").fill("Възпитател на смяна")
    desk.locator("[name=proof]").fill("Протокол 12")
    desk.get_by_role("button", name="Запазване").dblclick()
    expect(desk.get_by_role("heading", level=1)).to_have_text(ABOUT)


def tell_at(desk: Page) -> None:
    desk.locator("[name=sentence_bg]").fill(SENTENCE)
    desk.locator("[name=wanted]").fill("дърво")
    desk.get_by_role("button", name="Търсене").click()
    desk.locator("[name=picture]").first.check()
    desk.get_by_role("button", name="Кажете на децата").click()
    expect(desk.locator(".news-sentence")).to_have_text(SENTENCE)


def notice_at(tablet: Tablet, choice: str) -> None:
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    tablet.thing("news").tap()
    expect(tablet.page.locator(".news-card")).to_have_text(SENTENCE)
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    tablet.page.locator(f".news-choice[data-column={choice}]").tap()
    expect(tablet.question).to_have_text(THANKS)
