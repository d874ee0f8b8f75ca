"""Sixty nasty strings in every text field: none comes to life on a page, in a table, in a header or in the log."""

import csv
import logging
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from lxml.html import FormElement
from werkzeug.test import TestResponse

from config.errors import GlascheError
from config.steps import Answer
from feedback_store.complaints.journal_file import BLANK, FORMULA
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.roles.role import Grant, Role
from feedback_store.social_services import Service
from kiosk.staff.workbook import MIMETYPE
from tests.builders import PASSWORD, Day, a_member, a_note, a_submission
from tests.kiosk.addresses import SAVED
from tests.kiosk.page_client import PageClient, page_of
from tests.kiosk.people import sign_in, submit
from tests.kiosk.staff.filling import FIELDS, fill_in, forms_on, ways_to_fill
from tests.kiosk.staff.full_house import House, addresses, full_house, looked_at
from tests.kiosk.staff.nasty import MARK, NASTY, is_plain
from tests.kiosk.staff.workbooks import read_workbook

FITS_EVERYWHERE = range(first := NASTY.index(f"<{MARK}>"), first + 1)
ALL = [range(first, min(first + 6, len(NASTY))) for first in range(0, len(NASTY), 6)]
"""The numbers of all strings; each goes into every field."""
NEVER_TAKEN = {"/staff/passkeys name"}
"""A key of the browser answers there, or nothing is taken."""
ALIVE = f"//*[local-name()='{MARK}' or @id='{MARK}'] | //@onerror | //@onfocus | //@onload | //@onclick | //@srcdoc"


@pytest.fixture
def ana(app: Flask, store: Store, service: Service, day: Day) -> tuple[PageClient, House]:
    """Return the browser of somebody who may do everything in a full house, and the house."""
    house = full_house(store, service, day)
    return everybody_in_one(app, store), house


def everybody_in_one(app: Flask, store: Store) -> PageClient:
    """Return the browser of somebody with every role, who has just proved to be it."""
    a_member(store, "Ана", frozenset(Grant(role) for role in Role))
    browser = app.test_client()
    assert isinstance(browser, PageClient) and sign_in(browser, "Ана").status_code == 302
    submit(browser, "/staff/again-you", password=PASSWORD)
    return browser


def pages_of(app: Flask, store: Store, house: House) -> Iterator[str]:
    """Give the address of every staff page, and of what children, walls and visitors see."""
    for rule in looked_at(app):
        if not rule.rule.startswith("/api") and rule.endpoint not in ("staff.say_quote", "staff.say_sentence"):
            yield from addresses(app, store, house, rule)


def is_typed_on(address: str) -> bool:
    """Return whether somebody may type something at an address."""
    return address.startswith("/staff") and not address.partition("?")[0].endswith((".pdf", *SAVED))


def name_of(form: FormElement, address: str) -> str:
    """Return by what a form is known: where it leads and what is typed into it."""
    fields = (field.get("name", "").partition("-")[0] for field in form.xpath(FIELDS))
    return " ".join((urlsplit(form.action or "").path or urlsplit(address).path, *sorted(set(fields))))


def say_nasty_things(store: Store, key: str) -> int:
    """Say each string as a note or as a letter, and return how many the door has taken."""
    taken = 0
    for number, text in enumerate(NASTY):
        try:
            accept(store, (a_note, a_letter_of)[number % 2](key, text[:300]))
            taken += 1
        except GlascheError:
            continue
    open_box(store, key)
    return taken


def a_letter_of(key: str, text: str) -> Any:
    return a_submission(key, instrument="idea", answers=(Answer("what", (), text),))


@pytest.mark.parametrize("numbers", [FITS_EVERYWHERE, *(pytest.param(one, marks=pytest.mark.slow) for one in ALL)])
def test_no_nasty_string_comes_to_life_anywhere(
    app: Flask,
    store: Store,
    service: Service,
    ana: tuple[PageClient, House],
    caplog: pytest.LogCaptureFixture,
    numbers: range,
) -> None:
    (browser, house), caplog.handler.level = ana, logging.INFO
    caplog.set_level(logging.INFO)
    assert say_nasty_things(store, service.key) > len(NASTY) // 2
    taken, everywhere = Counter[str](), set[str]()
    for number, address in product(numbers, [one for one in pages_of(app, store, house) if is_typed_on(one)]):
        for form in forms_on(browser, address):
            everywhere.add(name := name_of(form, address))
            for is_strict in ways_to_fill(form, number):
                for answer in fill_in(browser, address, form, number, is_strict=is_strict):
                    assert answer.status_code < 500 and not alive_in(answer), (number, address, form.action)
                    taken[name] += answer.status_code == 302
    assert len(everywhere) > 20 and (numbers is not FITS_EVERYWHERE or everywhere - set(+taken) <= NEVER_TAKEN)
    for address in pages_of(app, store, house):
        answer = browser.get(address)
        assert answer.status_code < 500 and not alive_in(answer), address
    assert all(is_plain(record.getMessage()) for record in caplog.records)


def alive_in(answer: TestResponse) -> list[Any]:
    """Return what came to life: an element or an attribute of a page, a formula of a table, a head of the answer."""
    heads = [value for _, value in answer.headers if not is_plain(value)]
    if answer.mimetype == "text/html" and answer.status_code // 100 != 3 and answer.data:
        return [*heads, *page_of(answer).xpath(ALIVE)]
    if answer.mimetype == "text/csv":
        rows = csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";")
        return [*heads, *(cell for row in rows for cell in row if cell.lstrip(BLANK).startswith(FORMULA))]
    return [*heads, *(read_workbook(answer.data).alive if answer.mimetype == MIMETYPE else ())]
