"""The wall: last week for everybody to see, from ten voices on, and nothing that moves before its time."""

from datetime import timedelta

import pytest

from config.settings import Settings
from feedback_store.devices import furnish
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, take_wall_back, wall_code
from tests.builders import Day, a_note, a_service, recipients_in, taps
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import a_device, a_tap, submit

WEEK = timedelta(days=7)
FILLING = "Таблото още се пълни."


@pytest.fixture
def wall(store: Store, service: Service) -> str:
    """Return where the wall of the service is."""
    make_wall(store, service.key)
    return f"/wall/{service.key}/{wall_code(store, service.key)}"


def opened(store: Store, service: Service, **faces: int) -> None:
    taps(store, service.key, *[face for face, times in faces.items() for _ in range(times)])
    assert open_box(store, service.key) is Outcome.OPENED


def languages_on(client: PageClient, wall: str) -> list[str]:
    return [
        str(slide.get("lang"))
        for slide in page_of(client.get(wall)).xpath("//section[not(contains(@class, 'is-late'))]")
    ]


def pins(client: PageClient, wall: str, language: str = "bg") -> int:
    """Return how many papers hang on the boards in one language."""
    return len(page_of(client.get(wall)).xpath(f"//section[@lang='{language}']//*[@href='#sign-pin']"))


def test_a_tap_changes_nothing_on_the_wall_until_the_box_was_opened_and_the_week_is_over(
    client: PageClient, wall: str, store: Store, service: Service, day: Day, tablet: dict[str, str]
) -> None:
    opened(store, service, happy=20, calm=12, sad=8)
    day.today += WEEK
    shown = client.get(wall).data
    client.post("/api/submissions", json=[a_tap("scared") for _ in range(12)], headers=tablet)
    assert client.get(wall).data == shown
    assert open_box(store, service.key) is Outcome.OPENED
    assert client.get(wall).data == shown  # of two states of the running week one could be taken from the other
    day.today += WEEK
    assert client.get(wall).data != shown


def test_a_paper_hangs_for_each_voice_and_the_week_is_told(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=20, calm=12, sad=8)
    assert FILLING in text_of(client.get(wall))
    day.today += WEEK
    words = text_of(client.get(wall))
    assert pins(client, wall) == pins(client, wall, "en") == 40
    assert "16–22 ноември 2026 г. · на таблета · 40 гласа" in words
    assert "16–22 November 2026 · said on the tablet · 40 voices" in words


def test_after_a_week_with_too_few_voices_the_week_before_stays_for_a_while(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=12, calm=8)
    day.today += WEEK
    opened(store, service, happy=9)
    day.today += WEEK
    assert pins(client, wall) == 20
    day.today += 2 * WEEK
    assert pins(client, wall) == 20
    day.today += WEEK
    assert FILLING in text_of(client.get(wall))


@pytest.mark.parametrize("voices", [0, 9])
def test_with_too_few_voices_it_says_calmly_when_the_box_opens(
    client: PageClient, wall: str, store: Store, service: Service, day: Day, voices: int
) -> None:
    if voices:
        opened(store, service, happy=voices)
    day.today += WEEK
    words = text_of(client.get(wall))
    assert FILLING in words and "The board is still filling." in words
    assert "поне 10 гласа" in words and "в 19:00 ч., щом в нея има поне 5 гласа" in words
    assert "9 гласа" not in words and pins(client, wall) == 0


def test_one_sad_child_among_ten_is_not_seen(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=11, sad=1)
    day.today += WEEK
    words = text_of(client.get(wall))
    assert pins(client, wall) == 10  # at least so many, as staff are told
    assert "Добре ми е" in words and "Тъжно" not in words and "Трудно" not in words


