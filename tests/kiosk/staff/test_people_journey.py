"""One way through it all in the browser: the first administrator, a colleague by a link, second factors, the end."""

import re
import time
from base64 import b32decode
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from feedback_store.engine import Store
from feedback_store.second_factor.totp import STEP_SECONDS, code_of
from feedback_store.social_services import Service
from feedback_store.staff import make_first_link
from kiosk.application import create_app
from kiosk.fonts import write_font
from tests.builders import PASSWORD
from tests.kiosk.axe import axe_faults
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def app(store: Store) -> Flask:
    """Return the application of an installation that asks for second factors, as a real one does."""
    write_font()
    real = replace(store, settings=store.settings.model_copy(update={"second_factor": True}))
    return create_app(real, real.settings)


def sign_up(page: Page, link: str, name: str) -> None:
    page.goto(link)
    for field, value in (("name", name), ("login", name), ("password", PASSWORD), ("repeated", PASSWORD)):
        page.fill(f"[name={field}]", value)


def set_up_second_factor(page: Page) -> None:
    expect(page.get_by_role("heading", name="Втора защита")).to_be_visible()
    assert axe_faults(page) == []
    page.locator("summary").click()
    seed = b32decode(page.locator(".address").inner_text().replace(" ", ""))
    page.fill("[name=code]", code_of(seed, int(time.time()) // STEP_SECONDS))
    page.keyboard.press("Enter")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.get_by_role("link", name="Запазих ги").click()


def test_people_come_work_and_go(browser: Browser, store: Store, service: Service, served: Served) -> None:
    boss, hers = browser.new_page(), browser.new_page()
    sign_up(boss, f"{served.address}/staff/first/{make_first_link(store)}", "Елена")
    boss.get_by_label("Водя услугата").check()
    boss.get_by_role("button", name="Запази и продължи").click()
    set_up_second_factor(boss)
    boss.get_by_role("link", name="Хора").click()
    boss.get_by_label(f"Думи: {service.name}").check()
    boss.get_by_role("button", name="Направете връзка").click()
    link = re.sub(r"^https?://[^/]+", served.address, boss.locator(".address").inner_text())
    sign_up(hers, link, "Ана")
    hers.get_by_role("button", name="Запази и продължи").click()
    set_up_second_factor(hers)
    hers.goto(f"{served.address}/staff/jar/{service.key}")
    assert axe_faults(hers) == [] and hers.get_by_role("link", name="Хора").count() == 0
    boss.goto(f"{served.address}/staff/people")
    boss.get_by_role("link", name="Ана").click()
    boss.get_by_role("link", name="Прекратяване на достъпа").click()
    boss.get_by_role("button", name="Прекратяване на достъпа").click()
    expect(boss.get_by_role("link", name="Ана")).to_have_count(0)
    hers.reload()
    expect(hers.get_by_role("button", name="Вход")).to_be_visible()
    boss.goto(f"{served.address}/staff/audit")
    expect(boss.get_by_role("row", name="прекратен достъп")).to_contain_text("Ана")
    for page in (boss, hers):
        page.context.close()
