"""Ideas and complaints on a visitor's phone: four words, the answer to them, and what is said to it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from werkzeug.test import TestResponse

from config.load import instruments
from feedback_store.complaints.replies import reply
from feedback_store.complaints.threads import open_threads
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from kiosk.door import work
from tests.builders import recipients_in, taps
from tests.kiosk.door.test_door import a_voice, put, told_in
from tests.kiosk.door.visitor import Visitor
from tests.kiosk.door.working import finished
from tests.kiosk.page_client import PageClient

TEXT, REPLY = "Искам люлка на двора.", "Люлката идва през май."


@pytest.fixture(autouse=True)
def _received(store: Store, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody receive words, and the work be done at once."""
    monkeypatch.setattr(work, "EASY_BITS", 4)
    recipients_in(store, service.key)


def a_letter(words: list[str] | None, **other: Any) -> dict[str, Any]:
    answers = [{"step": "what", "words": TEXT}]
    version = instruments()["idea"].version
    return a_voice(instrument="idea", version=version, answers=answers, speaker="child", four_words=words, **other)


def ask(client: PageClient, code: str, typed: str) -> TestResponse:
    proof = finished(told_in(client, code)["task"])
    return client.post(f"/v/{code}/answer", json={"proof": proof, "words": typed})


def opened(store: Store, service: Service) -> None:
    taps(store, service.key, *["happy"] * 5)
    assert open_box(store, service.key) is Outcome.OPENED


def test_a_letter_is_answered_for_whoever_has_its_words(
    client: PageClient, store: Store, service: Service, code: str
) -> None:
    words = [one["word"] for one in told_in(client, code)["receipt"]]
    sent = put(client, code, a_letter(words))
    assert sent.status_code == 200 and sent.json and [one["word"] for one in sent.json["receipt"]] != words
    assert ask(client, code, " ".join(words)).json["state"] == "nothing"  # type: ignore[index] # a client's answer
    opened(store, service)
    (thread,) = open_threads(store, service.key)
    reply(store, service.key, thread.number, REPLY)
    found: Any = ask(client, code, ", ".join(words).upper()).json
    assert found["state"] == "found" and [line["text"] for line in found["lines"]] == [TEXT, REPLY]
    assert found["words"] == words and not found["is_closed"]


@pytest.mark.parametrize(("typed", "state"), [("", "four_needed"), ("едно две", "four_needed"), ("x y z q", "unknown")])
def test_words_that_cannot_be_are_told_so(client: PageClient, code: str, typed: str, state: str) -> None:
    assert ask(client, code, typed).json["state"] == state  # type: ignore[index] # a client's answer


def test_without_the_work_no_words_are_tried(client: PageClient, code: str) -> None:
    words = " ".join(one["word"] for one in told_in(client, code)["receipt"])
    answer = client.post(f"/v/{code}/answer", json={"proof": "x", "words": words})
    assert answer.status_code == 403 and answer.json and answer.json["state"] == "undone"


@pytest.mark.parametrize("words", [["едно"], ["x", "y", "z", "q"], []])
def test_words_that_the_page_did_not_give_are_refused(client: PageClient, code: str, words: list[str]) -> None:
    assert put(client, code, a_letter(words)).status_code == 400


@pytest.mark.browser
def test_a_child_writes_a_letter_keeps_its_words_and_reads_the_answer(
    page: Page, address: str, code: str, store: Store, service: Service
) -> None:
    visitor = Visitor(page, f"{address}/v/{code}")
    visitor.open()
    visitor.is_child("8_11", "alone")
    page.locator("[data-answer=idea]").tap()
    page.locator(".sheet-words").fill(TEXT)
    page.locator(".is-go_on").tap()
    expect(visitor.question).to_have_text("Благодаря. Писмото ти е в кутията.", timeout=30_000)
    page.locator(".door-try").tap()
    expect(page.locator(".four-words")).to_have_count(0)
    page.locator(".four-cover").tap()
    words = page.locator(".four-words li").all_inner_texts()
    for typed, told in (("не знам", "Не са съвсем същите. Ето ги пак."), (" ".join(words), "Точно така.")):
        if page.locator(".four-cover").count():
            page.locator(".four-cover").tap()
        page.locator(".is-go_on").tap()
        page.locator(".sheet-words").fill(typed)
        page.locator(".is-go_on").tap()
        expect(visitor.question).to_contain_text(told)
    opened(store, service)
    reply(store, service.key, open_threads(store, service.key)[0].number, REPLY)
    page.locator(".is-home").tap()
    visitor.is_child("8_11", "alone")
    page.locator("[data-answer=my_answer]").tap()
    page.locator(".sheet-words").fill(" ".join(words))
    page.locator(".is-go_on").tap()
    expect(page.locator(".letter-line.is-staff")).to_contain_text(REPLY)
    page.locator(".is-go_on").tap()
    page.locator("[data-option]").first.tap()
    expect(page.locator(".screen-words")).to_be_visible()
