"""An idea or complaint on the tablet: its receipt of pictures, the answer by it, what follows; nothing is left."""

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from config.settings import Settings
from feedback_store.commands.staff import staff
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from tests.builders import Day, recipients_in, taps
from tests.kiosk.child.tablet import SHELF, WHOLE, Tablet
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

FOOD, REPLY, MORE = "Супата винаги е студена", "Говорихме с кухнята вчера.", "Още е хладка"
REMEMBER, THANKS = "Запомни картинките. С тях ще видиш отговора.", "Благодаря. Писмото ти е в кутията."
DELIVERED = "Всичко е предадено."
Receipt = tuple[list[str], str]


def settled(page: Page, place: str) -> Locator:
    """Return what can be touched of a screen that has come to rest."""
    expect(page.locator(".is-settling")).to_have_count(0)
    return page.locator(place)


def write_letter(page: Page) -> None:
    page.locator("[data-instrument=idea]").tap()
    settled(page, "textarea").fill(FOOD)
    page.locator(".is-go_on").tap()
    expect(page.locator("#heading")).to_have_text(REMEMBER)


def read_receipt(page: Page) -> Receipt:
    """Touch the sheet and read what lies under it."""
    expect(page.locator(".receipt-tile")).to_have_count(0)
    settled(page, ".receipt-cover").tap()
    drawn = page.locator(".receipt-tile use").evaluate_all("(all) => all.map((each) => each.getAttribute('href'))")
    colour = page.locator(".receipt-open").get_attribute("data-colour")
    assert colour and len(set(drawn)) == 6
    return [href.removeprefix("#receipt-") for href in drawn], colour


def tap_receipt(page: Page, receipt: Receipt) -> None:
    for key in receipt[0]:
        settled(page, f"[data-picture={key}]").tap()
    page.locator(".is-go_on").tap()
    settled(page, f".colour-card[data-colour={receipt[1]}]").tap()


def see_answer(page: Page, receipt: Receipt) -> None:
    settled(page, ".is-answers").tap()
    tap_receipt(page, receipt)


def opened(store: Store, day: Day) -> None:
    taps(store, "cop-ruse", *["happy"] * store.settings.smallest_group)
    day.today = day.today.fromordinal(day.today.toordinal() + 1)
    assert open_box(store, "cop-ruse") is Outcome.OPENED


def swapped(receipt: Receipt) -> Receipt:
    return [*receipt[0][:4], receipt[0][5], receipt[0][4]], receipt[1]


def test_a_letter_without_the_server_its_receipt_the_reply_by_the_command_and_what_follows(
    kiosk: KioskBrowser,
    served: Served,
    store: Store,
    service: Service,
    settings: Settings,
    day: Day,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    recipients_in(store, service.key)
    tablet = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    page = tablet.page
    served.stop()
    write_letter(page)
    receipt = read_receipt(page)
    page.locator(".is-go_on").tap()
    tap_receipt(page, swapped(receipt))
    expect(page.locator("#heading")).to_have_text("Почти. Ето ги пак.")
    settled(page, ".is-go_on").tap()
    tap_receipt(page, receipt)
    expect(page.locator("#heading")).to_have_text(THANKS)
    settled(page, ".is-home").tap()
    see_answer(page, receipt)
    expect(page.locator("#heading")).to_have_text("Сега не мога да погледна. Ела пак.")
    page.locator(".is-home").tap()
    served.start()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text(DELIVERED)).to_be_visible(timeout=20_000)

    see_answer(page, receipt)
    expect(page.locator("#heading")).to_have_text("Още няма отговор.")
    settled(page, ".is-home").tap()
    opened(store, day)
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))
    said = ["reply", "--service", service.key, "--number", "1"]
    assert FOOD in CliRunner().invoke(staff, said).output
    assert "The reply is kept" in CliRunner().invoke(staff, [*said, "--text", REPLY]).output
    see_answer(page, swapped(receipt))
    expect(page.locator("#heading")).to_have_text("Още няма отговор.")
    settled(page, ".is-back").tap()
    tap_receipt(page, receipt)
    expect(page.locator(".reply-text")).to_have_text(REPLY)
    settled(page, ".is-go_on").tap()
    settled(page, "[data-option=open]").tap()
    expect(page.locator(".screen-words")).to_be_visible()
    settled(page, "textarea").fill(MORE)
    page.locator(".is-go_on").tap()
    expect(page.locator("#heading")).to_have_text("Благодаря. И това е в кутията.")
    settled(page, ".is-home").tap()
    expect(page.locator("#heading")).to_have_text(SHELF)
    expect(page.get_by_text(DELIVERED)).to_be_visible()
    screen = page.locator("#screen").inner_html()
    opened(store, day)
    assert f"sender:\n{MORE}" in CliRunner().invoke(staff, said).output

    assert "receipt-" not in screen and REPLY not in screen
    kiosk.kill()
    pair = f'{receipt[0][0]}","{receipt[0][1]}'
    found = kiosk.contents()
    left = [text for text in (pair, REPLY, FOOD, MORE) for code in ("utf-8", "utf-16-le") if text.encode(code) in found]
    assert left == []


def test_a_receipt_is_gone_after_90_seconds_and_may_be_covered_or_done_without(
    store: Store, service: Service, tablet: Tablet
) -> None:
    recipients_in(store, service.key)
    page = tablet.page
    page.clock.install()
    tablet.open()
    expect(page.locator(WHOLE)).to_be_attached()
    write_letter(page)
    settled(page, ".receipt-way >> text=Без картинки").tap()
    expect(tablet.question).to_have_text(THANKS)
    page.locator(".is-home").tap()
    expect(tablet.question).to_have_text(SHELF)

    page.clock.run_for(1000)
    write_letter(page)
    page.clock.run_for(1000)
    read_receipt(page)
    page.locator(".receipt-way >> text=Скрий ги").tap()
    expect(page.locator(".receipt-tile")).to_have_count(0)
    page.locator(".receipt-cover").tap()
    page.clock.run_for(80_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(page.locator(".receipt-tile")).to_have_count(6)
    page.clock.run_for(11_000)
    expect(tablet.question).to_have_text(THANKS)
    expect(page.locator(".receipt-tile")).to_have_count(0)
    tablet.waits_until_sent(2)
