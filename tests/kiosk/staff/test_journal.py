"""The pages of the journal: read, reply once, hand over, close; never by whom it is about, and with nothing lost."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from flask import Flask
from lxml import html

from config.vocabulary import Place
from feedback_store.complaints.records import record_of
from feedback_store.concerns.recipients import name_recipient
from feedback_store.engine import Store
from feedback_store.roles.role import Grants
from feedback_store.social_services import Service
from feedback_store.staff import COLLEAGUE, OUTSIDER, all_staff
from tests.builders import Day, a_member, a_service
from tests.feedback_store.complaints.letters import FOOD, a_follow_up, a_letter, opened, signed
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import sign_in, submit

REPLY = "Говорихме с кухнята."
MARIA = "Леля Мария пуска телевизора късно"


@pytest.fixture
def page(store: Store, service: Service, day: Day) -> str:
    """Return the address of the journal of a service with one letter."""
    opened(store, service.key, day, a_letter(store, service.key))
    return f"/staff/journal/{service.key}"


def browser_of(app: Flask, store: Store, name: str, role: Grants = COLLEAGUE) -> PageClient:
    a_member(store, name, role)
    client = app.test_client()
    assert isinstance(client, PageClient) and sign_in(client, name).status_code == 302
    return client


@pytest.fixture
def ana(app: Flask, store: Store, page: str) -> PageClient:
    return browser_of(app, store, "Ана Колева")


def act(client: PageClient, page: str, state: str = "", **fields: str) -> tuple[int, str]:
    """Send a form of an entry over the state that its page shows, or over another one."""
    shown = html.document_fromstring(client.get(page).get_data(as_text=True))
    fields["state"] = state or str(shown.xpath("string(//*[@name='state']/@value)"))
    response = submit(client, page, **fields)
    return response.status_code, "" if response.status_code == 302 else text_of(response)


def test_an_entry_is_read_replied_to_judged_and_closed(ana: PageClient, page: str) -> None:
    assert ana.get("/staff/journal").location == page
    listed = text_of(ana.get(page))
    assert "още без тема" in listed and "чака отговор" in listed and "Отговор до 24 ноември 2026 г." in listed
    entry = f"{page}/entry/1"
    assert FOOD in text_of(ana.get(entry))
    assert "Повече от 9 думи" in act(ana, entry, act="preview", text="Говорихме " + "много " * 9)[1]
    assert act(ana, entry, act="reply", text=REPLY)[0] == 302
    assert act(ana, entry, act="close")[0] == 422
    assert act(ana, entry, act="subject", subject="Храната")[0] == 302
    assert act(ana, entry, act="outcome", done="Нов термос", verdict="upheld")[0] == 302
    assert act(ana, entry, act="close")[0] == 302
    said = text_of(ana.get(page))
    assert "Храната" in said and "приключено от екипа" in said and "оплакването е основателно" in said
    assert "Ана Колева – отговори" in text_of(ana.get(entry))


def test_the_second_of_two_sees_what_the_first_did_and_no_reply_goes_twice(
    ana: PageClient, app: Flask, store: Store, service: Service, page: str
) -> None:
    other, entry = browser_of(app, store, "Петър Илиев"), f"{page}/entry/1"
    seen = record_of(store, service.key, 1).state
    assert act(ana, entry, seen, act="reply", text=REPLY)[0] == 302
    assert act(ana, entry, seen, act="reply", text=REPLY)[0] == 302  # the same click once more
    status, told = act(other, entry, seen, act="reply", text="Ще попитаме кухнята.")
    assert status == 409 and REPLY in told and "Ще попитаме кухнята." in told and "има нещо ново" in told
    assert [text for _, text in record_of(store, service.key, 1).entry.replies] == [REPLY]


def test_a_name_in_a_reply_is_asked_about_once_more(ana: PageClient, store: Store, service: Service, page: str) -> None:
    fields = {"act": "reply", "text": "Питайте Иван Петров."}
    status, told = act(ana, f"{page}/entry/1", **fields)
    assert status == 422 and "издава човек" in told and record_of(store, service.key, 1).entry.replies == ()
    assert act(ana, f"{page}/entry/1", is_checked="yes", **fields)[0] == 302


def test_whom_it_is_about_sees_number_and_date_and_who_stands_outside_takes_it(
    app: Flask, store: Store, service: Service, day: Day, ana: PageClient, page: str
) -> None:
    opened(store, service.key, day, a_letter(store, service.key, MARIA, words=("слон", "мост", "шапка", "кораб")))
    maria = browser_of(app, store, "Мария Иванова")
    georgi = browser_of(app, store, "Георги Стоев", OUTSIDER)
    assert "Води го друг човек" in text_of(maria.get(page)) and MARIA in text_of(ana.get(f"{page}/entry/2"))
    for client in (maria, georgi):
        response = client.get(f"{page}/entry/2")
        assert response.status_code == 404 and "Няма такъв запис" in text_of(response)
        assert submit(client, page, f"{page}/entry/2", act="close").status_code in (400, 404)
    outsider = next(one for one in all_staff(store) if one.name == "Георги Стоев")
    name_recipient(store, service.key, outsider.id, Place.OUTSIDE)
    assert MARIA in text_of(georgi.get(f"{page}/entry/2"))
    assert georgi.get(f"{page}/entry/1").status_code == 404
    mine = next(one for one in all_staff(store) if one.name == "Ана Колева")
    assert act(ana, f"{page}/entry/1", act="concerned", concerned=mine.id)[0] == 302
    assert ana.get(f"{page}/entry/1").status_code == 404


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "٣", "9" * 30, "1%20"])
def test_a_guessed_number_or_service_leads_nowhere(ana: PageClient, store: Store, page: str, number: str) -> None:
    a_service(store, "other-home")
    assert ana.get(f"{page}/entry/{number}").status_code == 404
    assert ana.get("/staff/journal/other-home/entry/1").status_code == 404
    assert submit(ana, page, "/staff/journal/other-home/entry/1", act="reply", text=REPLY).status_code in (400, 404)


def test_a_contact_is_shown_when_asked_for_and_the_look_is_noted(
    ana: PageClient, store: Store, service: Service, day: Day, page: str
) -> None:
    letter = signed(a_letter(store, service.key, words=("слон", "мост", "шапка", "кораб")), "Иванка Колева, 0888 123")
    opened(store, service.key, day, letter)
    entry = f"{page}/entry/2"
    assert "Подписано от възрастен" in text_of(ana.get(page)) and "0888" not in text_of(ana.get(entry))
    assert "0888 123" in act(ana, entry, act="contact")[1]
    assert "видя името и връзката" in text_of(ana.get(entry)) and "0888" not in text_of(ana.get(entry))


def test_what_the_sender_adds_opens_it_again_and_a_late_one_is_warned_of(
    ana: PageClient, store: Store, service: Service, day: Day, page: str
) -> None:
    entry = f"{page}/entry/1"
    act(ana, entry, act="outcome", done="", verdict="idea")
    act(ana, entry, act="close")
    opened(store, service.key, day, a_follow_up(store, service.key, "Още е студена"))
    assert "отворено отново от подателя" in text_of(ana.get(page))
    day.today += timedelta(days=30)
    assert "закъснение" in text_of(ana.get(page))


def test_a_complaint_on_paper_is_entered_once_and_a_name_of_a_child_is_refused(
    ana: PageClient, store: Store, service: Service, day: Day, page: str
) -> None:
    fields = {"came_on": day.today.isoformat(), "way": "spoken", "speaker": "parent", "text": "Шумно е вечер."}
    for _ in "12":
        assert submit(ana, f"{page}/new", **fields, signature="Иванка, 0888").location == f"{page}/entry/2"
    assert len(record_of(store, service.key, 2).acts) == 1 and "Родител, устно" in text_of(ana.get(page))
    child = submit(ana, f"{page}/new", **{**fields, "speaker": "child"}, signature="Иво")
    assert child.status_code == 422 and "само ако се подписва възрастен" in text_of(child)
    for wrong in ({"came_on": "2027-01-01"}, {"came_on": "x"}, {"way": "x"}, {"speaker": "x"}, {"text": " "}):
        assert submit(ana, f"{page}/new", **{**fields, **wrong}).status_code == 422


def test_the_register_holds_no_formula_no_contact_and_nothing_that_somebody_else_looks_after(
    ana: PageClient, store: Store, service: Service, day: Day, page: str
) -> None:
    fields = {"came_on": day.today.isoformat(), "way": "paper", "speaker": "parent", "text": "Колева закъснява."}
    assert submit(ana, f"{page}/new", **fields, signature="Иванка, 0888").location == page
    act(ana, f"{page}/entry/1", act="subject", subject="=HYPERLINK(1)")
    act(ana, f"{page}/entry/1", act="outcome", done=" @SUM(A1)\nи още", verdict="not_upheld")
    minutes = {"present": "Ана и Петър", "found": "=Храната се повтаря.", "signed_by": "Ана"}
    for _ in "12":
        assert submit(ana, f"{page}/reviews", held_on=day.today.isoformat(), **minutes).status_code == 302
    held = text_of(ana.get(f"{page}/reviews"))
    assert held.count("Храната се повтаря") == 1 and "Записи: 2, неприключени: 2, просрочени: 0" in held
    assert submit(ana, f"{page}/reviews", held_on="2027-01-01", **minutes).status_code == 422
    written = ana.get(f"{page}/register.csv").data.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(written), delimiter=";"))
    assert [row[0] for row in rows] == ["Номер", "1", "2"] and rows[2][3] == "Води го друг човек"
    assert rows[1][3] == "'=HYPERLINK(1)" and rows[1][4].startswith("'@SUM")
    assert "0888" not in written and "закъснява" not in written
    assert ana.get(f"{page}/register.pdf?year=2026").data.startswith(b"%PDF-")
