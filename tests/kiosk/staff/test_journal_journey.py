"""A complaint from the tablet to the register: told, replied to, read by its pictures, taken up again, exported."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from feedback_store.complaints.records import record_of
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import PASSWORD, Day, recipients_in
from tests.kiosk.child.test_receipt import (
    DELIVERED,
    FOOD,
    MORE,
    REPLY,
    THANKS,
    opened,
    read_receipt,
    see_answer,
    settled,
    tap_receipt,
    write_letter,
)
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser


def test_a_child_complains_staff_reply_the_child_adds_and_the_register_is_exported(
    kiosk: KioskBrowser, browser: Browser, served: Served, store: Store, service: Service, day: Day
) -> None:
    recipients_in(store, service.key)
    child = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store).page
    write_letter(child)
    receipt = read_receipt(child)
    child.locator(".is-go_on").tap()
    tap_receipt(child, receipt)
    expect(child.locator("#heading")).to_have_text(THANKS)
    settled(child, ".is-home").tap()
    expect(child.get_by_text(DELIVERED)).to_be_visible()

    staff = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    staff.goto(f"{served.address}/staff/journal")
    staff.fill("[name=login]", "Мария Иванова")
    staff.fill("[name=password]", PASSWORD)
    staff.press("[name=password]", "Enter")
    expect(staff.locator(".empty")).to_contain_text("Още няма записи")
    opened(store, day)
    staff.reload()
    staff.get_by_role("link", name="№ 1").click()
    expect(staff.locator(".thread")).to_contain_text(FOOD)
    staff.fill("#text", REPLY)
    with staff.expect_response("**/aloud") as said:
        staff.get_by_role("button", name="Чуй го").click()
    assert said.value.headers["content-type"] == "audio/mpeg"
    staff.get_by_role("button", name="Изпрати отговора").dblclick()
    expect(staff.locator(".thread .is-reply")).to_have_count(1)
    staff.fill("#subject", "Храната на обяд")
    staff.press("#subject", "Enter")
    expect(staff.locator("h1")).to_contain_text("Храната на обяд")
    staff.fill("#done", "Нов термос")
    staff.check("#verdict-upheld")
    staff.get_by_role("button", name="Запиши в дневника").click()
    staff.get_by_role("button", name="Приключи записа").click()
    expect(staff.locator(".done")).to_contain_text("приключи записа")

    see_answer(child, receipt)
    expect(child.locator(".reply-text")).to_have_text(REPLY)
    settled(child, ".is-go_on").tap()
    settled(child, "[data-option=open]").tap()
    settled(child, "textarea").fill(MORE)
    child.locator(".is-go_on").tap()
    settled(child, ".is-home").tap()
    expect(child.get_by_text(DELIVERED)).to_be_visible()
    opened(store, day)

    staff.goto(f"{served.address}/staff/journal")
    expect(staff.locator(".journal")).to_contain_text("отворено отново от подателя")
    with staff.expect_download() as download:
        staff.get_by_role("link", name="Регистър като таблица").click()
    table = Path(download.value.path()).read_text(encoding="utf-8-sig")
    row = list(csv.reader(StringIO(table), delimiter=";"))[1]
    assert row[3:5] == ["Храната на обяд", "Нов термос"] and REPLY in row[5]
    assert FOOD not in table and MORE not in table
    assert staff.request.get(f"{served.address}/staff/journal/{service.key}/register.pdf").body()[:5] == b"%PDF-"
    assert record_of(store, service.key, 1).is_waiting
    staff.context.close()
