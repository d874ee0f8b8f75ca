"""The code of an event, below the browser: what its page says and asks, which voices carry it, and its poster."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from json import loads

import pytest
from pypdf import PdfReader

from config.vocabulary import LANGUAGES
from feedback_store.bot_links import Goal
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.events.kept import Event, cancel_event, close_event, make_event
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from kiosk.door import work
from kiosk.door.poster import make_poster, poster_as_pdf
from kiosk.errors import PosterRefusedError
from tests.builders import Day
from tests.feedback_store.events.parties import a_party, counted_at
from tests.kiosk.door.test_door import a_voice, put, told_in
from tests.kiosk.page_client import PageClient, page_of

DAY = timedelta(days=1)


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "GLASCHE_PUBLIC_URL": "https://voices.example.bg"}


@pytest.fixture(autouse=True)
def _easier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work be done at once."""
    monkeypatch.setattr(work, "EASY_BITS", 4)


@pytest.fixture
def party(store: Store, service: Service) -> Event:
    return a_party(store, service.key)


@pytest.fixture
def code(store: Store, party: Event) -> str:
    return code_of(store, Goal(party.service, event=party.key))


def said_first(client: PageClient, code: str) -> str:
    told = loads(page_of(client.get(f"/v/{code}")).get_element_by_id("screen").get("data-told"))
    return str(told["words"]["bg"]["above"])


def test_on_its_day_the_page_bears_its_name_and_asks_what_staff_chose(client: PageClient, code: str) -> None:
    assert "Празник на есента · ЦОП" in said_first(client, code)
    told = told_in(client, code)
    assert [one["table"]["key"] for one in told["instruments"]] == ["mood_board"] == [told["wish"]]
    assert told["is_at_event"] is True


def test_afterwards_the_page_says_kindly_that_it_is_over_and_asks_all(
    client: PageClient, store: Store, party: Event, code: str
) -> None:
    close_event(store, party.service, party.key)
    assert "приключи. Гласът пак влиза в кутията на ЦОП" in said_first(client, code)
    told = told_in(client, code)
    assert told["is_at_event"] is False and len(told["instruments"]) > 3 and told["wish"] is None


def test_before_its_day_the_page_is_that_of_the_service(client: PageClient, store: Store, service: Service) -> None:
    coming = a_party(store, service.key, store.today() + DAY)
    code = code_of(store, Goal(service.key, event=coming.key))
    assert told_in(client, code)["is_at_event"] is False
    cancel_event(store, service.key, coming.key)
    assert client.get(f"/v/{code}").status_code == 404


@pytest.mark.parametrize(("was_on", "counted"), [(True, 5), (False, 0)])
def test_a_voice_carries_the_event_where_its_page_was_of_it(
    client: PageClient, store: Store, party: Event, code: str, day: Day, was_on: bool, counted: int
) -> None:
    for _ in range(5):
        answer = put(client, code, a_voice(**({"is_at_event": True} if was_on else {})))
        assert answer.status_code == 200
    day.today += DAY
    open_box(store, party.service)
    assert counted_at(store, party) == counted


def test_no_voice_carries_an_event_by_the_code_of_its_service(
    client: PageClient, store: Store, party: Event, day: Day
) -> None:
    for _ in range(5):
        put(client, code_of(store, Goal(party.service)), a_voice(is_at_event=True))
    day.today += DAY
    open_box(store, party.service)
    assert counted_at(store, party) == 0


def test_its_poster_bears_its_name_and_its_day_in_every_language(store: Store, party: Event) -> None:
    poster = make_poster(store, party.service, None, LANGUAGES, event=party.key)
    assert poster.codes.page and poster.codes.page.endswith(code_of(store, Goal(party.service, event=party.key)))
    (page,) = PdfReader(BytesIO(poster_as_pdf(poster))).pages
    said = re.sub(r"\s+", "", page.extract_text())
    assert "Празникнаесента·16ноември2026г." in said and "Какбешеднес?" in said


def test_a_poster_for_a_few_or_of_what_is_over_is_refused(store: Store, service: Service, day: Day) -> None:
    few = make_event(store, service.key, "Излет", day.today, 5, ["mood_board"])
    stricter = store.settings.model_copy(update={"smallest_group": 6})
    with pytest.raises(PosterRefusedError, match="at least 6"):
        make_poster(_with(store, stricter), service.key, None, LANGUAGES, event=few.key)
    day.today += DAY
    with pytest.raises(PosterRefusedError, match="is over"):
        make_poster(store, service.key, None, LANGUAGES, event=few.key)


def _with(store: Store, settings: object) -> Store:
    return replace(store, settings=settings)  # type: ignore[arg-type]
