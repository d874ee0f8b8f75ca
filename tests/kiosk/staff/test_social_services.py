"""Services and tablets: a manager needs no command line."""

import re

import pytest
from flask import Flask

from config.settings import Settings
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.social_services import Service, all_services, find_service
from kiosk.application import create_app
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import a_device, a_tap, sign_in, submit

NEW = {"name": "ЦОП – Русе", "key": "cop-ruse", "users": "40"}


def test_without_a_service_the_next_step_is_told(signed_in: PageClient) -> None:
    assert "Добавете първата" in text_of(signed_in.get("/staff/"))
    assert "Добавете първата" in text_of(signed_in.get("/staff/services"))


@pytest.mark.parametrize(("users", "kept"), [("40", 40), ("", None), ("0", 0)])
def test_a_service_is_added_by_a_form(signed_in: PageClient, store: Store, users: str, kept: int | None) -> None:
    response = submit(signed_in, "/staff/services", **{**NEW, "users": users})
    assert response.location == "/staff/services/cop-ruse"
    assert find_service(store, "cop-ruse").users == kept
    assert "Още няма таблет" in text_of(signed_in.get(response.location))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Попълнете"),
        ({"key": "ЦОП"}, "латински"),
        ({"key": "a"}, "латински"),
        ({"key": "cop-ruse\n; drop"}, "латински"),
        ({"users": "много"}, "цяло число"),
        ({"users": "-1"}, "цяло число"),
        ({"users": "10001"}, "цяло число"),
    ],
)
def test_a_faulty_service_form_says_what_to_mend(
    signed_in: PageClient, store: Store, change: dict[str, str], words: str
) -> None:
    response = submit(signed_in, "/staff/services", **{**NEW, **change})
    assert response.status_code == 422
    assert words in text_of(response)
    assert not all_services(store)


def test_a_key_that_is_taken_is_refused_in_words(signed_in: PageClient, service: Service) -> None:
    response = submit(signed_in, "/staff/services", **NEW)
    assert response.status_code == 409
    assert "вече има този ключ" in text_of(response)


def test_a_code_made_on_the_page_enrols_a_tablet(signed_in: PageClient, store: Store, service: Service) -> None:
    page = f"/staff/services/{service.key}"
    made = submit(signed_in, page, to=f"{page}/codes", name="Стая за игри", age_band="8_11", is_try_out="y")
    shown = page_of(signed_in.get(made.location))
    code = shown.xpath("string(//*[@class='code'])")
    assert signed_in.post("/api/enrol", json={"code": code}).status_code == 200
    (device,) = all_devices(store, service.key)
    assert (device.name, device.age_band, device.is_try_out) == ("Стая за игри", "8_11", True)
    assert "Стая за игри" in text_of(signed_in.get(page))


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"name": " "}, {"name": "\u200b\u2060"}, {"name": "а\0б"}, {"name": "x", "age_band": "12_plus"}],
)
def test_a_faulty_code_form_makes_no_code(signed_in: PageClient, service: Service, fields: dict[str, str]) -> None:
    page = f"/staff/services/{service.key}"
    assert submit(signed_in, page, to=f"{page}/codes", **{"age_band": "unknown", **fields}).status_code == 422
    assert signed_in.get(f"{page}/code").location == page


def test_a_picture_of_the_address_is_shown_only_where_a_tablet_can_reach_it(
    signed_in: PageClient, store: Store, settings: Settings, service: Service
) -> None:
    page = f"/staff/services/{service.key}"
    fields = {"name": "Коридор", "age_band": "unknown"}
    submit(signed_in, page, to=f"{page}/codes", **fields)
    assert not page_of(signed_in.get(f"{page}/code")).xpath("//*[@class='picture']")
    app = create_app(store, settings.model_copy(update={"public_url": "http://glasche.example"}))
    app.test_client_class = PageClient
    beyond = app.test_client()
    assert isinstance(beyond, PageClient)
    sign_in(beyond)
    submit(beyond, page, to=f"{page}/codes", **fields)
    shown = beyond.get(f"{page}/code")
    assert page_of(shown).xpath("//*[@class='picture']//*[local-name()='svg']")
    assert "http://glasche.example/enrol" in text_of(shown)


