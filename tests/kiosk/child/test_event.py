"""A tablet that staff have set to an event: what is said on it that day belongs there, and nothing of the next day."""

from datetime import timedelta

from feedback_store.engine import Store
from feedback_store.events.kept import make_event
from feedback_store.hours import OpenHours, set_hours
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from tests.builders import Day
from tests.feedback_store.events.parties import a_party, counted_at
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, a_tap

DAY = timedelta(days=1)


def test_only_its_tablets_are_told_of_an_event_only_on_its_day_and_of_no_hours_by_which_it_would_be_play(
    client: PageClient, store: Store, service: Service, day: Day
) -> None:
    set_hours(store, service.key, (OpenHours(2, "08:00", "17:00"),))  # the event is on a Monday
    device, token = a_device(store, service.key)
    _, another = a_device(store, service.key)
    party = make_event(store, service.key, "Празник", day.today, 20, ["mood_board"], [device.id])

    def told(header: dict[str, str]) -> tuple[object, bool]:
        answer = client.get("/api/kiosk", headers=header).get_json()
        return answer["outbox"].get("event"), bool(answer["hours"])

    assert told(token) == (party.key, False) and told(another) == (None, True)
    day.today += DAY
    assert told(token) == (None, True)


def test_what_a_tablet_says_with_the_event_is_counted_there(
    client: PageClient, store: Store, service: Service, day: Day
) -> None:
    party, (_, token) = a_party(store, service.key), a_device(store, service.key)
    sent = [a_tap(event=party.key, made_on=day.today.isoformat()) for _ in range(5)] + [a_tap() for _ in range(5)]
    assert client.post("/api/submissions", json=sent, headers=token).status_code == 200
    day.today += DAY
    open_box(store, service.key)
    assert counted_at(store, party) == 5
