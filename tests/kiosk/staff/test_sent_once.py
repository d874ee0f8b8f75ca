"""Every form of the staff pages acts once, however often and wherever at once it is sent."""

import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from nacl.exceptions import CryptoError
from sqlalchemy import func, select

from config.settings import Settings
from feedback_store.audit.kept import newest_entries
from feedback_store.changes import changes_of
from feedback_store.engine import Store
from feedback_store.errors import UnfinishedFormError
from feedback_store.schema import sent_forms, staff_links
from feedback_store.sent_forms.kept import forget_sent_forms, keep_answer, sent_form, take_place
from feedback_store.social_services import Service
from kiosk.application import create_app
from tests.kiosk.page_client import PageClient, page_of, text_of

TEMPLATES = Path(__file__).parents[3] / "kiosk" / "templates" / "staff"
CHANGES = "/staff/services/cop-ruse/changes"


def a_form(browser: PageClient, address: str, sentence: str) -> dict[str, Any]:
    """Return what the form for one sentence more holds, as a browser sends it."""
    page = page_of(browser.get(address))
    hidden = {
        str(one.get("name")): one.get("value") for one in page.xpath("//form[@class='sheet']//input[@type='hidden']")
    }
    return {**hidden, "sentence": sentence}


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.stem)
def test_every_form_that_changes_something_carries_proof_and_mark(template: Path) -> None:
    for form in re.findall(r'<form [^>]*method="post".*?</form>', template.read_text(encoding="utf-8"), re.DOTALL):
        assert "proof" in form or "form_begin()" in form


def test_a_form_that_is_sent_twice_acts_once_and_is_answered_alike(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    form = a_form(signed_in, CHANGES, "Излизаме всеки ден.")
    first, second = (signed_in.post(CHANGES, data=form) for _ in range(2))
    assert (first.status_code, first.location) == (second.status_code, second.location) == (302, CHANGES)
    assert [one.sentence for one in changes_of(store, service.key)] == ["Излизаме всеки ден."]
    assert [one.act for one in newest_entries(store, 100)].count("add_change") == 1


def test_a_form_that_is_sent_twice_at_once_acts_once(
    app: Flask, signed_in: PageClient, store: Store, service: Service
) -> None:
    form, cookie = a_form(signed_in, CHANGES, "Излизаме всеки ден."), signed_in.get_cookie("staff", path="/staff")
    assert cookie

    def send(_: int) -> int:
        browser = app.test_client()
        browser.set_cookie("staff", cookie.value, path="/staff")
        return browser.post(CHANGES, data=form).status_code

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(send, range(4))) == {302}
    assert len(changes_of(store, service.key)) == 1


def test_a_form_that_is_sent_again_after_a_restart_acts_once(
    signed_in: PageClient, store: Store, settings: Settings, service: Service
) -> None:
    form, cookie = a_form(signed_in, CHANGES, "Излизаме всеки ден."), signed_in.get_cookie("staff", path="/staff")
    assert cookie
    signed_in.post(CHANGES, data=form)
    browser = create_app(store, settings).test_client()
    browser.set_cookie("staff", cookie.value, path="/staff")
    assert browser.post(CHANGES, data=form).status_code == 302
    assert len(changes_of(store, service.key)) == 1


def test_a_form_that_was_mended_and_sent_again_is_another_one_which_asks_since_something_changed(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    form = a_form(signed_in, CHANGES, "Излизаме всеки ден.")
    signed_in.post(CHANGES, data=form)
    asked = signed_in.post(CHANGES, data={**form, "sentence": "Излизаме два пъти на ден."})
    assert (asked.status_code, len(changes_of(store, service.key))) == (409, 1)
    assert "Излизаме два пъти на ден." in text_of(asked)
    kept = next(form for form in page_of(asked).forms if "row" in form.classes)
    signed_in.post(CHANGES, data=dict(kept.form_values()))
    assert len(changes_of(store, service.key)) == 2


def test_a_form_that_was_refused_may_come_again_as_it_is(signed_in: PageClient, store: Store, service: Service) -> None:
    form = a_form(signed_in, CHANGES, "")
    assert [signed_in.post(CHANGES, data=form).status_code for _ in range(2)] == [422, 422]
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(sent_forms)) == 0


def test_a_link_that_is_shown_once_is_shown_again_to_who_sent_the_form_twice(
    signed_in: PageClient, store: Store
) -> None:
    page = page_of(signed_in.get("/staff/people"))
    form = next(form for form in page.forms if form.action == "/staff/people")
    fields = {**dict(form.form_values()), "grant": "reviewer:"}
    assert [signed_in.post("/staff/people", data=fields).location for _ in range(2)] == ["/staff/people/link"] * 2
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(staff_links)) == 1
    signed_in.get("/staff/people")  # forgets it
    signed_in.post("/staff/people", data=fields)
    assert "/staff/first/" in text_of(signed_in.get("/staff/people/link"))


def test_what_is_kept_of_a_form_is_read_with_the_form_alone_and_for_a_day(any_store: Store) -> None:
    form, other = (sent_form(any_store, secrets.token_bytes(16)) for _ in range(2))
    assert take_place(any_store, form) is None
    keep_answer(any_store, form, b"the way on")
    assert take_place(any_store, form) == b"the way on"
    with pytest.raises(CryptoError):
        take_place(any_store, replace(form, key=other.key))
    with any_store.writing() as connection:
        assert b"the way on" not in (connection.scalar(select(sent_forms.c.answer)) or b"")
        forget_sent_forms(connection, any_store.today() + timedelta(days=2))
        assert connection.scalar(select(func.count()).select_from(sent_forms)) == 0


def test_a_form_whose_server_stopped_within_is_neither_done_again_nor_said_to_be_done(any_store: Store) -> None:
    form = sent_form(any_store, secrets.token_bytes(16))
    assert take_place(any_store, form) is None
    with pytest.raises(UnfinishedFormError):
        take_place(any_store, form, pause=lambda _: None)


def test_of_many_sendings_at_once_one_is_the_first(any_store: Store) -> None:
    form = sent_form(any_store, secrets.token_bytes(16))

    def send(number: int) -> bool:
        is_first = take_place(any_store, form) is None
        if is_first:
            keep_answer(any_store, form, b"%d" % number)
        return is_first

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(send, range(4))) == [False, False, False, True]