def test_this_browser_becomes_the_kiosk_and_is_signed_out(signed_in: PageClient, service: Service) -> None:
    page = f"/staff/services/{service.key}"
    submit(signed_in, page, to=f"{page}/codes", name="Коридор", age_band="unknown")
    response = submit(signed_in, f"{page}/code", to=f"{page}/this-browser")
    assert re.fullmatch(r"/enrol/\S{6,}", response.location)
    assert signed_in.get("/staff/").status_code == 302


def test_trying_out_is_switched_by_a_button_and_shows_its_taps(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    device, header = a_device(store, service.key)
    page = f"/staff/services/{service.key}"
    switch = f"{page}/devices/{device.id}/try-out"
    submit(signed_in, page, to=switch, is_try_out="yes")
    assert "Още няма докосвания" in text_of(signed_in.get(page))
    signed_in.post("/api/submissions", json=[a_tap("sad", try_out=True), a_tap("sad", try_out=True)], headers=header)
    assert "Тъжно ми е 2" in text_of(signed_in.get(page))
    submit(signed_in, page, to=switch, is_try_out="no")
    submit(signed_in, page, to=switch, is_try_out="yes")
    assert "Тъжно ми е" not in text_of(signed_in.get(page))


def test_cards_laid_while_trying_out_are_shown_by_topic_and_column(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    _, header = a_device(store, service.key, is_try_out=True)
    laid = [{"step": "here", "chosen": ["food.good", "room.not_good"]}]
    sent = a_tap(instrument="sort", answers=laid, try_out=True)
    assert signed_in.post("/api/submissions", json=[sent], headers=header).status_code == 200
    words = text_of(signed_in.get(f"/staff/services/{service.key}"))
    assert "Храната: Хубаво 1" in words and "Стаята: Не е хубаво 1" in words


def test_a_child_who_is_on_a_live_page_when_trying_out_begins_is_not_shown_to_staff(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    device, header = a_device(store, service.key)
    page = f"/staff/services/{service.key}"
    submit(signed_in, page, to=f"{page}/devices/{device.id}/try-out", is_try_out="yes")
    signed_in.post("/api/submissions", json=[a_tap("scared")], headers=header)
    assert "Още няма докосвания" in text_of(signed_in.get(page))
    assert store.cabinet.count(service.key) == 1


def test_taking_a_tablet_away_says_what_is_lost_and_asks(signed_in: PageClient, store: Store, service: Service) -> None:
    device, header = a_device(store, service.key)
    page = f"/staff/services/{service.key}/devices/{device.id}/revoke"
    assert "се губят" in text_of(signed_in.get(page))
    assert all_devices(store, service.key)
    submit(signed_in, page)
    assert not all_devices(store, service.key)
    assert signed_in.post("/api/submissions", json=[a_tap()], headers=header).status_code == 401


def test_a_tablet_of_another_service_is_not_found_here(signed_in: PageClient, store: Store, service: Service) -> None:
    submit(signed_in, "/staff/services", **{**NEW, "key": "another"})
    device, _ = a_device(store, "another")
    response = signed_in.get(f"/staff/services/{service.key}/devices/{device.id}/revoke")
    assert response.status_code == 404
    assert "Няма такъв таблет" in text_of(response)


@pytest.mark.parametrize("page", ["/staff/services/none", "/staff/nothing"])
def test_what_does_not_exist_is_answered_kindly(signed_in: PageClient, page: str) -> None:
    response = signed_in.get(page)
    assert response.status_code == 404
    assert "Не стана" in text_of(response)


def test_a_fault_of_ours_is_answered_kindly_and_logged_without_values(
    signed_in: PageClient, app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_it(_: Store) -> None:
        raise RuntimeError("Иво каза нещо")

    monkeypatch.setattr("kiosk.staff.blueprint.all_services", break_it)
    response = signed_in.get("/staff/services")
    assert response.status_code == 500
    assert "Нещо на сървъра се повреди" in text_of(response)
    assert "RuntimeError" in caplog.text
    assert "Иво" not in caplog.text


def test_the_morning_circle_is_offered_on_the_tablets_once_staff_say_so(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    _, header = a_device(store, service.key)
    page = f"/staff/services/{service.key}"
    seen = []
    for offered in ("", "yes", "no"):
        if offered:
            submit(signed_in, page, to=f"{page}/circle", is_offered=offered)
        seen.append(signed_in.get("/api/kiosk", headers=header).get_json()["has_circle"])
    assert seen == [False, True, False]
