"""Events on the staff pages: announced by a form, with a poster, and a page of what was said the day after."""

from datetime import timedelta

import pytest

from config.vocabulary import Speaker
from feedback_store.engine import Store
from feedback_store.events.kept import Event, State, events_of
from feedback_store.facts import write_fact
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.ways import chats
from tests.builders import Day, a_member, taps
from tests.feedback_store.events.parties import a_party, at_party
from tests.kiosk.page_client import PageClient, text_of
from tests.kiosk.people import a_device, sign_in, submit

DAY = timedelta(days=1)
PAGE = "/staff/services/cop-ruse/events"
NEW = {"name": "Есенен празник", "held_on": "2026-11-20", "expected": "30", "asked": "mood_board"}


@pytest.fixture
def at_desk(client: PageClient, store: Store, service: Service) -> PageClient:
    """Return a browser in which a colleague is signed in, who is no administrator, of a house with a bot."""
    a_member(store, "Мария")
    assert sign_in(client, "Мария", "три чаши вода").status_code == 302
    with store.writing() as connection:
        write_fact(connection, chats.BOT, "glasche_bot")
    return client


def page_of_party(party: Event) -> str:
    return f"/staff/services/{party.service}/events/{party.key}"


def test_a_colleague_announces_an_event_and_gets_its_poster(at_desk: PageClient, store: Store) -> None:
    device, _ = a_device(store, "cop-ruse")
    made = submit(at_desk, PAGE, **NEW, tablets=device.id)
    (event,) = events_of(store, "cop-ruse")
    assert event.tablets == (device.id,) and "през този ден: Коридор." in text_of(at_desk.get(made.location))
    assert made.location == page_of_party(event)
    assert "20 ноември 2026 г." in text_of(at_desk.get(made.location))
    poster = at_desk.get(f"{made.location}/poster.pdf")
    assert poster.mimetype == "application/pdf" and poster.data.startswith(b"%PDF")
    submit(at_desk, made.location, f"{made.location}/cancel")
    assert events_of(store, "cop-ruse") == () and at_desk.get(made.location).status_code == 404


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " "}, "Попълнете"),
        ({"name": "Рожден ден на Мария Иванова"}, "издава човек: "),
        ({"held_on": "2026-11-15"}, "Изберете ден от днес нататък"),
        ({"held_on": "утре"}, "Изберете ден от днес нататък"),
        ({"expected": "4"}, "Твърде малко са"),
        ({"expected": "20000"}, "цяло число"),
        ({"asked": ""}, "Изберете поне едно"),
    ],
)
def test_a_faulty_form_says_what_to_mend(at_desk: PageClient, store: Store, change: dict[str, str], words: str) -> None:
    response = submit(at_desk, PAGE, **(NEW | change))
    assert response.status_code == 422 and words in text_of(response)
    assert events_of(store, "cop-ruse") == ()


def test_the_day_after_the_page_tells_what_was_said_and_the_week_leads_to_it(
    at_desk: PageClient, store: Store, service: Service, day: Day
) -> None:
    party = a_party(store, service.key, asked=("mood_board", "again"))
    at_party(store, party, 6, "happy")
    at_party(store, party, 2, "sad", speaker=Speaker.PARENT)
    taps(store, service.key, *["sad"] * 7)
    day.today += DAY
    assert "Събитието приключи" in text_of(at_desk.get(page_of_party(party)))
    open_box(store, service.key)
    said = text_of(at_desk.get(page_of_party(party)))
    assert "Деца и младежи: 6 гласа" in said
    assert "Родители, близки" not in said.partition("Само гласове")[0]  # not even that there were two
    assert "твърде малко хора от една група" in said  # nobody answered the other question
    day.today += 7 * DAY
    week = at_desk.get("/staff/?week=2026-W47")
    assert "Празник на есента, 16 ноември 2026 г." in text_of(week) and page_of_party(party) in week.text


def test_where_too_few_answered_the_page_says_so_and_shows_nothing(
    at_desk: PageClient, store: Store, service: Service, day: Day
) -> None:
    party = a_party(store, service.key)
    at_party(store, party, 4)
    taps(store, service.key, "sad")
    day.today += DAY
    open_box(store, service.key)
    said = text_of(at_desk.get(page_of_party(party)))
    assert "Твърде малко хора от една група" in said and "4 гласа" not in said and "Деца и младежи:" not in said


def test_an_event_is_closed_by_hand_on_its_day_only(
    at_desk: PageClient, store: Store, service: Service, day: Day
) -> None:
    party = a_party(store, service.key)
    assert "преди 19:00 ч." in text_of(at_desk.get(page_of_party(party)))
    submit(at_desk, page_of_party(party), f"{page_of_party(party)}/close")
    (closed,) = events_of(store, service.key)
    assert closed.state is State.OVER
    assert "Събитието приключи. Казаното ще стои тук" in text_of(at_desk.get(page_of_party(party)))