def test_the_jar_stands_beside_the_board_from_ten_notes_on(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    for number in range(30):
        accept(store, a_note(service.key, f"Играхме навън {number}"))
    opened(store, service, happy=12)
    day.today += WEEK
    page, words = page_of(client.get(wall)), text_of(client.get(wall))
    assert page.xpath("//section[@lang='bg']//*[@aria-label='Бурканчето е пълно до средата.']")
    assert "Бележките от 1 октомври" in words and "Играхме" not in words


def test_the_jar_is_as_full_as_on_the_shelf_from_the_opening_on(
    client: PageClient, wall: str, store: Store, service: Service
) -> None:
    recipients_in(store, service.key)
    tablet = a_device(store, service.key)[1]
    for number in range(30):
        accept(store, a_note(service.key, f"Играхме навън {number}"))
    assert FILLING in text_of(client.get(wall))
    opened(store, service)
    assert "Бурканчето е пълно до средата." in client.get(wall).get_data(as_text=True)
    shelf = client.get("/api/kiosk", headers=tablet).get_json()
    levels = {each["object"]: each["level"] for each in shelf["instruments"]}
    assert levels["jar"] == 2


def test_everything_that_stands_on_it_is_drawn(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    for number in range(30):
        accept(store, a_note(service.key, f"Играхме навън {number}"))
    pages = [page_of(client.get("/wall/nowhere/a")), page_of(client.get(wall))]
    opened(store, service, happy=20, calm=12, sad=8, scared=6, angry=5, dont_know=5)
    day.today += WEEK
    for page in [*pages, page_of(client.get(wall))]:
        drawn = {f"#{each}" for each in page.xpath("//@id")}
        assert set(page.xpath("//*[local-name() = 'use']/@href")) <= drawn


def test_it_speaks_what_the_tablets_of_the_service_speak(
    client: PageClient, wall: str, store: Store, service: Service
) -> None:
    assert languages_on(client, wall) == ["bg", "en", "tr", "uk"]
    device, _ = a_device(store, service.key)
    furnish(store, device.id, name=device.name, languages=("uk", "bg"), instruments=())
    assert languages_on(client, wall) == ["bg", "uk"]


def test_the_pictures_are_told_in_turkish_and_ukrainian_too(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=20, calm=12, sad=8)
    day.today += WEEK
    words = text_of(client.get(wall))
    assert "16–22 Kasım 2026 · tablette · 40 ses" in words
    assert "16–22 листопада 2026 р. · на планшеті · 40 голосів" in words


def test_without_a_board_the_jar_stands_alone(
    client: PageClient, wall: str, store: Store, service: Service, day: Day
) -> None:
    for number in range(10):
        accept(store, a_note(service.key, f"Играхме навън {number}"))
    opened(store, service)
    day.today += WEEK
    assert "Това ни зарадва тук" in text_of(client.get(wall))


@pytest.mark.parametrize("address", ["/wall/cop-ruse/aaaaaaaaaaaaaaaa", "/wall/nowhere/a", "/wall/cop-ruse/%D0%B0"])
def test_a_wrong_address_shows_a_quiet_screen_and_no_service(client: PageClient, wall: str, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Този екран си почива." in text_of(response) and "Надежда" not in text_of(response)


def test_an_address_that_was_taken_back_or_replaced_holds_no_more(
    client: PageClient, wall: str, store: Store, service: Service
) -> None:
    make_wall(store, service.key)
    assert client.get(wall).status_code == 404
    now = f"/wall/{service.key}/{wall_code(store, service.key)}"
    assert client.get(now).status_code == 200
    take_wall_back(store, service.key)
    assert client.get(now).status_code == 404


def test_the_address_of_one_service_shows_no_other(client: PageClient, wall: str, store: Store) -> None:
    other = a_service(store, "dc-ruse")
    make_wall(store, other.key)
    assert client.get(wall.replace("cop-ruse", other.key)).status_code == 404


def test_the_database_alone_does_not_give_the_address(store: Store, service: Service, wall: str) -> None:
    code = str(wall_code(store, service.key))
    with store.reading() as connection:
        assert code not in str(connection.exec_driver_sql("SELECT * FROM facts").all())


def test_staff_make_the_address_see_it_and_take_it_back(
    signed_in: PageClient, service: Service, settings: Settings
) -> None:
    page = f"/staff/services/{service.key}"
    assert "/wall/" not in text_of(signed_in.get(page))
    submit(signed_in, page, to=f"{page}/wall")
    (address,) = page_of(signed_in.get(page)).xpath("//*[@class='address']/a/@href")
    assert signed_in.get(address.removeprefix(settings.address)).status_code == 200
    submit(signed_in, page, to=f"{page}/wall/take-back")
    assert "/wall/" not in text_of(signed_in.get(page))
    assert signed_in.get(address.removeprefix(settings.address)).status_code == 404


def test_the_wall_sets_no_cookie_and_takes_nothing_in(client: PageClient, wall: str, store: Store) -> None:
    response = client.get(wall)
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert client.post(wall, json=[a_tap()]).status_code == 405
    assert not page_of(response).xpath("//form | //input | //button | //a")
    a_device(store, "cop-ruse")
    code = wall.rpartition("/")[2]
    header = {"Authorization": f"Bearer {code}"}
    assert client.post("/api/submissions", json=[a_tap()], headers=header).status_code == 401
