"""The morning: what the opening brought, in words; nothing in it moves until the next one but by acts of staff."""

from datetime import date, timedelta

import pytest

from feedback_store.complaints.replies import reply
from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError
from feedback_store.opening import Outcome, open_box
from feedback_store.reviews.settling import settle
from feedback_store.reviews.verdicts import Verdict, Wording, note_review
from feedback_store.social_services import Service
from feedback_store.staff import all_staff
from feedback_store.switched_on.days import OnState, last_states, note_day
from kiosk import heartbeats
from kiosk.heartbeats import Heartbeats
from tests.builders import Day, a_service, taps
from tests.feedback_store.reviews.reviewing import LETTER, fill, the_item
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import a_device

USUAL = ("happy",) * 12 + ("calm",) * 8 + ("sad",) * 7 + ("scared",) * 3
BETTER = ("happy",) * 20 + ("calm",) * 9 + ("sad",) * 4


def morning(client: PageClient, page: str = "/staff/") -> str:
    (lines,) = page_of(client.get(page)).xpath("//dl[@class='morning']")
    return " ".join(str(lines.text_content()).split())


@pytest.mark.parametrize(("last", "said"), [(BETTER, "по-добре от обикновено"), (USUAL, "както обикновено")])
def test_the_mood_of_the_last_week_is_told_against_usual_without_a_number(
    signed_in: PageClient, store: Store, service: Service, day: Day, last: tuple[str, ...], said: str
) -> None:
    day.today = date(2026, 9, 14)
    for faces in (*[USUAL] * 6, last):
        taps(store, service.key, *faces)
        assert open_box(store, service.key) is Outcome.OPENED
        day.today += timedelta(days=7)
    told = morning(signed_in).partition("Думи")[0].partition("Настроение")[2]
    assert said in told and not [sign for sign in told if sign.isdigit()]
    earlier = signed_in.get("/staff/?week=2026-W40")
    assert page_of(earlier).xpath("//table[@class='mood']") and not page_of(earlier).xpath("//dl[@class='morning']")


def test_letters_stand_with_their_clock_until_they_are_answered(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    fill(store, key=service.key)
    assert "№ 1 – ново" in morning(signed_in)
    day.today += timedelta(days=9)
    assert "№ 1 – 9 дни" in morning(signed_in) and LETTER not in text_of(signed_in.get("/staff/"))
    reply(store, service.key, 1, "Ще сложим люлка.")
    assert "На всички е отговорено" in morning(signed_in)


def test_quotes_stand_there_from_the_smallest_group_on_and_ours_are_marked(
    signed_in: PageClient, store: Store, service: Service
) -> None:
    fill(store, key=service.key)
    (elena,) = all_staff(store)
    for begins in ("Рисувах", "Ходихме", "Спечелихме", "Играхме"):
        item = the_item(store, service.key, elena, begins)
        assert item.reading
        note_review(store, item, Verdict.QUOTED, elena.id, Wording(item.reading.redacted, "bg"))
    settle(store, service.key)
    assert "Деца и младежи" not in morning(signed_in)
    item = the_item(store, service.key, elena, "Скучно")
    note_review(store, item, Verdict.QUOTED, elena.id, Wording("Нужни са занимания", "bg", is_ours=True))
    settle(store, service.key)
    assert morning(signed_in).count("Деца и младежи") == 3 and "Мария" not in morning(signed_in)


def test_of_many_services_some_are_shown_and_each_can_be_chosen(signed_in: PageClient, store: Store) -> None:
    keys = [a_service(store, f"home-{number}").key for number in range(5)]
    assert len(page_of(signed_in.get("/staff/")).xpath("//dl[@class='morning']")) == 3
    page = page_of(signed_in.get(f"/staff/?service={keys[4]}"))
    assert len(page.xpath("//dl[@class='morning']")) == 1
    assert page.xpath("//select[@id='service']/option[@selected]/@value") == [keys[4]]
    assert len(page_of(signed_in.get("/staff/?service=nowhere")).xpath("//dl[@class='morning']")) == 3


def test_a_tablet_is_on_partly_on_or_off_on_the_last_open_day(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    on, partly, off, fresh = (a_device(store, service.key)[0].id for _ in range(4))
    day.today = date(2026, 11, 23)  # a Monday: Friday was the last open day
    friday = date(2026, 11, 20)
    note_day(store, on, service.key, friday, range(8, 18))
    note_day(store, partly, service.key, friday, [10])
    note_day(store, off, service.key, friday - timedelta(days=1), [10])
    note_day(store, on, service.key, friday + timedelta(days=1), [10])  # nobody is there on Saturdays
    expected = {on: OnState.ON, partly: OnState.PARTLY, off: OnState.OFF, fresh: None}
    assert last_states(store, service.key) == (friday, expected)
    told = morning(signed_in)
    assert "На 20 ноември 2026 г.:" in told and "включен за малко" in told and "изключен или без връзка" in told


def test_a_tablet_is_heard_when_it_asks_for_its_shelf_and_a_full_disk_keeps_no_child_from_it(
    client: PageClient, store: Store, service: Service, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, header = a_device(store, service.key)
    hours = iter(range(24))
    heard = Heartbeats(lambda: next(hours))
    for _ in range(24):
        heard.hear(store, device.id, service.key)

    def refuse(*_: object) -> None:
        raise StoreBusyError("busy")

    day.today += timedelta(days=1)
    with monkeypatch.context() as patched:
        patched.setattr(heartbeats, "note_day", refuse)
        heard.settle(store)
    assert last_states(store, service.key)[1] == {device.id: None}
    heard.settle(store)
    assert last_states(store, service.key)[1] == {device.id: OnState.ON}
    assert client.get("/api/kiosk", headers=header).status_code == 200
    day.today += timedelta(days=1)
    assert client.get("/api/kiosk", headers=header).status_code == 200
    assert last_states(store, service.key)[1][device.id] is not None
