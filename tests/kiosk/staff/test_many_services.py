"""With two hundred services every staff page stays small, and each service is still reached."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from feedback_store.engine import Store
from feedback_store.roles.role import Grant, Role
from feedback_store.staff import all_staff
from kiosk.staff.service_pages import AT_ONCE
from tests.builders import a_member, a_service
from tests.kiosk.page_client import PageClient, page_of
from tests.kiosk.people import sign_in
from tests.kiosk.staff.full_house import looked_at

MANY = 200
LARGEST = 100_000
"""A first load without charts: the page with its letters, styles, scripts and pictures, as they are sent (bytes)."""
PARTS = "//link[@rel='stylesheet']/@href | //script/@src | //link[@rel='preload']/@href | //img[not(@loading)]/@src"


@pytest.fixture
def everybody(app: Flask, store: Store) -> PageClient:
    """Return the browser of somebody who has every role in two hundred services."""
    for number in range(MANY):
        a_service(store, f"home-{number:03}")
    a_member(store, "Ана", frozenset(Grant(role) for role in Role))
    browser = app.test_client()
    assert isinstance(browser, PageClient) and sign_in(browser, "Ана").status_code == 302
    return browser


def test_a_first_load_of_any_page_is_small(app: Flask, store: Store, everybody: PageClient) -> None:
    parts: dict[str, Any] = {"key": "home-150", "service": "home-150", "member_id": all_staff(store)[0].id}
    sizes: dict[str, int] = {}
    for rule in looked_at(app):
        if rule.endpoint.startswith("staff.") and rule.arguments <= parts.keys() and not rule.rule.endswith(".pdf"):
            with app.test_request_context():
                address = app.url_for(rule.endpoint, **{name: parts[name] for name in rule.arguments})
            sizes[address] = first_load(everybody, address)
    assert len(sizes) > 30
    assert not {address: size for address, size in sizes.items() if size > LARGEST}


def first_load(browser: PageClient, address: str) -> int:
    """Return how much a browser gets that was never here before (bytes)."""
    answer = browser.get(address)
    if answer.mimetype != "text/html" or answer.status_code != 200:
        return 0
    shown = [str(part) for part in page_of(answer).xpath(PARTS)]
    return sum(size_of(browser, urlsplit(part).path) for part in {address, *shown, "/static/fonts/sofia-sans.woff2"})


def size_of(browser: PageClient, address: str) -> int:
    return len(browser.get(address, headers={"Accept-Encoding": "gzip"}).data)


@pytest.mark.parametrize("page", ["/staff/jar", "/staff/review"])
def test_a_long_list_is_turned_page_by_page_until_each_service_was_there(everybody: PageClient, page: str) -> None:
    seen: list[str] = []
    address = page
    for _ in range(MANY // AT_ONCE):
        shown = page_of(everybody.get(address))
        seen += shown.xpath("//section[@class='week']//a[contains(@class, 'button')]/@href")
        address = shown.xpath("string(//nav[@class='weeks']/a[last()]/@href)")
    assert len({one.rpartition("/")[2] for one in seen if "quotes" not in one}) == MANY
    assert page_of(everybody.get(f"{page}?page=99999")).xpath("//nav[@class='weeks']/span")


def test_somebody_gets_a_role_in_a_service_that_is_not_among_those_listed(everybody: PageClient, store: Store) -> None:
    shown = page_of(everybody.get("/staff/people"))
    proof = shown.xpath("string(//form[contains(@class, 'sheet')]//*[@name='csrf_token']/@value)")
    everybody.post("/staff/again-you", data={"csrf_token": proof, "password": "три чаши вода"})
    fields = {"csrf_token": proof, "in": "home-150", "role_in": ["reviewer", "listener"]}
    assert everybody.post("/staff/people", data=fields).location == "/staff/people/link"
