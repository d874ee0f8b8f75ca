"""Staff write down what they do, are told what is late, and are asked twice before they point at a child."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from analysis.language.reader import read
from config.settings import Settings
from config.vocabulary import Speaker
from feedback_store.actions.kept import actions_of
from feedback_store.actions.told import ToldAt, tellings_of
from feedback_store.complaints.handling import mark_concerned
from feedback_store.complaints.paper_entry import enter_paper
from feedback_store.complaints.papers import PaperEntry, Way
from feedback_store.complaints.records import record_of
from feedback_store.engine import Store
from feedback_store.events.kept import make_event
from feedback_store.opening import open_box
from feedback_store.roles.role import Grant, Role
from feedback_store.social_services import Service
from feedback_store.staff import all_staff
from kiosk.desk import Desk, put_desk
from kiosk.staff.dates import day_in_words
from kiosk.staff.speaking import with_marks
from tests.builders import Day, a_member
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import sign_in, submit

PAGE = "/staff/services/cop-ruse/actions"
OUTSIDE = {"form": "a" * 32, "about": "Навън след обяд", "source": "theme", "decision": "done", "responsible": "Екипът"}
TOLD = {
    "seen": "0",
    "sentence_bg": "Вече излизаме всеки ден.",
    "picture": "1F333",
    "places": "kiosk",
    "told_from": "2026-11-16",
    "act": "tell",
}


@pytest.fixture
def at_desk(client: PageClient, store: Store, service: Service, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    """Return the browser of a colleague, on a machine whose voice is quick."""
    for module in ("actions_told", "speaking"):
        monkeypatch.setattr(f"kiosk.staff.{module}.speak_at_once", lambda *_: b"ID3")
    a_member(store)
    sign_in(client, "Елена Петрова")
    return client


def begin(at_desk: PageClient, **other: str) -> str:
    """Begin an action and return the address of its page."""
    made = submit(at_desk, PAGE, **{**OUTSIDE, **other})
    assert made.status_code == 302
    return str(made.location)


def test_a_late_action_stands_first_and_on_the_page_of_the_week(
    at_desk: PageClient, service: Service, day: Day
) -> None:
    begin(at_desk, decision="under_way", until=day.today.isoformat(), proof="Протокол 12")
    assert "закъснява" not in text_of(at_desk.get("/staff/"))
    day.today += timedelta(days=1)
    assert "1 закъснява" in text_of(at_desk.get("/staff/"))
    assert "Закъсняват Действие" in text_of(at_desk.get(PAGE))


def test_what_is_done_is_owed_to_the_children_until_they_are_told(at_desk: PageClient, store: Store, day: Day) -> None:
    page = begin(at_desk)
    assert "Децата трябва да чуят: Навън след обяд" in text_of(at_desk.get("/staff/"))
    assert submit(at_desk, page, f"{page}/tell", **TOLD).status_code == 302
    assert "Децата трябва да чуят" not in text_of(at_desk.get("/staff/"))
    assert "Вече излизаме всеки ден." in text_of(at_desk.get(page))
    (sound,) = page_of(at_desk.get(page)).xpath("//audio/@src")
    assert at_desk.get(sound).data == b"ID3"


def test_a_double_click_makes_one_action_one_decision_and_one_piece_of_news(
    at_desk: PageClient, store: Store, service: Service, day: Day
) -> None:
    pages = {begin(at_desk) for _ in range(2)}
    (page,) = pages
    for _ in range(2):
        submit(at_desk, page, seen="1", decision="done", responsible="Екипът", proof="Протокол 12")
        submit(at_desk, page, f"{page}/tell", **TOLD)
    (action,) = actions_of(store, service.key)
    assert (len(action.history), len(tellings_of(store, service.key))) == (2, 1)


def test_whoever_decides_by_an_old_page_sees_what_a_colleague_decided(at_desk: PageClient, store: Store) -> None:
    page = begin(at_desk)
    submit(at_desk, page, seen="1", decision="under_way", responsible="Мария")
    refused = submit(at_desk, page, seen="1", decision="not_possible", reason="Няма двор", responsible="Екипът")
    assert refused.status_code == 409 and "Междувременно колега е променил това" in text_of(refused)
    shown = page_of(refused)
    assert shown.xpath("//*[@id='decide']/following::textarea[@name='reason']/text()") == ["Няма двор"]
    assert submit(at_desk, page, seen="2", decision="not_possible", reason="Няма двор", responsible="Екипът").location


@pytest.mark.parametrize("source", ["complaint", "quote"])
def test_what_one_child_may_have_said_is_told_only_after_a_second_question(
    at_desk: PageClient, store: Store, service: Service, day: Day, source: str
) -> None:
    page = begin(at_desk, source=source, source_named="№ 3")
    assert "може да покаже кой се е оплакал" in text_of(at_desk.get(page))
    assert submit(at_desk, page, f"{page}/tell", **TOLD).status_code == 422
    assert tellings_of(store, service.key) == ()
    assert submit(at_desk, page, f"{page}/tell", **TOLD, is_of_many="y").status_code == 302


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("Вече всички заедно излизаме навън на двора всеки ден след обяд.", "Повече от 8 думи"),
        ("Имаме нови услуги.", "услуги"),
        ("Мария Иванова вече е навън.", "Мария Иванова"),
    ],
)
def test_a_sentence_that_is_hard_or_names_somebody_is_doubted_once(
    at_desk: PageClient, app: Flask, store: Store, settings: Settings, day: Day, sentence: str, hint: str
) -> None:
    put_desk(app, Desk(replace(store, reader=read), settings))
    page = begin(at_desk)
    doubted = submit(at_desk, page, f"{page}/tell", **{**TOLD, "sentence_bg": sentence})
    assert doubted.status_code == 422 and hint in text_of(doubted)
    heard = submit(at_desk, page, f"{page}/tell", **{**TOLD, "sentence_bg": sentence, "act": "hear"})
    assert hint in text_of(heard)
    assert at_desk.get(page_of(heard).xpath("//audio/@src")[0]).data == b"ID3"
    told = {**TOLD, "sentence_bg": sentence, "is_checked": "y"}
    assert submit(at_desk, page, f"{page}/tell", **told).status_code == 302


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sentence_bg": ""}, "Попълнете"),
        ({"sentence_bg": "х" * 91}, "най-много 90 знака"),
        ({"picture": "../1F333"}, "Изберете рисунка"),
        ({"places": ""}, ""),
        ({"told_from": "вчера"}, ""),
    ],
)
def test_a_telling_that_lacks_something_is_refused_kindly_and_keeps_what_was_written(
    at_desk: PageClient, store: Store, service: Service, day: Day, fields: dict[str, str], words: str
) -> None:
    page = begin(at_desk)
    refused = submit(at_desk, page, f"{page}/tell", **{**TOLD, **fields})
    assert refused.status_code == 422 and words in text_of(refused)
    assert tellings_of(store, service.key) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"about": ""}, "Попълнете"),
        ({"about": "х" * 501}, "най-много 500"),
        ({"responsible": ""}, "Попълнете"),
        ({"decision": "not_possible"}, "Напишете защо не е възможно"),
    ],
)
def test_an_action_that_lacks_something_is_refused_kindly(
    at_desk: PageClient, store: Store, service: Service, fields: dict[str, str], words: str
) -> None:
    refused = submit(at_desk, PAGE, **{**OUTSIDE, **fields})
    assert refused.status_code == 422 and words in text_of(refused)
    assert actions_of(store, service.key) == ()


def test_the_poster_holds_what_is_told_there_and_there_is_none_of_nothing(
    at_desk: PageClient, store: Store, service: Service, day: Day
) -> None:
    assert at_desk.get(f"{PAGE}/poster.pdf").status_code == 409
    page = begin(at_desk)
    submit(at_desk, page, f"{page}/tell", **{**TOLD, "places": ToldAt.POSTER.value})
    poster = at_desk.get(f"{PAGE}/poster.pdf")
    assert poster.mimetype == "application/pdf" and poster.data.startswith(b"%PDF")
    submit(at_desk, page, f"{page}/tell-no-more")
    assert at_desk.get(f"{PAGE}/poster.pdf").status_code == 409


@pytest.mark.parametrize("number", ["2", "x", "²", "1" * 30, "-1"])
def test_an_action_that_is_not_there_has_no_page(at_desk: PageClient, number: str) -> None:
    begin(at_desk)
    assert at_desk.get(f"{PAGE}/{number}").status_code == 404


def test_the_stress_of_a_sentence_can_be_marked_and_it_is_said_anew(
    at_desk: PageClient, store: Store, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def speak(text: str, _: str) -> bytes:
        said.append(text)
        return b"ID3"

    monkeypatch.setattr("kiosk.staff.speaking.speak_at_once", speak)
    page = begin(at_desk)
    submit(at_desk, page, f"{page}/tell", **TOLD)
    open_box(store, "cop-ruse")
    submit(at_desk, page, f"{page}/say", said="вЕче излИзаме всеки ден.")
    assert said == ["Вече излизаме всеки ден.", with_marks("вЕче излИзаме всеки ден.")]


def test_what_an_action_came_from_is_chosen_from_a_list_without_what_somebody_else_looks_after(
    at_desk: PageClient, store: Store, service: Service
) -> None:
    make_event(store, service.key, "Празник", store.today(), 20, ("mood_board",))
    held = f"Празник, {day_in_words(store.today(), 'bg')}"
    shown = page_of(at_desk.get(PAGE)).xpath("//datalist[@id=//input[@name='source_named']/@list]/option/@value")
    assert {"храна", "Табло на настроението", held} <= set(shown)
    (elena,) = all_staff(store)
    number = enter_paper(
        store, service.key, elena.id, store.today(), PaperEntry(Way.PAPER, Speaker.PARENT, "Супата.", None)
    )
    shown = at_desk.get(PAGE)
    assert f"№ {number}:" in shown.get_data(as_text=True)
    record = record_of(store, service.key, number)
    a_member(store, "Мария", frozenset({Grant(Role.REVIEWER)}))
    mark_concerned(store, service.key, number, record.state, elena.id, frozenset({elena.id}), frozenset())
    assert f"№ {number}:" not in at_desk.get(PAGE).get_data(as_text=True)
