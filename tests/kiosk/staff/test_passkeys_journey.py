"""A passkey in a real browser, with Chromium's own authenticator in software: added, used, refused, removed."""

from base64 import b64encode
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from flask import Flask
from playwright.sync_api import Browser, CDPSession, Page, expect

from feedback_store.engine import Store
from kiosk.application import create_app
from kiosk.fonts import write_font
from tests.builders import PASSWORD, a_member
from tests.kiosk.axe import axe_faults
from tests.kiosk.served import Served

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def app(store: Store) -> Flask:
    """Return the application of an installation that asks for second factors, as a real one does."""
    write_font()
    real = replace(store, settings=store.settings.model_copy(update={"second_factor": True}))
    return create_app(real, real.settings)


def sign_in(page: Page, address: str) -> None:
    page.goto(f"{address}/staff/sign-in")
    page.fill("[name=login]", "Ана")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Изход").click()
    expect(page.get_by_role("button", name="Вход")).to_be_visible()


def replace_its_private_key(device: CDPSession, authenticator: str) -> None:
    """Let the authenticator sign with a key that is not the one we know, under the same id."""
    (kept,) = device.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    device.send("WebAuthn.removeCredential", {"authenticatorId": authenticator, "credentialId": kept["credentialId"]})
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    forged = {**kept, "privateKey": b64encode(other).decode(), "signCount": 99}
    device.send("WebAuthn.addCredential", {"authenticatorId": authenticator, "credential": forged})


def test_a_passkey_is_added_used_refused_and_removed(browser: Browser, store: Store, served: Served) -> None:
    a_member(store, "Ана")
    address = served.address.replace("127.0.0.1", "localhost")
    page = browser.new_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    sign_in(page, address)
    page.get_by_role("link", name="Вместо това ключ за достъп").click()
    page.get_by_label("Име").fill("Моят телефон")
    assert axe_faults(page) == []
    page.keyboard.press("Enter")
    codes = page.locator(".recovery-codes li")
    expect(codes).to_have_count(10)
    code = codes.first.inner_text()

    page.goto(f"{address}/staff/passkeys")
    page.get_by_label("Име").fill("Още веднъж")
    page.get_by_role("button", name="Добавяне на ключ").click()
    expect(page.get_by_role("alert")).to_have_text("На това устройство вече има Ваш ключ за достъп.")
    assert axe_faults(page) == []
    sign_out(page)

    sign_in(page, address)
    page.get_by_role("button", name="Вход с ключ за достъп").click()
    expect(page.get_by_role("button", name="Изход")).to_be_visible()
    sign_out(page)

    replace_its_private_key(device, made)
    sign_in(page, address)
    page.get_by_role("button", name="Вход с ключ за достъп").click()
    expect(page.get_by_role("alert")).to_contain_text("Ключът за достъп не е приет")
    device.send("WebAuthn.clearCredentials", {"authenticatorId": made})
    page.get_by_role("button", name="Вход с ключ за достъп").click()
    expect(page.get_by_role("alert")).to_contain_text("Не стана")
    assert axe_faults(page) == []
    page.get_by_label("Резервен код").fill(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Изход")).to_be_visible()

    page.goto(f"{address}/staff/passkeys")
    page.get_by_role("button", name="Премахване Моят телефон").click()
    expect(page.get_by_role("alert")).to_contain_text("Първо добавете друга")
    page.get_by_label("Име").fill("Нов телефон")
    page.get_by_role("button", name="Добавяне на ключ").click()
    expect(page.get_by_role("rowheader", name="Нов телефон")).to_be_visible()
    page.get_by_role("button", name="Премахване Моят телефон").click()
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.context.close()
