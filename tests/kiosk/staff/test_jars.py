"""Staff say yes or no to the notes of the jar; what was approved is read out, spoken and printed, and nothing else."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page, expect

from feedback_store.drawings.plain import plain_drawing
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.kept import new_quote, read_quotes, seal_quote
from feedback_store.quotes.waiting import waiting_notes
from feedback_store.schema import quotes
from feedback_store.social_services import Service
from kiosk.staff.jar_drawing import MOST_NOTES, folded_notes
from kiosk.staff.quote_wording import said_text, shown_text
from tests.builders import PASSWORD, Day, a_note, recipients_in
from tests.feedback_store.drawings.pictures import a_picture
from tests.kiosk.axe import axe_faults
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import LOGIN, an_administrator, sign_in, submit

NOTES = ("Играхме с Мария на двора", *(f"Рисувах {number} слънца" for number in range(2, 13)))
TOLD = "вчера татко ме би с колана"
OPENING = "/staff/jar/cop-ruse/2026-Q3/open"


@pytest.fixture
def jar(store: Store, service: Service, day: Day) -> Service:
    """Return a service whose jar of a summer is full; one note tells of danger."""
    day.today = date(2026, 8, 3)
    for text in (*NOTES, TOLD):
        accept(store, a_note(service.key, text))
    open_box(store, service.key)
    day.today = date(2026, 11, 16)
    return service


@pytest.fixture
def approved(store: Store, jar: Service) -> Service:
    """Return it with a yes to all of its notes."""
    notes = waiting_notes(store, jar.key)
    judge_notes(store, jar.key, {(note.voice, note.step): Judgement(True) for note in notes})
    return jar


def fields_of(page: HtmlElement, **wordings: str) -> dict[str, str]:
    """Return the form filled in: yes to all, with other wordings where a note begins with a word."""
    fields: dict[str, str] = {}
    for area in page.xpath("//textarea"):
        note, text = area.get("name").removeprefix("wording-"), area.text.strip()
        fields |= {f"say-{note}": "yes", f"wording-{note}": wordings.get(text.partition(" ")[0], text)}
    return fields


def test_staff_see_redacted_notes_in_words_and_nothing_that_tells_of_danger(
    signed_in: PageClient, jar: Service
) -> None:
    page = signed_in.get("/staff/jar/cop-ruse")
    assert "Играхме с [име] на двора" in text_of(page)
    assert "Мария" not in text_of(page) and "колана" not in text_of(page)
    assert "чакат Вашето" in text_of(signed_in.get("/staff/jar"))


def test_what_is_shortened_becomes_the_quote_and_a_new_word_refuses_the_page(
    signed_in: PageClient, jar: Service, store: Store
) -> None:
    address = "/staff/jar/cop-ruse"
    page = page_of(signed_in.get(address))
    refused = submit(signed_in, address, **fields_of(page, Играхме="Играхме с Мария"))
    assert refused.status_code == 422 and "Само махайте думи" in text_of(refused)
    assert read_quotes(store, jar.key) == ()
    assert submit(signed_in, address, **fields_of(page, Играхме="Играхме на двора")).status_code == 302
    texts = {quote.text for quote in read_quotes(store, jar.key)}
    assert texts == {"Играхме на двора", *NOTES[1:]}
    assert "Няма бележки за преглед" in text_of(signed_in.get(address))


def test_a_jar_opens_with_what_was_approved_until_too_little_is_left(
    signed_in: PageClient, approved: Service, store: Store
) -> None:
    shown = text_of(signed_in.get(OPENING))
    assert "Играхме с … на двора" in shown and "[име]" not in shown
    orders = {tuple(re.findall("Рисувах [0-9]+", text_of(signed_in.get(OPENING)))) for _ in range(4)}
    assert len(orders) > 1  # another one each time
    assert "Рисувах 7 слънца" in text_of(signed_in.get(OPENING.replace("open", "cards")))
    for quote in read_quotes(store, approved.key)[4:]:
        submit(signed_in, "/staff/jar/cop-ruse", "/staff/jar/cop-ruse/take-back", quote=quote.id)
    assert signed_in.get(OPENING).status_code == 404
    assert "поне 5 бележки" in text_of(signed_in.get("/staff/jar"))


def test_without_an_approval_there_is_no_opening_and_outsiders_see_none(app: Flask, store: Store, jar: Service) -> None:
    recipients_in(store, jar.key)
    seen = {}
    for name in ("Мария Иванова", "Георги Стоев"):
        browser = app.test_client()
        assert isinstance(browser, PageClient)
        sign_in(browser, name)
        seen[name] = [browser.get(page).status_code for page in ("/staff/jar/cop-ruse", OPENING)]
    assert seen == {"Мария Иванова": [200, 404], "Георги Стоев": [403, 403]}


def test_a_quote_is_spoken_on_the_fly_and_a_drawing_shown(
    signed_in: PageClient, approved: Service, store: Store
) -> None:
    drawn = new_quote(approved.key, "happiness_jar", "2026-Q3", drawing=plain_drawing(a_picture()))
    with store.writing() as connection:
        connection.execute(quotes.insert(), [seal_quote(store.keys, drawn)])
    (first, *_) = [quote for quote in read_quotes(store, approved.key) if quote.text]
    sound = signed_in.get(f"/staff/jar/cop-ruse/said/{first.id}.mp3")
    assert sound.mimetype == "audio/mpeg" and len(sound.data) > 4000 and sound.headers["Cache-Control"] == "no-store"
    assert signed_in.get(f"/staff/jar/cop-ruse/drawn/{drawn.id}.png").data == plain_drawing(a_picture())
    assert f"{drawn.id}.png" in signed_in.get(OPENING).get_data(as_text=True)
    assert signed_in.get("/staff/jar/cop-ruse/said/nobody.mp3").status_code == 404


@pytest.mark.parametrize(
    ("text", "shown"),
    [("С [име] [име] играхме", "С … играхме"), ("Видях [име].", "Видях …."), ("[име], ела", "…, ела"), ("Да!", "Да!")],
)
def test_dots_stand_where_something_was_hidden(text: str, shown: str) -> None:
    assert shown_text(text) == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [("dnes beshe mnogo gotino", "днес беше много готино"), ("Беше cool", "Беше cool"), ("🌞", ""), ("[име]", "")],
)
def test_a_quote_is_said_in_the_letters_of_its_language(text: str, said: str) -> None:
    assert said_text(new_quote("home", "happiness_jar", "2026-Q3", language="bg", text=text, drawing=None)) == said


@pytest.mark.parametrize("total", [1, 6, 13, 28, 40, 300])
def test_every_folded_note_lies_in_the_jar(total: int) -> None:
    notes = folded_notes(total)
    assert len(notes) == min(total, MOST_NOTES)
    assert all(30 < note.x < 210 and 90 < note.y < 300 for note in notes)


@pytest.fixture
def screen(browser: Browser, store: Store, address: str) -> Iterator[Page]:
    """Return a screen on which the administrator is signed in."""
    an_administrator(store)
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}/staff/sign-in")
    page.locator("input[name=login]").fill(LOGIN)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button.button").click()
    yield page
    page.close()
    assert not faults


@pytest.mark.browser
def test_a_jar_is_emptied_by_keyboard_and_read_when_the_bird_is_touched(
    screen: Page, address: str, approved: Service
) -> None:
    screen.goto(address + OPENING)
    expect(screen.get_by_role("heading", name="Отваряме бурканчето")).to_be_visible()
    screen.keyboard.press("Enter")
    expect(screen.locator(".folded.is-taken")).to_have_count(1)
    assert axe_faults(screen) == []
    bird = screen.get_by_role("button", name="Прочети")
    bird.click()
    expect(bird).to_have_attribute("aria-pressed", "true")
    bird.click()
    expect(bird).to_have_attribute("aria-pressed", "false")
    screen.keyboard.press("ArrowLeft")
    expect(screen.locator(".folded.is-taken")).to_have_count(0)
    for _ in range(len(NOTES) + 1):
        assert screen.evaluate("[...document.querySelectorAll('.card')].every((c) => c.scrollHeight <= c.clientHeight)")
        screen.keyboard.press("PageDown")
    expect(screen.get_by_role("heading", name="Бурканчето е празно")).to_be_visible()
    expect(screen.locator(".folded:not(.is-taken)")).to_have_count(0)
    screen.get_by_role("link", name="Карти за печат").click()
    assert axe_faults(screen) == []
    assert screen.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 2
