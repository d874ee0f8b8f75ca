"""The page itself: in its language, never translated by a browser; and the form that enrols a screen."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from feedback_store.devices import issue_code
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.kiosk.child.tablet import SHELF
from tests.kiosk.page_client import PageClient


@pytest.mark.parametrize("path", ["/", "/enrol", "/enrol/ABCD-1234"])
def test_the_frame_is_in_our_language_and_not_to_be_translated(client: PageClient, path: str) -> None:
    page = client.get(path).text
    assert '<html lang="bg" dir="ltr" translate="no"' in page
    assert '<meta name="google" content="notranslate">' in page
    assert "<style" not in page and " style=" not in page and " onclick=" not in page


def test_a_code_in_the_address_stands_in_the_form(client: PageClient) -> None:
    assert 'value="ABCD-1234"' in client.get("/enrol/ABCD-1234").text
    assert "&lt;script&gt;" in client.get("/enrol/<script>").text


@pytest.mark.browser
def test_a_screen_without_a_token_tells_an_adult_what_to_do(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name="Този екран още не е свързан с услуга.")).to_be_visible()
    expect(page.get_by_text("glasche device enrol --service КЛЮЧ --name ИМЕ")).to_be_visible()


@pytest.mark.browser
def test_a_code_enrols_the_screen_for_good(page: Page, address: str, store: Store, service: Service) -> None:
    page.goto(f"{address}/enrol")
    code = page.get_by_label("Код")
    code.fill("WRONG-CODE")
    code.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Кодът")
    code.fill(issue_code(store, service.key, "Коридор"))
    page.get_by_role("button", name="Свързване на екрана").click()
    expect(page.locator("#heading")).to_have_text(SHELF)
    page.reload()
    expect(page.locator("#heading")).to_have_text(SHELF)
    assert page.url == f"{address}/"


@pytest.mark.browser
def test_an_address_with_a_code_enrols_the_screen_by_itself(
    page: Page, address: str, store: Store, service: Service
) -> None:
    code = issue_code(store, service.key, "Коридор")
    page.goto(f"{address}/enrol/{code}")
    expect(page.locator("#heading")).to_have_text(SHELF)
    page.goto(f"{address}/enrol/{code}")
    expect(page.get_by_role("alert")).to_contain_text("Кодът")
    page.goto(address)
    expect(page.locator("#heading")).to_have_text(SHELF)


def test_texts_go_compressed_except_on_staff_pages(app: Flask) -> None:
    client = FlaskClient(app)
    accepts = {"Accept-Encoding": "gzip"}
    for path in ("/", "/child.js", "/child.css"):
        answer = client.get(path, headers=accepts, buffered=True)
        assert answer.headers["Content-Encoding"] == "gzip", path
        again = client.get(path, headers={**accepts, "If-None-Match": answer.headers.get("ETag", "-")}, buffered=True)
        assert again.status_code == (304 if "ETag" in answer.headers else 200), path
    assert "Content-Encoding" not in client.get("/", buffered=True).headers
    assert "Content-Encoding" not in client.get("/staff/sign-in", headers=accepts, buffered=True).headers
