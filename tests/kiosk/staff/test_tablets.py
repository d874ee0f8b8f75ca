"""What staff set for a tablet and for the service in which it stands, and what the tablet hears of it."""

import re
from datetime import timedelta

import pytest

from config.vocabulary import LANGUAGES
from feedback_store.devices import all_devices
from feedback_store.engine import Store
from feedback_store.hours import hours_of, write_hours
from feedback_store.pins import pin_of
from feedback_store.social_services import Service
from tests.builders import a_service
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, submit

SHELF = {
    "name": "Игрална",
    "language-en": "1",
    "language-bg": "0",
    "instrument-sort": "1",
    "instrument-mood_board": "2",
}


def page_of_tablet(store: Store, service: Service) -> str:
    (device,) = all_devices(store, service.key)
    return f"/staff/services/{service.key}/devices/{device.id}"


def test_the_shelf_of_a_tablet_is_what_staff_set_in_their_order(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    assert submit(signed_in, page_of_tablet(store, service), **SHELF).status_code == 302
    shelf = signed_in.get("/api/kiosk", headers=tablet).get_json()
    assert shelf["device"] == "Игрална"
    assert [each["key"] for each in shelf["languages"]] == ["en"]
    assert [each["table"]["key"] for each in shelf["instruments"]] == ["sort", "mood_board"]


def test_another_tablet_of_the_service_keeps_its_own_shelf(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    page = page_of_tablet(store, service)
    _, other = a_device(store, service.key)
    submit(signed_in, page, **SHELF)
    shelf = signed_in.get("/api/kiosk", headers=other).get_json()
    assert [each["key"] for each in shelf["languages"]] == list(LANGUAGES)
    assert len(shelf["instruments"]) > 2


@pytest.mark.parametrize("without", [{"language-en": "0"}, {"instrument-sort": "0", "instrument-mood_board": "0"}])
def test_a_shelf_with_nothing_on_it_is_refused_in_words(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str], without: dict[str, str]
) -> None:
    response = submit(signed_in, page_of_tablet(store, service), **{**SHELF, **without})
    assert response.status_code == 422
    assert "поне един език" in text_of(response)


def test_a_tablet_of_another_service_is_not_found(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    (device,) = all_devices(store, service.key)
    other = a_service(store).key
    assert signed_in.get(f"/staff/services/{other}/devices/{device.id}").status_code == 404


def test_the_hours_of_a_service_reach_its_tablets(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    page = f"/staff/services/{service.key}/hours"
    submit(signed_in, page, **{"opens-1": "08:00", "closes-1": "17:00", "opens-5": "08:00", "closes-5": "12:30"})
    assert write_hours(hours_of(store, service.key)) == "1 08:00-17:00, 5 08:00-12:30"
    assert "2 дни" in text_of(signed_in.get(f"/staff/services/{service.key}"))
    shelf = signed_in.get("/api/kiosk", headers=tablet).get_json()
    assert shelf["hours"][1] == {"day": 5, "from": "08:00", "to": "12:30"}


@pytest.mark.parametrize("times", [("08:00", ""), ("17:00", "08:00"), ("8", "9"), ("", "12:00")])
def test_hours_that_cannot_be_are_refused_and_stay_on_the_page(
    signed_in: PageClient, store: Store, service: Service, times: tuple[str, str]
) -> None:
    response = submit(signed_in, f"/staff/services/{service.key}/hours", **{"opens-2": times[0], "closes-2": times[1]})
    assert response.status_code == 422
    assert "и двата часа" in text_of(response)
    assert hours_of(store, service.key) == ()


def test_closed_days_are_listed_added_taken_back_and_reach_the_tablets(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    page, first = f"/staff/services/{service.key}/closed", store.today() + timedelta(days=7)
    assert "Няма отбелязани почивни дни" in text_of(signed_in.get(page))
    wrong = submit(signed_in, page, first=first.isoformat(), last=store.today().isoformat())
    assert wrong.status_code == 422 and "по-късния последен" in text_of(wrong)
    submit(signed_in, page, first=first.isoformat(), last="")
    assert {"from": first.isoformat(), "to": first.isoformat()} in closed_on(signed_in, tablet)
    assert "Следващи почивни дни" in text_of(signed_in.get(f"/staff/services/{service.key}"))
    submit(signed_in, page, f"{page}/open", first=first.isoformat())
    assert closed_on(signed_in, tablet) == []
    submit(signed_in, f"/staff/services/{service.key}/hours", **{"opens-1": "08:00", "closes-1": "17:00"})
    assert "Коледа" in text_of(signed_in.get(page))
    submit(signed_in, page, f"{page}/holidays", is_open="yes")
    assert "работи и на официалните празници" in text_of(signed_in.get(page))


def closed_on(client: PageClient, tablet: dict[str, str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get("/api/kiosk", headers=tablet).get_json()["closed"]
    return found


def test_staff_see_the_pin_and_make_another(signed_in: PageClient, store: Store, service: Service) -> None:
    page = f"/staff/services/{service.key}"
    before = pin_of(store, service.key)
    assert before in text_of(signed_in.get(page))
    submit(signed_in, page, f"{page}/pin")
    assert pin_of(store, service.key) != before
    assert pin_of(store, service.key) in text_of(signed_in.get(page))


def test_a_tablet_is_never_told_the_pin_itself(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    told = signed_in.get("/api/kiosk", headers=tablet).get_data(as_text=True)
    assert not re.search(rf"\b{pin_of(store, service.key)}\b", told)


REACH = {
    "scanning": "one_switch",
    "pattern": "rows",
    "start": "press",
    "pace_milliseconds": "3000",
    "hold_milliseconds": "200",
    "lock_milliseconds": "1000",
    "is_spoken": "yes",
    "dwell_milliseconds": "0",
}


def test_how_a_tablet_is_reached_is_what_staff_set_and_other_times_than_those_offered_are_refused(
    signed_in: PageClient, store: Store, service: Service, tablet: dict[str, str]
) -> None:
    page = f"{page_of_tablet(store, service)}/reach"
    assert "reach" not in signed_in.get("/api/kiosk", headers=tablet).get_json()
    assert "един бутон" in text_of(signed_in.get(page))
    assert submit(signed_in, page, **REACH).status_code == 302
    told = signed_in.get("/api/kiosk", headers=tablet).get_json()["reach"]
    assert told == {
        "scanning": "one_switch",
        "pattern": "rows",
        "start": "press",
        "pace_milliseconds": 3000,
        "hold_milliseconds": 200,
        "lock_milliseconds": 1000,
        "is_spoken": True,
        "dwell_milliseconds": 0,
        "is_very_easy": False,
    }
    refused = submit(signed_in, page, **{**REACH, "dwell_milliseconds": "9000"})
    assert refused.status_code == 422 and "от списъка" in text_of(refused)
    submit(signed_in, page, **{**REACH, "scanning": "off"})
    assert "reach" not in signed_in.get("/api/kiosk", headers=tablet).get_json()
