"""Every page of an example year says that it is one, and no page of a real installation does."""

import pytest
from flask import Flask

from config.example_mark import example_mark
from config.settings import Settings
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.example import mark_finished
from feedback_store.social_services import Service
from kiosk.application import create_app
from tests.kiosk.addresses import pages
from tests.kiosk.page_client import PageClient, page_of
from tests.kiosk.people import an_administrator, sign_in, submit
from tests.rules.sources import ROOT

MARK = "//body/p[@class='example']/span[@lang=$language]/text()"
CODE = "/staff/services/cop-ruse/codes"


@pytest.fixture
def marked(store: Store) -> None:
    """Mark the store before the application is made."""
    mark_finished(store)


def marks_on(client: PageClient, address: str) -> list[str] | None:
    """Return the marks of a page by language, None where it is no page."""
    response = client.get(address, follow_redirects=True)
    if response.mimetype != "text/html":
        return None
    return [mark for language in LANGUAGES for mark in page_of(response).xpath(MARK, language=language)]


def test_every_page_of_an_example_year_bears_the_mark(
    marked: None, app: Flask, client: PageClient, store: Store, service: Service
) -> None:
    seen = {address: marks_on(client, address) for address in pages(app, store, service)}
    an_administrator(store)
    sign_in(client)
    submit(client, "/staff/services/cop-ruse", CODE, name="Hall", age_band="unknown")
    seen |= {f"{address} signed in": marks_on(client, address) for address in pages(app, store, service)}
    no_pages = {address.removesuffix(" signed in") for address, marks in seen.items() if marks is None}
    assert no_pages == {
        "/corner",
        "/child.css",
        "/child.js",
        "/later.css",
        "/later.js",
        "/later.json",
        "/later.svg",
        "/worker.js",
        "/door.css",
        "/door.js",
        "/door-later.js",
        "/door-later.css",
        "/door.svg",
        "/wall/worker.js",
    }
    assert {tuple(marks) for marks in seen.values() if marks is not None} == {tuple(map(example_mark, LANGUAGES))}


def test_no_page_of_a_real_installation_bears_it(
    app: Flask, signed_in: PageClient, store: Store, service: Service
) -> None:
    assert {tuple(marks_on(signed_in, address) or ()) for address in pages(app, store, service)} == {()}


def test_a_page_shows_the_mark_in_its_own_language_only(store: Store, settings: Settings) -> None:
    style = (ROOT / "kiosk" / "static" / "paper.css").read_text(encoding="utf-8")
    for language in LANGUAGES:
        assert f':root:not([lang="{language}"]) .example [lang="{language}"]' in style


def test_the_mark_needs_no_store_once_the_pages_are_served(marked: None, store: Store, settings: Settings) -> None:
    app = create_app(store, settings)
    store.close()
    app.test_client_class = PageClient
    client = app.test_client()
    assert isinstance(client, PageClient)
    assert marks_on(client, "/")
